package dev.sistercity.registry.endpoint.read;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The records with the same values of one or two facets. */
@Schema(name = "RecordGroup", description = "The records with the same values of the facets in `groupBy`")
@JsonInclude(JsonInclude.Include.ALWAYS)
record RecordGroup(
        @Schema(
                required = true,
                description = "A value of each facet, in the order of `groupBy`; null for records that have none",
                examples = "[\"CN\",\"1994\"]")
        List<String> values,

        @Schema(required = true, description = "What the values are called", examples = "[\"China\",\"1994\"]")
        List<String> names,

        @Schema(required = true, description = "Records that have them", examples = "7")
        int count) {}
