package dev.sistercity.registry.ratelimit;

/**
 * Whose requests are counted together.
 *
 * @param id what stays the same however many keys or tokens a client has; of the anonymous their address, of IPv6 the first
 *     64 bits
 */
public record Client(String id, Tier tier) {}
