package dev.sistercity.registry.webhook;

/** Where a delivery got. */
enum DeliveryStatus {
    PENDING,
    DELIVERED,
    /** Given up. */
    FAILED
}
