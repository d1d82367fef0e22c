package dev.sistercity.registry.changerequest.api;

/** How a change request is answered. */
public enum Verdict {
    ACCEPTED,
    DECLINED,
    /** By its maker. */
    WITHDRAWN
}
