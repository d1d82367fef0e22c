package dev.sistercity.registry.changerequest.api;

/** Why a change is asked for instead of being made. */
public enum RequestKind {
    /** A stranger says how a record would be right; who may write it decides. */
    CORRECTION,
    /** An office wants to change what all sides of a partnership have confirmed; the other sides agree or not. */
    CONSENT,
    /** A stranger asks that a record be created, merged or deleted; who may do so decides. */
    SUBMISSION
}
