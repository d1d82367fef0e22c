package dev.sistercity.registry.invitation;

/** Where an application stands. All but the first are final. */
enum ApplicationStatus {
    OPEN,
    ACCEPTED,
    DECLINED
}
