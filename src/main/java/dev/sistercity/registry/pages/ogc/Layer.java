package dev.sistercity.registry.pages.ogc;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.catalog.Geographic;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.Tabular;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.city.api.Place;
import dev.sistercity.registry.shared.value.EdtfDate;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A collection as a layer of a map.
 *
 * @param geometry of its records in GeoJSON
 * @param places between which that lies, in its order: one for a point
 * @param existence whether a record existed, or took place, at some time of an interval or on a day
 */
record Layer<D>(
        RecordCollection<D> type,
        String title,
        Geographic<D> geometry,
        BiFunction<Entry<D>, ReadContext, List<Place>> places,
        Existence<D> existence) {

    /** Tells whether a record is of a time; what has none is of any. */
    @FunctionalInterface
    interface Existence<D> {
        boolean during(Entry<D> entry, EdtfDate time, ReadContext reading);
    }

    String name() {
        return type.name();
    }

    /** The columns of its table are the properties of its features. */
    List<Tabular.Column> properties() {
        return type.exported().columns().stream()
                .filter(column -> !column.name().equals("id"))
                .toList();
    }

    JsonNode geometry(Entry<D> entry, ReadContext reading) {
        return geometry.geometry(entry, reading);
    }

    /** Whether a record's geometry has a point within a box; one without a place has none. */
    boolean meets(MapBox box, Entry<D> entry, ReadContext reading) {
        List<Place> known = places.apply(entry, reading);
        if (known.stream().anyMatch(box::holds)) {
            return true;
        }
        return known.size() > 1 && box.mayMeetLines(known) && box.meetsLines(geometry(entry, reading));
    }
}
