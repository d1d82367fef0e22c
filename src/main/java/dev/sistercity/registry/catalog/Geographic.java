package dev.sistercity.registry.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.catalog.index.Entry;

/** A record as a GeoJSON feature (RFC 7946): its geometry, null where it has no place. */
@FunctionalInterface
public interface Geographic<D> {
    JsonNode geometry(Entry<D> entry, ReadContext readContext);
}
