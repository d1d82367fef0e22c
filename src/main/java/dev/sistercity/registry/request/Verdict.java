package dev.sistercity.registry.request;

/** How a change request is answered. */
enum Verdict {
    ACCEPTED,
    DECLINED,
    /** By whoever made it. */
    WITHDRAWN
}
