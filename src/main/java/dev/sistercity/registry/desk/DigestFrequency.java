package dev.sistercity.registry.desk;

import java.time.Duration;

/** How often a desk is sent by mail. */
enum DigestFrequency {
    DAILY(1),
    WEEKLY(7);

    private final int days;

    DigestFrequency(int days) {
        this.days = days;
    }

    Duration pause() {
        return Duration.ofDays(days);
    }
}
