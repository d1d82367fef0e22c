package dev.sistercity.registry.vitality;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.event.Event;
import dev.sistercity.registry.exchange.ExchangeDraft;
import dev.sistercity.registry.exchange.ExchangeTopicDraft;
import dev.sistercity.registry.forum.api.ForumDraft;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.vitality.api.ContactView;
import dev.sistercity.registry.vitality.api.RecordLink;
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
public record Contact<D extends Event>(RecordCollection<D> type, Entry<D> entry, long first, long last) {

    static <D extends Event> Contact<D> of(RecordCollection<D> type, Entry<D> entry, ReadContext readContext) {
        EdtfDate date = entry.draft().date();
        return date == null
                ? new Contact<>(type, entry, Long.MIN_VALUE, Long.MIN_VALUE)
                : new Contact<>(type, entry, date.earliestDay(), ContactGap.lastDay(date, readContext));
    }

    /**
     * @param contacts the latest first
     * @return null where there is none of a known date
     */
    public static ContactView last(List<Contact<?>> contacts, ReadContext readContext) {
        return contacts.stream()
                .filter(contact -> contact.date() != null)
                .findFirst()
                .map(contact -> new ContactView(contact.date(), contact.link(readContext)))
                .orElse(null);
    }

    public EdtfDate date() {
        return entry.draft().date();
    }

    public RecordLink link(ReadContext readContext) {
        return RecordLink.of(type, entry, date(), readContext);
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
