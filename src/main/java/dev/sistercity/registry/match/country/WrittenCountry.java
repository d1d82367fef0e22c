package dev.sistercity.registry.match.country;

import java.util.Set;

/**
 * Which country a written name means.
 *
 * @param codes ISO 3166-1 alpha-2, and XK for Kosovo; several for a state that is no more; none if it is not known
 * @param region the part of the state that was named, as in {@code England}; null for none
 */
public record WrittenCountry(Set<String> codes, String region) {

    static final String KOSOVO = "XK";
    static final WrittenCountry UNKNOWN = new WrittenCountry(Set.of(), null);

    public WrittenCountry {
        codes = Set.copyOf(codes);
    }

    static WrittenCountry of(String... codes) {
        return new WrittenCountry(Set.of(codes), null);
    }

    public boolean isKnown() {
        return !codes.isEmpty();
    }
}
