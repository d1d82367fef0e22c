package dev.sistercity.registry.access;

import dev.sistercity.registry.shared.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/** Keys: how they are drawn, and what is kept of them. */
public final class Secret {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secret() {}

    /**
     * Draws a key of 256 random bits.
     *
     * @param kind what it is good for: {@code scr_<kind>_…}, so that the finder of one knows what it is
     */
    public static String draw(String kind) {
        byte[] bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        return "scr_" + kind + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /** SHA-256: a key has 256 random bits, so there is nothing to guess that a slower function would protect. */
    public static byte[] hash(String key) {
        return Sha256.of(key.getBytes(StandardCharsets.UTF_8));
    }
}
