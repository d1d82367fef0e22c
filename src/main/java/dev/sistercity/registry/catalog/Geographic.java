package dev.sistercity.registry.catalog;

import com.fasterxml.jackson.databind.JsonNode;

/** A record as a GeoJSON feature (RFC 7946): its geometry, null where it has no place. */
@FunctionalInterface
public interface Geographic<D> {
    JsonNode geometry(Entry<D> entry, Reading reading);
}
