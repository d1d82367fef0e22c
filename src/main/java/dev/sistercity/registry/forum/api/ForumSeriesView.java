package dev.sistercity.registry.forum.api;

import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.source.api.SourceRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Forums that come again, as a caller reads them. */
@Schema(name = "ForumSeries", description = "Forums that come again")
public record ForumSeriesView(
        @Schema(required = true) UUID id,

        @Schema(
                required = true,
                description = "In the language asked for",
                examples = "Wuxi International Sister Cities Forum")
        String name,

        @Schema(required = true, description = "Its names by language")
        List<Name> names,

        @Schema(description = "The city that hosts it") CityRef hostCity,

        @Schema(description = "Its own site") String website,

        @Schema(required = true, description = "Its forums that are registered", examples = "4")
        int editionCount,

        @Schema(required = true, description = "The sources of its claims")
        List<SourceRef> sources,

        @Schema(required = true, description = "From 1, one more with each change")
        long version,

        @Schema(required = true) Instant createdAt,

        @Schema(required = true) Instant updatedAt) {}
