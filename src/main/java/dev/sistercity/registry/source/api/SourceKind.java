package dev.sistercity.registry.source.api;

/** What kind of publication a source is. */
public enum SourceKind {
    OFFICIAL_LIST,
    OFFICIAL_PAGE,
    PRESS_RELEASE,
    NEWS,
    ENCYCLOPEDIA,
    DATASET,
    AGREEMENT,
    /** What a city's office says in the registry itself. */
    OFFICE_STATEMENT,
    OTHER
}
