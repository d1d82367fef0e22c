package dev.sistercity.registry.source.api;

import dev.sistercity.registry.shared.value.Quantity;
import dev.sistercity.registry.source.count.CountMeasure;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A count that is stated otherwise than by the registry, or by another source. */
@Schema(
        name = "CountConflict",
        description = "A count that sources state otherwise than the registry, or than each other")
public record CountConflict(
        @Schema(required = true, description = "What is counted")
        CountMeasure measure,

        @Schema(required = true, description = "The registry's own count as of that day", examples = "36")
        int registered,

        @Schema(required = true, description = "Whether a source contradicts the registry")
        boolean withRegistry,

        @Schema(required = true, description = "Whether sources contradict each other")
        boolean amongSources,

        @Schema(required = true, description = "What the claims state")
        List<Stated> stated) {

    /** What one claim states. */
    @Schema(name = "StatedCount", description = "What a claim states of a count")
    public record Stated(
            @Schema(required = true, description = "Id of the claim")
            UUID claim,

            @Schema(required = true, description = "What it states")
            Quantity value) {}
}
