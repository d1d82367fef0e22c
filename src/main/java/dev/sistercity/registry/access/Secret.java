package dev.sistercity.registry.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
     * @param kind what it is good for: {@code scr_<kind>_…}, so that whoever finds one knows what it is
     */
    public static String draw(String kind) {
        byte[] bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        return "scr_" + kind + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /** SHA-256: a key has 256 random bits, so there is nothing to guess that a slower function would protect. */
    public static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
