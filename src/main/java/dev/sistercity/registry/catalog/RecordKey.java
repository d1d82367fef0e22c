package dev.sistercity.registry.catalog;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a record is found. */
@Schema(name = "RecordKey", description = "Where a record is found: `/v1/{resource}/{id}`")
public record RecordKey(
        @Schema(required = true, description = "Its collection", examples = "cities")
        String resource,

        @Schema(required = true, description = "Its id") UUID id) {}
