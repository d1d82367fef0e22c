package dev.sistercity.registry.forum.api;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Which of its series a forum is.
 *
 * @param number from 1
 */
@Schema(name = "Edition", description = "Which of its series a forum is")
public record Edition(
        @Min(value = 1, message = "must be 1 or more")
        @Max(value = 10_000, message = "must be 10000 at the most")
        @Schema(description = "Its number, from 1", examples = "10")
        Integer number,

        @Size(min = 1, max = 100, message = "must have 1 to 100 characters")
        @Schema(description = "As it is written", examples = "10th")
        String label) {}
