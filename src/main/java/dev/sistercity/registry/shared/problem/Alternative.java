package dev.sistercity.registry.shared.problem;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A record that is probably what a caller wanted to register.
 *
 * @param path where it is
 * @param title a line that tells it from others; null where it has none
 * @param reason why it is probably the same, in words
 */
@Schema(name = "Alternative", description = "A record that is probably of the same thing")
public record Alternative(
        @Schema(
                required = true,
                description = "Address of the new record",
                examples = "/v1/cities/019a2b6c-0000-7000-8000-000000000001")
        String path,

        @Schema(description = "A line that tells it from others", examples = "Dunedin")
        String title,

        @Schema(
                required = true,
                description = "Why it is probably the same",
                examples = "«Dunedin» is a name of both, and they lie within 30 km")
        String reason) {}
