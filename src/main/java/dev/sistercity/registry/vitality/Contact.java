package dev.sistercity.registry.vitality;

import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.exchange.ExchangeDraft;
import dev.sistercity.registry.exchange.ExchangeTopicDraft;
import dev.sistercity.registry.forum.ForumDraft;
import dev.sistercity.registry.happening.Happening;
import dev.sistercity.registry.happening.ParticipantDraft;
import dev.sistercity.registry.shared.value.EdtfDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** A forum or an exchange at which cities met. @param type whose record it is */
public record Contact<D extends Happening>(RecordType<D> type, Entry<D> entry) {

    public EdtfDate date() {
        return entry.draft().date();
    }

    public RecordLink link(Reading reading) {
        return RecordLink.of(type, entry, date(), reading);
    }

    public List<String> topics() {
        return entry.draft() instanceof ExchangeDraft exchange
                ? exchange.topics().stream().map(ExchangeTopicDraft::topic).toList()
                : entry.draft() instanceof ForumDraft forum ? forum.topics() : List.of();
    }

    /** Ids of all cities that it shows, as it is found by. */
    public Set<String> cities() {
        Stream<String> hosts = Stream.of(entry.draft().hostCity());
        Stream<String> others = entry.draft() instanceof ExchangeDraft exchange
                ? exchange.guestCities().stream()
                : entry.draft() instanceof ForumDraft forum
                        ? Stream.concat(
                                Stream.of(forum.venueCity()),
                                forum.organizers().stream().map(organizer -> organizer.city()))
                        : Stream.of();
        Set<String> cities = new LinkedHashSet<>();
        Stream.of(hosts, others, entry.draft().participants().stream().map(ParticipantDraft::city))
                .flatMap(ids -> ids)
                .filter(Objects::nonNull)
                .forEach(cities::add);
        return cities;
    }

    /** The latest first, by the last day that their dates can mean; those of no known date last. */
    static Comparator<Contact<?>> latestFirst(Reading reading) {
        return Comparator.<Contact<?>>comparingLong(
                        contact -> contact.date() == null ? Long.MIN_VALUE : Silence.lastDay(contact.date(), reading))
                .thenComparingLong(
                        contact -> contact.date() == null ? 0 : contact.date().earliestDay())
                .reversed()
                .thenComparing(contact -> contact.entry().id());
    }
}
