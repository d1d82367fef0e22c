package dev.sistercity.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sistercity.client.Webhooks.WebhookRejected;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhooksTest {

    private static final byte[] KEY = "a key of twenty-four byte".getBytes(StandardCharsets.UTF_8);
    private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(KEY);
    private static final String OTHER = "whsec_" + Base64.getEncoder().encodeToString("another".getBytes(StandardCharsets.UTF_8));
    private static final byte[] BODY = "{\"type\":\"change\",\"unheardOf\":1}".getBytes(StandardCharsets.UTF_8);
    private static final Clock NOW = Clock.fixed(Instant.ofEpochSecond(1_800_000_000), ZoneOffset.UTC);

    private final Map<String, String> headers = new HashMap<>();

    @BeforeEach
    void sign() throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        mac.update("msg_1.1800000000.".getBytes(StandardCharsets.UTF_8));
        headers.put("webhook-id", "msg_1");
        headers.put("webhook-timestamp", "1800000000");
        headers.put("webhook-signature", "v1,AAAA v2,x v1,%%% v1," + Base64.getEncoder().encodeToString(mac.doFinal(BODY)));
    }

    private void rejected(List<String> secrets, byte[] body, Instant when) {
        assertThrows(
                WebhookRejected.class,
                () -> Webhooks.verify(secrets, headers::get, body, Clock.fixed(when, ZoneOffset.UTC)));
    }

    @Test
    void takes_what_one_of_the_secrets_has_signed() {
        assertEquals("change", Webhooks.verify(List.of(OTHER, SECRET), headers::get, BODY, NOW).getType().toString());
    }

    @Test
    void rejects_all_else() {
        rejected(List.of(OTHER), BODY, NOW.instant());
        rejected(List.of(), BODY, NOW.instant());
        rejected(List.of(SECRET), "{}".getBytes(StandardCharsets.UTF_8), NOW.instant());
        rejected(List.of(SECRET), BODY, NOW.instant().plusSeconds(301));
        rejected(List.of(SECRET), BODY, NOW.instant().minusSeconds(301));
        for (String name : List.copyOf(headers.keySet())) {
            String before = headers.remove(name);
            rejected(List.of(SECRET), BODY, NOW.instant());
            headers.put(name, "v1,AAAA");
            rejected(List.of(SECRET), BODY, NOW.instant());
            headers.put(name, before);
        }
        assertThrows(IllegalArgumentException.class, () -> Webhooks.verify(List.of("secret"), headers::get, BODY, NOW));
    }
}
