package dev.sistercity.client;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.client.core.ApiClient;
import dev.sistercity.client.model.WebhookMessage;
import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks messages of webhooks (Standard Webhooks). */
public final class Webhooks {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final String HMAC = "HmacSHA256";
    private static final ObjectMapper MAPPER = ApiClient.createDefaultObjectMapper();

    private Webhooks() {}

    /** A message that is not from the registry, or too old. Answer it with 400, and do nothing. */
    public static final class WebhookRejected extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1L;

        WebhookRejected(String why) {
            super(why);
        }
    }

    /**
     * Checks a message, and reads it. The same one may come again: its {@code webhook-id} tells.
     *
     * @param secrets the webhook's secret, as the answer that drew it showed it; while it is replaced, both
     * @param header gives a header of the request by its name in lower case; null for none
     * @param body the bytes as they came: not JSON that was read and written again
     * @throws WebhookRejected no signature is by one of the secrets, or it is older or newer than five minutes
     */
    public static WebhookMessage verify(Collection<String> secrets, UnaryOperator<String> header, byte[] body) {
        return verify(secrets, header, body, Clock.systemUTC());
    }

    static WebhookMessage verify(
            Collection<String> secrets, UnaryOperator<String> header, byte[] body, Clock clock) {
        String id = header.apply("webhook-id");
        String timestamp = header.apply("webhook-timestamp");
        String signatures = header.apply("webhook-signature");
        if (id == null || timestamp == null || signatures == null || !timestamp.matches("[0-9]{1,12}")) {
            throw new WebhookRejected("webhook-id, webhook-timestamp or webhook-signature is missing");
        }
        if (Math.abs(clock.instant().getEpochSecond() - Long.parseLong(timestamp)) > TOLERANCE.toSeconds()) {
            throw new WebhookRejected("The message is too old, or from the future");
        }
        boolean signed = false;
        for (String secret : secrets) {
            byte[] expected = signature(secret, id + '.' + timestamp + '.', body);
            for (String one : signatures.split(" ")) {
                // All are compared, each in constant time.
                signed |= one.startsWith(VERSION) && MessageDigest.isEqual(expected, decoded(one.substring(3)));
            }
        }
        if (!signed) {
            throw new WebhookRejected("No signature is by a secret of this webhook");
        }
        return read(body);
    }

    private static WebhookMessage read(byte[] body) {
        try {
            return MAPPER.readValue(body, WebhookMessage.class);
        } catch (JacksonException e) {
            throw new WebhookRejected("The message is no JSON of a webhook");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] signature(String secret, String head, byte[] body) {
        byte[] key = secret.startsWith(PREFIX) ? decoded(secret.substring(PREFIX.length())) : new byte[0];
        if (key.length == 0) {
            throw new IllegalArgumentException("A secret begins with " + PREFIX + ", and goes on in base64");
        }
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            mac.update(head.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JVM has " + HMAC, e);
        }
    }

    /** Empty for what is no base64. */
    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
