package dev.sistercity.registry.shared.problem;

import java.util.List;

/**
 * A fault to be said in any language.
 *
 * @param values what its sentence names: texts and numbers, in the order of the code's places
 */
public record Wording(FaultCode code, List<Object> values) {

    public static Wording of(FaultCode code, Object... values) {
        return new Wording(code, List.of(values));
    }

    /** As the API says it. */
    public String english() {
        return code.english(values.toArray());
    }
}
