package dev.sistercity.registry.shared.value;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An office-holder in the public role, and nothing private.
 *
 * @param name as the source writes it, at most 300 characters
 * @param position the office held, at most 300 characters
 * @param organization where the office is held, at most 300 characters; null where the position says it
 */
@Schema(
        description = "An office-holder in the public role: no telephone numbers, no private addresses",
        examples = "{\"name\":\"Jane Doe\",\"position\":\"Mayor\",\"organization\":\"City of Dunedin\"}")
public record Person(
        @NotBlank(message = "must not be blank")
        @Size(max = 300, message = "must have at most 300 characters")
        @Schema(description = "The name, as the source writes it", examples = "Jane Doe")
        String name,

        @NotBlank(message = "must not be blank")
        @Size(max = 300, message = "must have at most 300 characters")
        @Schema(description = "The office held", examples = "Mayor")
        String position,

        @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        @Size(max = 300, message = "must have at most 300 characters")
        @Schema(description = "Where the office is held, unless the position says it", examples = "City of Dunedin")
        String organization) {}
