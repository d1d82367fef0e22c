package dev.sistercity.registry.city;

import dev.sistercity.registry.access.Actor;
import jakarta.inject.Singleton;
import java.util.UUID;

/** The cities that a caller may speak for; asked of the database, inside the transaction that writes. */
@Singleton
public class Jurisdiction {

    /**
     * Whether a city, or a government that it is part of, is one that the actor speaks for.
     *
     * @param city null for a party outside the registry, for which no office speaks
     */
    public boolean covers(Actor actor, UUID city) {
        UUID above = city;
        // Ends: a city cannot be part of itself, which its register sees to.
        while (above != null) {
            if (actor.cities().contains(above)) {
                return true;
            }
            City stored = City.findById(above);
            above = stored == null ? null : stored.partOfId;
        }
        return false;
    }

    /** As {@link #covers(Actor, UUID)}, of an id as drafts have it. */
    public boolean covers(Actor actor, String city) {
        return city != null && covers(actor, UUID.fromString(city));
    }
}
