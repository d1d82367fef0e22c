package dev.sistercity.registry.graph.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A reason, in numbers and in words. */
@Schema(name = "Reason", description = "A reason, in numbers and in words")
public record ReasonView(
        @Schema(required = true, description = "What it is") RecommendationReason what,

        @Schema(
                required = true,
                description =
                        "Its figure: partners in common; inhabitants of the smaller over those of the larger; kilometres; fields in common; years; 1 for the same language")
        double value,

        @Schema(required = true, description = "What it adds to the score")
        double share,

        @Schema(required = true, description = "The same as a sentence, in English")
        String text) {}
