package dev.sistercity.registry.city;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.city.api.LevelCount;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.roaringbitmap.RoaringBitmap;

/** What cities show of their partnerships, which they know nothing of themselves. */
public interface CityCounts {

    /** Active partnerships of a city; as of the reading's day, if it has one. */
    int partnerships(ReadContext readContext, UUID city);

    /**
     * Its partners in active partnerships, each counted once: of a ring of six it has five. As of the reading's day, if it has one.
     */
    int partners(ReadContext readContext, UUID city);

    /**
     * Active partnerships by level; as of the reading's day, if it has one.
     *
     * @param units the city and everything under it
     */
    List<LevelCount> levels(ReadContext readContext, UUID city, Collection<UUID> units);

    /** Slots of the cities that have an active partner in a country. */
    RoaringBitmap withPartnerIn(String countryCode, ReadContext readContext);

    /** The other sides of a city's partnerships of two, each with the id of one of those. */
    Map<UUID, UUID> partners(Snapshot snapshot, UUID city);
}
