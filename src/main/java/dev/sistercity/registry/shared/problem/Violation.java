package dev.sistercity.registry.shared.problem;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One thing that is wrong with a request.
 *
 * @param parameter the query, path or header parameter it is about; null where a pointer is given
 * @param pointer the JSON Pointer (RFC 6901) into the request body; null where a parameter is given
 * @param detail what is wrong and what would be right
 * @param wording the same by its code; null where there is none
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
        String detail,

        @JsonIgnore @Schema(hidden = true) Wording wording) {

    public static Violation ofParameter(String parameter, String detail) {
        return new Violation(parameter, null, detail, null);
    }

    public static Violation at(String pointer, String detail) {
        return new Violation(null, pointer, detail, null);
    }

    public static Violation ofParameter(String parameter, FaultCode code, Object... values) {
        Wording wording = Wording.of(code, values);
        return new Violation(parameter, null, wording.english(), wording);
    }

    public static Violation at(String pointer, FaultCode code, Object... values) {
        return at(pointer, Wording.of(code, values));
    }

    public static Violation at(String pointer, Wording wording) {
        return new Violation(null, pointer, wording.english(), wording);
    }

    /** The same thing, in a body that holds the one it was found in. */
    public Violation movedTo(String place) {
        return new Violation(null, place, detail, wording);
    }

    /** The same thing, whose sentence in English comes from elsewhere. */
    public Violation said(Wording otherwise) {
        return new Violation(parameter, pointer, detail, otherwise);
    }

    /** As above; as it is where there is no other wording. */
    public Violation said(Optional<Wording> otherwise) {
        return otherwise.map(this::said).orElse(this);
    }

    /** What is wrong, by its code. */
    public Optional<Wording> worded() {
        return Optional.ofNullable(wording);
    }
}
