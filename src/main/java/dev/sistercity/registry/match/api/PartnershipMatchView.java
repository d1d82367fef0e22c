package dev.sistercity.registry.match.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was found for one query. */
@Schema(name = "PartnershipMatch", description = "What was found for one query")
public record PartnershipMatchView(
        @Schema(required = true, description = "As it was sent")
        PartnershipQueryDraft query,

        @Schema(required = true, description = "All partnerships of the same cities, the best first")
        List<PartnershipCandidateView> candidates,

        @JsonInclude(JsonInclude.Include.ALWAYS)
        @Schema(
                required = true,
                nullable = true,
                description = "The one that it is; null where it is none of them, or a person has to decide")
        PartnershipCandidateView chosen,

        @Schema(
                required = true,
                description = "The rule that chose, or why none is chosen",
                examples = "the only one of the same cities and kind at that time")
        String why) {}
