package dev.sistercity.registry.source;

import dev.sistercity.registry.shared.http.Kebab;

/** Collections that claims can be about. */
public enum SubjectResource {
    CITIES,
    PARTNERSHIPS,
    FORUM_SERIES,
    FORUMS;

    /** The collection's name in paths. */
    public String collection() {
        return Kebab.of(this);
    }
}
