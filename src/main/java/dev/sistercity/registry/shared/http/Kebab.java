package dev.sistercity.registry.shared.http;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Enum constants as clients write them: {@code SISTER_CITY} is {@code sister-city}. */
public final class Kebab {

    /** By ordinal: each record has several, and is indexed by them. */
    private static final ClassValue<String[]> WRITTEN = new ClassValue<>() {
        @Override
        protected String[] computeValue(Class<?> vocabulary) {
            return Arrays.stream(vocabulary.getEnumConstants())
                    .map(constant ->
                            ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .toArray(String[]::new);
        }
    };

    private Kebab() {}

    public static String of(Enum<?> constant) {
        return WRITTEN.get(constant.getDeclaringClass())[constant.ordinal()];
    }

    /** All values of a vocabulary, in the order of their declaration. */
    public static List<String> all(Class<? extends Enum<?>> vocabulary) {
        return Arrays.stream(vocabulary.getEnumConstants()).map(Kebab::of).toList();
    }

    public static <E extends Enum<E>> Optional<E> parse(Class<E> vocabulary, String value) {
        return Arrays.stream(vocabulary.getEnumConstants())
                .filter(constant -> of(constant).equals(value))
                .findFirst();
    }
}
