package dev.sistercity.registry.ratelimit;

/** How much a client may ask for: each tier more than the one before it. The amounts are in {@link RateLimitSettings}. */
public enum Tier {
    ANONYMOUS,
    PARTNER_APP,
    OFFICE,
    REGISTRAR
}
