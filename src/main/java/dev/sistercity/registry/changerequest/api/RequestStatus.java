package dev.sistercity.registry.changerequest.api;

/** Where a change request stands. All but the first are final. */
public enum RequestStatus {
    OPEN,
    ACCEPTED,
    DECLINED,
    WITHDRAWN
}
