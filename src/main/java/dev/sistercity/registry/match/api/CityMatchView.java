package dev.sistercity.registry.match.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was found for one query. */
@Schema(name = "CityMatch", description = "What was found for one query")
public record CityMatchView(
        @Schema(required = true, description = "As it was sent")
        CityQueryDraft query,

        @Schema(required = true, description = "The best first, ten at the most")
        List<CandidateView> candidates,

        @JsonInclude(JsonInclude.Include.ALWAYS)
        @Schema(
                required = true,
                nullable = true,
                description = "The candidate that is safe to take; null where a person has to decide")
        CandidateView chosen,

        @Schema(
                required = true,
                description = "The rule that chose, or why none is chosen",
                examples = "what stands beside the name tells it from others")
        String why) {}
