package dev.sistercity.registry.shared.http;

import dev.sistercity.registry.shared.value.EdtfDate;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
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

    private Expected() {}

    static String of(Class<?> type) {
        if (WORDS.containsKey(type)) {
            return WORDS.get(type);
        }
        if (type.isEnum()) {
            @SuppressWarnings("unchecked")
            var allowed = Kebab.all((Class<? extends Enum<?>>) type);
            return "one of " + String.join(", ", allowed);
        }
        if (Integer.class == type || Long.class == type || int.class == type || long.class == type) {
            return "a whole number";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "a number";
        }
        return Collection.class.isAssignableFrom(type) ? "an array" : "an object";
    }
}
