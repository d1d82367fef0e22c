package dev.sistercity.registry.change.log;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Reads the {@linkplain HashChain#canonical canonical form} of a change back. Its texts may hold line feeds, so it is read by bytes. */
public final class CanonicalForm {

    private final byte[] bytes;
    private int at;

    private CanonicalForm(String canonical) {
        this.bytes = canonical.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads a change whose document is there: its digest is to be worked out from it.
     *
     * @param salt 16 bytes
     * @param hash of the change, 32 bytes, not verified here
     * @throws IllegalArgumentException if it is no canonical form
     */
    public static Change read(String canonical, byte[] salt, byte[] hash, String document) {
        return read(canonical, document, digest -> new ChainHash(salt, hash));
    }

    /**
     * Reads a change whose document is hidden: the digest of that is taken as it stands.
     *
     * @param published the document without what is hidden
     * @throws IllegalArgumentException if it is no canonical form
     */
    public static Change readHidden(String canonical, byte[] hash, String published) {
        return read(canonical, published, digest -> new ChainHash(new byte[0], hash, digest));
    }

    private interface Seal {
        ChainHash with(String digest);
    }

    private static Change read(String canonical, String document, Seal seal) {
        CanonicalForm form = new CanonicalForm(canonical);
        try {
            form.expect(form.line().equals(HashChain.FORM));
            long sequence = Long.parseLong(form.line());
            Instant at = Instant.EPOCH.plus(Long.parseLong(form.line()), ChronoUnit.MICROS);
            String actor = form.measured();
            String resource = form.line();
            UUID record = UUID.fromString(form.line());
            long version = Long.parseLong(form.line());
            String named = form.line();
            String reason = form.reason();
            String digest = form.line();
            form.expect(form.at == form.bytes.length);
            return new Change(
                    sequence,
                    at,
                    actor,
                    resource,
                    record,
                    version,
                    Action.of(named),
                    reason,
                    document,
                    seal.with(digest),
                    named);
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("The time of a change cannot be read", e);
        }
    }

    private void expect(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("Not the canonical form of a change");
        }
    }

    private String line() {
        int from = at;
        while (at < bytes.length && bytes[at] != '\n') {
            at++;
        }
        expect(at < bytes.length);
        return new String(bytes, from, at++ - from, StandardCharsets.UTF_8);
    }

    private String reason() {
        if (at + 1 < bytes.length && bytes[at] == '-' && bytes[at + 1] == '\n') {
            at += 2;
            return null;
        }
        return measured();
    }

    private String measured() {
        int length = 0;
        int digits = at;
        while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
            length = Math.addExact(Math.multiplyExact(length, 10), bytes[at++] - '0');
        }
        expect(at > digits && at < bytes.length && bytes[at++] == ':');
        expect(length < bytes.length - at && bytes[at + length] == '\n');
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length + 1;
        return text;
    }
}
