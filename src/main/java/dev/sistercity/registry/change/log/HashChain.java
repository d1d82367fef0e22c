package dev.sistercity.registry.change.log;

import dev.sistercity.registry.shared.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/**
 * The chain of hashes over the log: the hash of a change is SHA-256 over the 32 bytes of the hash before it and the UTF-8
 * bytes of its {@linkplain #canonical canonical form}. A client that knows one hash knows that nothing before it was altered. The
 * functions of V007__hash_chain.sql compute the same.
 */
public final class HashChain {

    static final String FORM = "change/1";
    private static final int SALT_BYTES = 16;
    private static final HexFormat HEX = HexFormat.of();
    private static final SecureRandom RANDOM = new SecureRandom();

    private HashChain() {}

    /** The hash before the first change: 32 zero bytes. */
    public static byte[] beginning() {
        return new byte[32];
    }

    /**
     * What is hashed of a change besides the hash before it: lines that each end with a line feed, namely the name of the
     * form, sequence, time in microseconds since 1970, actor, resource, record, version, action, reason, and the
     * {@linkplain #documentDigest digest of the document}. Actor and reason stand as {@code <bytes of UTF-8>:<text>}, a
     * reason that is none as {@code -}.
     */
    public static String canonical(Change change) {
        return canonical(change, documentDigest(change));
    }

    /** SHA-256 over the change's salt and its document, in hexadecimal; as it was told where the document is hidden. */
    public static String documentDigest(Change change) {
        if (change.seal().hidden() != null) {
            return change.seal().hidden();
        }
        MessageDigest digest = Sha256.start();
        digest.update(change.seal().salt());
        return HEX.formatHex(digest.digest(change.document().getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] salt() {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return salt;
    }

    static String canonical(Change change, String documentDigest) {
        return String.join(
                "\n",
                FORM,
                Long.toString(change.sequence()),
                Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, change.at())),
                measured(change.actor()),
                change.resource(),
                change.recordId().toString(),
                Long.toString(change.version()),
                change.named(),
                change.reason() == null ? "-" : measured(change.reason()),
                documentDigest,
                "");
    }

    static byte[] next(byte[] previous, String canonical) {
        MessageDigest digest = Sha256.start();
        digest.update(previous);
        return digest.digest(canonical.getBytes(StandardCharsets.UTF_8));
    }

    private static String measured(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length + ":" + text;
    }
}
