package dev.sistercity.registry.webhook;

import dev.sistercity.registry.shared.sql.Sql;
import io.quarkus.logging.Log;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secrets that deliveries are signed with. They must be had again for signing, so they are kept: under AES-256-GCM, bound to
 * their webhook, where {@code registry.webhooks.secret-key} is set, else as they are.
 */
@Singleton
public class Secrets {

    /** How long a secret signs beside its successor. */
    public static final Duration OVERLAP = Duration.ofHours(24);

    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final byte PLAIN = 0;
    private static final byte SEALED = 1;

    private final Sql sql;
    private final Clock clock;
    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    @Inject
    Secrets(Sql sql, Clock clock, WebhookSettings settings) {
        this(sql, clock, settings.secretKey());
    }

    /** @param key base64 of 32 bytes; empty for none */
    Secrets(Sql sql, Clock clock, Optional<String> key) {
        this.sql = sql;
        this.clock = clock;
        this.key = key.map(Secrets::key).orElse(null);
    }

    /**
     * A new secret, from now on the one to verify with.
     *
     * @return as its owner is shown it, this once
     */
    String draw(UUID webhook, UUID id) {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        Instant now = clock.instant();
        sql.update("delete from webhook_secret where webhook_id = ? and until < ?", webhook, now);
        sql.update(
                "update webhook_secret set until = ? where webhook_id = ? and until is null",
                now.plus(OVERLAP),
                webhook);
        sql.update(
                "insert into webhook_secret (webhook_id, id, content) values (?, ?, ?)",
                webhook,
                id,
                kept(webhook, secret));
        return PREFIX + Base64.getEncoder().encodeToString(secret);
    }

    /** Those that sign at this time, the current one first. Empty where they were kept under a key that is not here. */
    public List<byte[]> of(UUID webhook) {
        List<Optional<byte[]>> secrets = sql.query(
                "select content from webhook_secret where webhook_id = ? and (until is null or until > ?) "
                        + "order by until desc nulls first",
                row -> open(webhook, row.getBytes(1)),
                webhook,
                clock.instant());
        return secrets.stream().flatMap(Optional::stream).toList();
    }

    private byte[] kept(UUID webhook, byte[] secret) {
        if (key == null) {
            return ByteBuffer.allocate(1 + secret.length).put(PLAIN).put(secret).array();
        }
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, webhook).doFinal(secret);
            return ByteBuffer.allocate(1 + nonce.length + sealed.length)
                    .put(SEALED)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has AES-GCM", e);
        }
    }

    private Optional<byte[]> open(UUID webhook, byte[] kept) {
        if (kept[0] == PLAIN) {
            return Optional.of(Arrays.copyOfRange(kept, 1, kept.length));
        }
        byte[] nonce = Arrays.copyOfRange(kept, 1, 1 + NONCE_BYTES);
        try {
            if (key != null) {
                return Optional.of(cipher(Cipher.DECRYPT_MODE, nonce, webhook)
                        .doFinal(kept, 1 + NONCE_BYTES, kept.length - 1 - NONCE_BYTES));
            }
        } catch (GeneralSecurityException e) {
            Log.debugf(e, "The secret of webhook %s cannot be opened", webhook);
        }
        Log.warnf("The secret of webhook %s was kept under another registry.webhooks.secret-key", webhook);
        return Optional.empty();
    }

    private Cipher cipher(int mode, byte[] nonce, UUID webhook) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(ByteBuffer.allocate(16)
                .putLong(webhook.getMostSignificantBits())
                .putLong(webhook.getLeastSignificantBits())
                .array());
        return cipher;
    }

    private static SecretKeySpec key(String base64) {
        byte[] bits;
        try {
            bits = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("registry.webhooks.secret-key must be base64 of 32 bytes", e);
        }
        if (bits.length != 32) {
            throw new IllegalArgumentException("registry.webhooks.secret-key must be base64 of 32 bytes");
        }
        return new SecretKeySpec(bits, "AES");
    }
}
