package dev.sistercity.registry.access;

import java.time.Instant;
import java.util.Set;

/**
 * How far a key or a token goes.
 *
 * @param scopes {@code read}, {@code write}
 * @param expiresAt null for a key without an end, and for tokens, which say it themselves
 */
public record Grant(Set<String> scopes, Instant expiresAt) {

    /** Under this name a security identity carries its grant. */
    public static final String ATTRIBUTE = "grant";
}
