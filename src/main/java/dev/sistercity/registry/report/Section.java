package dev.sistercity.registry.report;

/** The figures of an annual report, in the order in which a council reads them. */
enum Section {
    EVENTS,
    EXCHANGES_IN,
    EXCHANGES_OUT,
    EXCHANGES_OTHER,
    EXCHANGES_NOT_HELD,
    FORUMS_HOSTED,
    FORUMS_ATTENDED,
    COMMITMENTS_MADE,
    COMMITMENTS_RECEIVED,
    COMMITMENTS_OPEN,
    COOPERATIONS_STARTED,
    COOPERATIONS_ENDED,
    COOPERATIONS_RUNNING,
    KNOWLEDGE_LEARNT,
    KNOWLEDGE_SHARED
}
