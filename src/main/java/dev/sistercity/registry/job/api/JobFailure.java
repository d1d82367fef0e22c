package dev.sistercity.registry.job.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why a job failed.
 *
 * @param row the line of the file that it is about, from 1; null if about none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@Schema(
        name = "JobFailure",
        description = "Why a job failed; what it had done was undone, unless the detail says otherwise")
public record JobFailure(
        @Schema(required = true, examples = "row 17 has 3 columns where 19 are needed")
        String detail,

        @Schema(description = "The line of the file that it is about, from 1", examples = "17")
        Long row) {}
