package dev.sistercity.registry.vitality;

import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.exchange.ExchangeDraft;
import dev.sistercity.registry.exchange.ExchangeTopicDraft;
import dev.sistercity.registry.forum.ForumDraft;
import dev.sistercity.registry.happening.Happening;
import dev.sistercity.registry.shared.value.EdtfDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A forum or an exchange at which cities met.
 *
 * @param type whose record it is
 * @param first the first day that its date can mean, and {@code last} the last one by the reading's day: what contacts are
 *     sorted by, kept since a city can have tens of thousands
 */
public record Contact<D extends Happening>(RecordType<D> type, Entry<D> entry, long first, long last) {

    static <D extends Happening> Contact<D> of(RecordType<D> type, Entry<D> entry, Reading reading) {
        EdtfDate date = entry.draft().date();
        return date == null
                ? new Contact<>(type, entry, Long.MIN_VALUE, Long.MIN_VALUE)
                : new Contact<>(type, entry, date.earliestDay(), Silence.lastDay(date, reading));
    }

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
    static int latestFirst(Contact<?> one, Contact<?> other) {
        int order = Long.compare(other.last, one.last);
        if (order == 0) {
            order = Long.compare(other.first, one.first);
        }
        return order != 0 ? order : one.entry.id().compareTo(other.entry.id());
    }
}
