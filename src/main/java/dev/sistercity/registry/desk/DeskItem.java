package dev.sistercity.registry.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One thing on a desk.
 *
 * @param since when it came there; null where that is a day to come
 * @param day on which it comes or ends, as EDTF; null for none
 */
@Schema(name = "DeskItem", description = "One thing on a desk")
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeskItem(
        @Schema(required = true, description = "Why it is there")
        DeskReason why,

        @Schema(required = true, description = "Collection of the record", examples = "partnerships")
        String resource,

        @Schema(required = true, description = "Id of the record")
        UUID id,

        @Schema(
                required = true,
                description = "Where it is",
                examples = "/v1/partnerships/01a1fc46-7bef-76a2-9b97-02bf5527855e")
        String path,

        @Schema(required = true, description = "A line that tells it from others", examples = "Shanghai – Dunedin")
        String title,

        @Schema(description = "Since when it is there") Instant since,

        @Schema(description = "The day on which it comes or ends: EDTF", examples = "2027-10-09")
        String day) {}
