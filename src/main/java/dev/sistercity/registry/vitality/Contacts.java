package dev.sistercity.registry.vitality;

import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.catalog.Records;
import dev.sistercity.registry.city.CityFacet;
import dev.sistercity.registry.exchange.ExchangeDraft;
import dev.sistercity.registry.exchange.ExchangeType;
import dev.sistercity.registry.forum.ForumDraft;
import dev.sistercity.registry.forum.ForumType;
import dev.sistercity.registry.happening.HappeningStatus;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.roaringbitmap.RoaringBitmap;

/** Finds the exchanges and forums at which cities met: held, and begun by the reading's day. */
@Singleton
public class Contacts {

    private final ExchangeType exchanges;
    private final ForumType forums;

    Contacts(ExchangeType exchanges, ForumType forums) {
        this.exchanges = exchanges;
        this.forums = forums;
    }

    /** What was found. Lists have the latest first. */
    public record Found(List<Contact<ExchangeDraft>> exchanges, List<Contact<ForumDraft>> forums) {

        /** Both together. */
        public List<Contact<?>> all() {
            List<Contact<?>> all = new ArrayList<>(exchanges);
            all.addAll(forums);
            all.sort(Contact::latestFirst);
            return all;
        }
    }

    /** What any of these cities was in. */
    public Found of(Collection<UUID> cities, Reading reading) {
        return new Found(
                exchanges(CityFacet.shown(exchanges(reading), cities), reading),
                forums(CityFacet.shown(reading.snapshot().records(forums), cities), reading));
    }

    /** What two sides or more of a partnership were in together, and the exchanges that say that they belong to it. */
    Found of(UUID partnership, Sides sides, Reading reading) {
        return new Found(
                exchanges(
                        RoaringBitmap.or(
                                sides.together(exchanges(reading)),
                                exchanges(reading).with("partnership", partnership)),
                        reading),
                forums(sides.together(reading.snapshot().records(forums)), reading));
    }

    private Records<ExchangeDraft> exchanges(Reading reading) {
        return reading.snapshot().records(exchanges);
    }

    private List<Contact<ExchangeDraft>> exchanges(RoaringBitmap slots, Reading reading) {
        List<Contact<ExchangeDraft>> held = new ArrayList<>();
        exchanges(reading).forEach(slots, entry -> {
            if (entry.draft().status() == HappeningStatus.HELD && exchanges.existed(entry, reading)) {
                held.add(Contact.of(exchanges, entry, reading));
            }
        });
        held.sort(Contact::latestFirst);
        return held;
    }

    private List<Contact<ForumDraft>> forums(RoaringBitmap slots, Reading reading) {
        List<Contact<ForumDraft>> held = new ArrayList<>();
        reading.snapshot().records(forums).forEach(slots, (Entry<ForumDraft> entry) -> {
            if (entry.draft().status() == HappeningStatus.HELD && forums.existed(entry, reading)) {
                held.add(Contact.of(forums, entry, reading));
            }
        });
        held.sort(Contact::latestFirst);
        return held;
    }
}
