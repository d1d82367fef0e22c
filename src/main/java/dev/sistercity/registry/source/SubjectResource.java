package dev.sistercity.registry.source;

import dev.sistercity.registry.shared.http.Kebab;

/** Collections that claims can be about. */
public enum SubjectResource {
    CITIES("city"),
    PARTNERSHIPS("partnership"),
    FORUM_SERIES("forum_series"),
    FORUMS("forum"),
    EXCHANGES("exchange"),
    PLATFORMS("platform"),
    PROJECTS("project"),
    KNOWLEDGE_TRANSFERS("knowledge_transfer"),
    NETWORKS("network"),
    COMMITMENTS("commitment"),
    CAMPAIGNS("campaign");

    private final String table;

    SubjectResource(String table) {
        this.table = table;
    }

    /** Where its records are stored. */
    String table() {
        return table;
    }

    /** The collection's name in paths. */
    public String collection() {
        return Kebab.of(this);
    }
}
