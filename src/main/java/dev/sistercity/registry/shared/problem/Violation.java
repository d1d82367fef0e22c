package dev.sistercity.registry.shared.problem;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One thing that is wrong with a request.
 *
 * @param parameter the query, path or header parameter it is about; null where a pointer is given
 * @param pointer the JSON Pointer (RFC 6901) into the request body; null where a parameter is given
 * @param detail what is wrong and what would be right
 */
@Schema(name = "Violation", description = "One thing that is wrong with a request")
public record Violation(
        @Schema(description = "The query, path or header parameter it is about", examples = "limit")
        String parameter,

        @Schema(description = "JSON Pointer into the request body", examples = "/names/0/lang")
        String pointer,

        @Schema(
                required = true,
                description = "What is wrong and what would be right",
                examples = "must be a whole number from 1 to 200")
        String detail) {

    public static Violation ofParameter(String parameter, String detail) {
        return new Violation(parameter, null, detail);
    }

    public static Violation at(String pointer, String detail) {
        return new Violation(null, pointer, detail);
    }
}
