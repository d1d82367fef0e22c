package dev.sistercity.registry.invitation;

/** Where an invitation stands. All but the first are final. */
enum InvitationStatus {
    OPEN,
    USED,
    REVOKED,
    EXPIRED
}
