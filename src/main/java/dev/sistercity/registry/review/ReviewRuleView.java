package dev.sistercity.registry.review;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Result of applying a review rule. */
@Schema(name = "ReviewRule", description = "What a rule did; the next imports heed it too")
record ReviewRuleView(
        @Schema(required = true, examples = "Eisenberg") String name,
        @Schema(examples = "Germany") String country,

        @Schema(required = true, description = "What it means now", examples = "geonames:2931574")
        String city,

        @Schema(required = true, description = "Open rows with the name", examples = "12")
        int rows,

        @Schema(required = true, description = "How many of them are decided by it", examples = "11")
        int decided,

        @Schema(required = true, description = "How many still ask about their other side", examples = "1")
        int open) {}
