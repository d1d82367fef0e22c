package dev.sistercity.registry.event;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a forum or an exchange stands. */
@Schema(name = "HappeningStatus")
public enum EventStatus {
    PLANNED,
    HELD,
    POSTPONED,
    CANCELLED
}
