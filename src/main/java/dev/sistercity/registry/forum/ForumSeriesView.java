package dev.sistercity.registry.forum;

import dev.sistercity.registry.city.CityRef;
import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.source.SourceRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Forums that come again, as a caller reads them. */
@Schema(name = "ForumSeries", description = "Forums that come again")
record ForumSeriesView(
        @Schema(required = true) UUID id,

        @Schema(
                required = true,
                description = "Its name in the language asked for",
                examples = "Wuxi International Sister Cities Forum")
        String name,

        @Schema(required = true, description = "Its names in different languages")
        List<Name> names,

        @Schema(description = "The city that hosts it") CityRef hostCity,

        @Schema(description = "Its own site") String website,

        @Schema(required = true, description = "Its forums that are registered", examples = "4")
        int editionCount,

        @Schema(required = true, description = "Who says so: the sources of the claims about it")
        List<SourceRef> sources,

        @Schema(required = true, description = "Counts the record's changes, from 1")
        long version,

        @Schema(required = true) Instant createdAt,

        @Schema(required = true) Instant updatedAt) {}
