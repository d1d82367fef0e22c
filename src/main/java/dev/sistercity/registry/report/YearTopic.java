package dev.sistercity.registry.report;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was talked about in a year. */
@Schema(name = "YearTopic", description = "What exchanges and forums of a year were about")
record YearTopic(
        @Schema(required = true, description = "The topic", examples = "digital-transformation")
        String topic,

        @Schema(required = true, description = "How many of them", examples = "1")
        int count) {}
