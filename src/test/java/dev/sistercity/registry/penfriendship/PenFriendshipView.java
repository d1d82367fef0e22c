package dev.sistercity.registry.penfriendship;

import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.source.api.SourceRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Classes that write to each other, as a caller reads them. */
@Schema(name = "PenFriendship", description = "Classes that write to each other")
public record PenFriendshipView(
        @Schema(required = true) UUID id,

        @Schema(required = true, description = "What the classes call it")
        String name,

        @Schema(required = true, description = "The city of the class that wrote first")
        CityRef city,

        @Schema(description = "Since when they write") EdtfDate since,

        @Schema(required = true, description = "Who says so")
        List<SourceRef> sources,

        @Schema(required = true, description = "Counts the record's changes, from 1")
        long version,

        @Schema(required = true) Instant createdAt,
        @Schema(required = true) Instant updatedAt) {}
