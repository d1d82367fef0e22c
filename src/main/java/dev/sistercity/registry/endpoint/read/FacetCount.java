package dev.sistercity.registry.endpoint.read;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A value and how many records have it. */
@Schema(name = "FacetCount", description = "A value of a facet")
@JsonInclude(JsonInclude.Include.ALWAYS)
record FacetCount(
        @Schema(required = true, description = "As the filter of the facet's name takes it", examples = "sister-city")
        String value,

        @Schema(
                required = true,
                description = "What it is called; countries and cities in the language asked for",
                examples = "Sister city")
        String name,

        @Schema(required = true, description = "Records that have it", examples = "42")
        int count) {}
