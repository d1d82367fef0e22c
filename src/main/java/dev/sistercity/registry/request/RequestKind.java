package dev.sistercity.registry.request;

/** Why a change is asked for instead of being made. */
enum RequestKind {
    /** Somebody says how a record would be right; whoever may write it decides. */
    CORRECTION,
    /** An office wants to change what all sides of a partnership have confirmed; the other sides agree or not. */
    CONSENT
}
