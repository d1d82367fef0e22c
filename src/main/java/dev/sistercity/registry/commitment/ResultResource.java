package dev.sistercity.registry.commitment;

import dev.sistercity.registry.shared.http.Kebab;

/** Collections whose records may come of a commitment. */
public enum ResultResource {
    PARTNERSHIPS,
    EXCHANGES,
    PLATFORMS,
    PROJECTS;

    /** The collection's name in paths. */
    String collection() {
        return Kebab.of(this);
    }
}
