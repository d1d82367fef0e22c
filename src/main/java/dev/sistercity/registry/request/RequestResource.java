package dev.sistercity.registry.request;

import dev.sistercity.registry.shared.http.Kebab;

/** Collections whose records changes can be asked for. */
enum RequestResource {
    CITIES,
    PARTNERSHIPS,
    FORUM_SERIES,
    FORUMS,
    EXCHANGES,
    PLATFORMS,
    PROJECTS,
    KNOWLEDGE_TRANSFERS,
    NETWORKS,
    COMMITMENTS,
    CAMPAIGNS,
    SOURCES,
    CLAIMS;

    /** The collection's name in paths. */
    String collection() {
        return Kebab.of(this);
    }

    static RequestResource of(String collection) {
        return Kebab.parse(RequestResource.class, collection).orElseThrow();
    }
}
