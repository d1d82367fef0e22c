package dev.sistercity.registry.vitality;

import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.exchange.ExchangeDraft;
import dev.sistercity.registry.exchange.ExchangeTopicDraft;
import dev.sistercity.registry.forum.ForumDraft;
import dev.sistercity.registry.happening.Happening;
import dev.sistercity.registry.shared.value.EdtfDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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

    /** Ids of all cities that it shows, as it is found by. Runs for every contact of a city. */
    public Set<String> cities() {
        Set<String> cities = new HashSet<>();
        cities.add(entry.draft().hostCity());
        if (entry.draft() instanceof ExchangeDraft exchange) {
            cities.addAll(exchange.guestCities());
        } else if (entry.draft() instanceof ForumDraft forum) {
            cities.add(forum.venueCity());
            forum.organizers().forEach(organizer -> cities.add(organizer.city()));
        }
        entry.draft().participants().forEach(participant -> cities.add(participant.city()));
        cities.remove(null);
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
