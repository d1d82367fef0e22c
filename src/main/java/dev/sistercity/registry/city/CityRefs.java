package dev.sistercity.registry.city;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.index.Unreadable;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.city.api.CityTimeline;
import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.shared.value.Names;
import java.util.Optional;
import java.util.UUID;

/**
 * Cities as other records show them. Those shown lately to readers without a wish for a language or day are kept: in a list, and more
 * so where all partnerships are written out, the same cities come again and again. Each is good for one snapshot
 * and has one of a few places, which later ones with the same hash take over; threads may overwrite each other's.
 */
final class CityRefs {

    private static final int BITS = 17;
    /** Places of one hash. */
    private static final int WAYS = 4;
    /** 2^32 over the golden ratio: it spreads even the hashes of ids that were made one after the other (Knuth, TAOCP 6.4). */
    private static final int SPREAD = 0x9E3779B9;

    private static final ObjectMapper DOCUMENTS = new ObjectMapper();

    private final CityCollection cities;
    private final CitySuccession succession;
    private final Shown[] lately = new Shown[1 << BITS];

    CityRefs(CityCollection cities, CitySuccession succession) {
        this.cities = cities;
        this.succession = succession;
    }

    private record Shown(long stamp, String id, CityRef city) {

        private boolean isStill(long current) {
            return stamp == current;
        }
    }

    /** @param id as drafts have it: reading it would take longer than all the rest */
    CityRef get(String id, ReadContext readContext) {
        return readContext.languages().isEmpty() && readContext.asOf() == null
                ? lately(id, readContext)
                : find(UUID.fromString(id), readContext);
    }

    private CityRef lately(String id, ReadContext readContext) {
        int place = id.hashCode() * SPREAD >>> Integer.SIZE - BITS;
        long stamp = readContext.snapshot().stamp();
        for (int i = 0; i < WAYS; i++) {
            Shown known = lately[place ^ i];
            if (known != null && known.isStill(stamp) && known.id().equals(id)) {
                return known.city();
            }
        }
        CityRef city = find(UUID.fromString(id), readContext);
        lately[free(place, stamp)] = new Shown(stamp, id, city);
        return city;
    }

    private CityRef find(UUID id, ReadContext readContext) {
        return readContext
                .snapshot()
                .find(cities, id)
                .map(city -> of(id, city.draft(), readContext))
                .orElseGet(() -> formerRef(id, readContext));
    }

    /** What was recorded earlier may name a city that was merged: shown is what it became; or deleted: its last names. */
    private CityRef formerRef(UUID id, ReadContext readContext) {
        Optional<UUID> successor = readContext.snapshot().successor(id);
        if (successor.isPresent()) {
            return get(successor.get().toString(), readContext);
        }
        return readContext
                .snapshot()
                .records(cities)
                .findDeleted(id)
                .map(tombstone -> of(id, tombstone.last().draft(), readContext))
                .orElseGet(() -> readContext
                        .snapshot()
                        .records(cities)
                        .findUnreadable(id)
                        .map(city -> unreadable(id, city))
                        .orElseGet(() -> new CityRef(id, "?", "ZZ")));
    }

    /** Of a city that a newer version wrote, as far as it is told by what every version has. */
    private static CityRef unreadable(UUID id, Unreadable city) {
        try {
            JsonNode draft = DOCUMENTS.readTree(city.document()).path("draft");
            return new CityRef(
                    id,
                    draft.at("/names/0/value").asText("?"),
                    draft.path("countryCode").asText("ZZ"));
        } catch (JsonProcessingException e) {
            return new CityRef(id, "?", "ZZ");
        }
    }

    /** Of a city as it is drafted. */
    CityRef of(UUID id, CityDraft city, ReadContext readContext) {
        boolean dissolved = new CityTimeline(city, readContext.asOf()).isDissolved();
        return new CityRef(
                id,
                name(city, readContext).value(),
                city.countryCode(),
                dissolved ? city.dissolved() : null,
                dissolved ? succession.plainSuccessors(id, city, readContext) : null);
    }

    static Name name(CityDraft city, ReadContext readContext) {
        return Names.choose(city.names(), readContext.languages(), readContext.asOf());
    }

    /** As another city shows it, which came before it: without what became of it in turn. */
    CityRef plain(UUID id, ReadContext readContext) {
        return readContext
                .snapshot()
                .find(cities, id)
                .map(city -> new CityRef(
                        id,
                        name(city.draft(), readContext).value(),
                        city.draft().countryCode()))
                .orElseGet(() -> formerRef(id, readContext));
    }

    private int free(int place, long stamp) {
        for (int i = 0; i < WAYS; i++) {
            Shown known = lately[place ^ i];
            if (known == null || !known.isStill(stamp)) {
                return place ^ i;
            }
        }
        return place;
    }
}
