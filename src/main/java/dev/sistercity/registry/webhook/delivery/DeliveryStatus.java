package dev.sistercity.registry.webhook.delivery;

/** Where a delivery got. */
enum DeliveryStatus {
    PENDING,
    DELIVERED,
    /** Given up. */
    FAILED
}
