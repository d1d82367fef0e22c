package dev.sistercity.registry.request;

/** Where a change request stands. All but the first are final. */
enum RequestStatus {
    OPEN,
    ACCEPTED,
    DECLINED,
    WITHDRAWN
}
