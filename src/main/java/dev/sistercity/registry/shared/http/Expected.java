package dev.sistercity.registry.shared.http;

import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.Violation;
import dev.sistercity.registry.shared.problem.Wording;
import dev.sistercity.registry.shared.value.EdtfDate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What a property takes, in words. */
final class Expected {

    private static final Map<Class<?>, String> WORDS = Map.of(
            String.class, "a string",
            UUID.class, "an id (a UUID)",
            EdtfDate.class, "an EDTF date string such as \"1994\", \"1994-10\" or \"1994-10-09\"",
            Instant.class, "a timestamp such as 2026-11-21T09:30:00Z",
            Boolean.class, "true or false",
            boolean.class, "true or false");

    private static final Map<Class<?>, FaultCode> CODES = Map.of(
            String.class, FaultCode.TEXT,
            UUID.class, FaultCode.ID,
            EdtfDate.class, FaultCode.DATE,
            Instant.class, FaultCode.TIME,
            Boolean.class, FaultCode.YES_OR_NO,
            boolean.class, FaultCode.YES_OR_NO);

    private Expected() {}

    /** What is wrong where a property takes something else. */
    static Violation at(String pointer, Class<?> type) {
        return Violation.at(pointer, "must be " + of(type)).said(worded(type));
    }

    /** What a property takes, by the code of what is wrong where something else was sent. */
    static Optional<Wording> worded(Class<?> type) {
        if (type.isEnum()) {
            @SuppressWarnings("unchecked")
            List<String> allowed = Kebab.all((Class<? extends Enum<?>>) type);
            return Optional.of(Wording.of(FaultCode.ONE_OF, String.join(", ", allowed)));
        }
        if (CODES.containsKey(type)) {
            return Optional.of(Wording.of(CODES.get(type)));
        }
        if (isWhole(type)) {
            return Optional.of(Wording.of(FaultCode.WHOLE_NUMBER));
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return Optional.of(Wording.of(FaultCode.NUMBER));
        }
        return Optional.of(Wording.of(Collection.class.isAssignableFrom(type) ? FaultCode.LIST : FaultCode.OBJECT));
    }

    private static boolean isWhole(Class<?> type) {
        return Integer.class == type || Long.class == type || int.class == type || long.class == type;
    }

    static String of(Class<?> type) {
        if (WORDS.containsKey(type)) {
            return WORDS.get(type);
        }
        if (type.isEnum()) {
            @SuppressWarnings("unchecked")
            var allowed = Kebab.all((Class<? extends Enum<?>>) type);
            return "one of " + String.join(", ", allowed);
        }
        if (isWhole(type)) {
            return "a whole number";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "a number";
        }
        return Collection.class.isAssignableFrom(type) ? "an array" : "an object";
    }
}
