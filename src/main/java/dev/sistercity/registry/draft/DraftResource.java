package dev.sistercity.registry.draft;

import dev.sistercity.registry.shared.http.Kebab;

/** Collections whose records offices can draft together. */
public enum DraftResource {
    PARTNERSHIPS,
    FORUMS,
    EXCHANGES,
    PLATFORMS,
    PROJECTS,
    KNOWLEDGE_TRANSFERS,
    COMMITMENTS;

    /** The collection's name in paths. */
    String collection() {
        return Kebab.of(this);
    }
}
