package dev.sistercity.registry.export;

import java.util.Base64;
import java.util.HexFormat;

/**
 * What the bytes of an export are known by.
 *
 * @param sha256 32 bytes
 */
record Checksum(byte[] sha256, long bytes) {

    String hex() {
        return HexFormat.of().formatHex(sha256);
    }

    /** As {@code Repr-Digest} has it (RFC 9530). */
    String field() {
        return "sha-256=:" + Base64.getEncoder().encodeToString(sha256) + ":";
    }
}
