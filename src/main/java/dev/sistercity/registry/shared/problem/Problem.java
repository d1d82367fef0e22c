package dev.sistercity.registry.shared.problem;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A refusal as its caller reads it: problem details of RFC 9457. */
@Schema(name = "Problem", description = "A refusal: problem details of RFC 9457")
public record Problem(
        @Schema(
                required = true,
                description = "Kind of problem: a reference to its documentation page on this service",
                examples = "/problems/malformed")
        String type,

        @Schema(required = true, description = "The kind of problem in words", examples = "Malformed request")
        String title,

        @Schema(required = true, description = "The HTTP status", examples = "400")
        int status,

        @Schema(description = "What is wrong in this case", examples = "limit must be a whole number from 1 to 200")
        String detail,

        @Schema(description = "The address that was asked for", examples = "/v1/cities?limit=abc")
        String instance,

        @Schema(description = "The id under which the service logged the request", examples = "01J9ZQ8F7K")
        String requestId,

        @Schema(description = "Path of the record that stands in the way, or has taken the place of the one asked for")
        String existing,

        @Schema(description = "Records that are probably of the same thing; `allowDuplicate` says why yours is not")
        List<Alternative> candidates,

        @Schema(description = "Of a deleted record, for those who may write it: what it last was")
        Object lastKnown,

        @Schema(description = "Each thing that is wrong; left out where there is nothing to add")
        List<Violation> errors) {

    static final String MEDIA_TYPE = "application/problem+json";
}
