package dev.sistercity.registry.partnerrequest;

/** Where a partner request stands. */
enum PartnerRequestStatus {
    OPEN,
    FULFILLED,
    WITHDRAWN,
    /** Its last day is over. */
    EXPIRED
}
