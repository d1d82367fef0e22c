package dev.sistercity.registry.vitality;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.city.CityFacet;
import dev.sistercity.registry.event.EventStatus;
import dev.sistercity.registry.exchange.ExchangeCollection;
import dev.sistercity.registry.exchange.ExchangeDraft;
import dev.sistercity.registry.forum.ForumCollection;
import dev.sistercity.registry.forum.api.ForumDraft;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.roaringbitmap.RoaringBitmap;

/** Finds the exchanges and forums at which cities met: held, and begun by the reading's day. */
@Singleton
public class Contacts {

    private final ExchangeCollection exchanges;
    private final ForumCollection forums;

    Contacts(ExchangeCollection exchanges, ForumCollection forums) {
        this.exchanges = exchanges;
        this.forums = forums;
    }

    /** What was found. Lists have the latest first. */
    public record FoundContacts(List<Contact<ExchangeDraft>> exchanges, List<Contact<ForumDraft>> forums) {

        /** Both together. */
        public List<Contact<?>> all() {
            List<Contact<?>> all = new ArrayList<>(exchanges);
            all.addAll(forums);
            all.sort(Contact::latestFirst);
            return all;
        }
    }

    /** What any of these cities was in. */
    public FoundContacts of(Collection<UUID> cities, ReadContext readContext) {
        return new FoundContacts(
                exchanges(CityFacet.shown(exchanges(readContext), cities), readContext),
                forums(CityFacet.shown(readContext.snapshot().records(forums), cities), readContext));
    }

    /** What two sides or more of a partnership were in together, and the exchanges that say that they belong to it. */
    FoundContacts of(UUID partnership, SideCities sideCities, ReadContext readContext) {
        return new FoundContacts(
                exchanges(
                        RoaringBitmap.or(
                                sideCities.together(exchanges(readContext)),
                                exchanges(readContext).with("partnership", partnership)),
                        readContext),
                forums(sideCities.together(readContext.snapshot().records(forums)), readContext));
    }

    private Records<ExchangeDraft> exchanges(ReadContext readContext) {
        return readContext.snapshot().records(exchanges);
    }

    private List<Contact<ExchangeDraft>> exchanges(RoaringBitmap slots, ReadContext readContext) {
        List<Contact<ExchangeDraft>> held = new ArrayList<>();
        exchanges(readContext).forEach(slots, entry -> {
            if (entry.draft().status() == EventStatus.HELD && exchanges.existed(entry, readContext)) {
                held.add(Contact.of(exchanges, entry, readContext));
            }
        });
        held.sort(Contact::latestFirst);
        return held;
    }

    private List<Contact<ForumDraft>> forums(RoaringBitmap slots, ReadContext readContext) {
        List<Contact<ForumDraft>> held = new ArrayList<>();
        readContext.snapshot().records(forums).forEach(slots, (Entry<ForumDraft> entry) -> {
            if (entry.draft().status() == EventStatus.HELD && forums.existed(entry, readContext)) {
                held.add(Contact.of(forums, entry, readContext));
            }
        });
        held.sort(Contact::latestFirst);
        return held;
    }
}
