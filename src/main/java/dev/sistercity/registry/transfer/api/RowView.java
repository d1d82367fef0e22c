package dev.sistercity.registry.transfer.api;

import dev.sistercity.registry.transfer.plan.api.RowClass;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of a row of a list. */
@Schema(name = "ImportRow", description = "What became of a row of an imported list; in a dry run, what would")
public record RowView(
        @Schema(
                required = true,
                description = "Number of the line in which it begins, from 1; of GeoJSON the number of the feature",
                examples = "17")
        long row,

        @Schema(
                required = true,
                name = "class",
                description = "created, matched, merged, conflicting, to-review or rejected",
                examples = "created")
        @com.fasterxml.jackson.annotation.JsonProperty("class")
        RowClass rowClass,

        @Schema(required = true, description = "The row as it stands in the list, cut where it is long")
        String text,

        @Schema(description = "Why it is of this class, or what is odd about it")
        String reason,

        @Schema(required = true, description = "What it added to the registry")
        List<String> added,

        @Schema(description = "Id of the partnership that it is about")
        UUID partnership,

        @Schema(description = "Id of its review, found at /v1/reviews/{id}")
        UUID review) {}
