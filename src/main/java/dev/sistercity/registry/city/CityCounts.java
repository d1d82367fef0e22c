package dev.sistercity.registry.city;

import dev.sistercity.registry.catalog.Reading;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.roaringbitmap.RoaringBitmap;

/** What cities show of their partnerships, which they know nothing of themselves. */
public interface CityCounts {

    /** Active partnerships of a city; as of the reading's day, if it has one. */
    int partnerships(Reading reading, UUID city);

    /**
     * Active partnerships by level; as of the reading's day, if it has one.
     *
     * @param units the city and everything under it
     */
    List<LevelCount> levels(Reading reading, UUID city, Collection<UUID> units);

    /** Slots of the cities that have an active partner in a country. */
    RoaringBitmap withPartnerIn(String countryCode, Reading reading);
}
