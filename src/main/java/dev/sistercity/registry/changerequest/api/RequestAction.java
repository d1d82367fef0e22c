package dev.sistercity.registry.changerequest.api;

/** What is asked for. */
public enum RequestAction {
    /** That a record be changed, by a patch. */
    PATCH,
    /** That there be a record, which is sent whole. */
    CREATE,
    /** That a record be merged into another, since the two are of one thing. */
    MERGE,
    /** That a record be deleted. */
    DELETE
}
