package dev.sistercity.registry.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sistercity.registry.shared.sql.Sql;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class SecretsTest {

    private static final String ONE =
            Base64.getEncoder().encodeToString("k".repeat(32).getBytes());
    private static final String OTHER =
            Base64.getEncoder().encodeToString("x".repeat(32).getBytes());

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    @Inject
    Http http;

    private Secrets with(String key) {
        return new Secrets(sql, clock, Optional.ofNullable(key));
    }

    private byte[] kept(UUID webhook) {
        return sql.first(
                        "select content from webhook_secret where webhook_id = ? and until is null",
                        row -> row.getBytes(1),
                        webhook)
                .orElseThrow();
    }

    private UUID webhook() {
        return UUID.fromString(http.post("/v1/webhooks", Map.of("url", "https://hooks.example.org/"))
                .expect(201)
                .at("/id"));
    }

    @Test
    void are_kept_under_a_key_where_there_is_one() {
        UUID webhook = webhook();
        Secrets sealing = with(ONE);
        String shown = QuarkusTransaction.requiringNew().call(() -> sealing.draw(webhook, UUID.randomUUID()));
        byte[] secret = Base64.getDecoder().decode(shown.substring("whsec_".length()));

        assertThat(sealing.of(webhook)).hasSize(2).first().isEqualTo(secret);
        assertThat(new String(kept(webhook), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(secret, java.nio.charset.StandardCharsets.ISO_8859_1));
        // Bound to its webhook: moved to another it opens no more.
        UUID another = webhook();
        sql.update("update webhook_secret set content = ? where webhook_id = ?", kept(webhook), another);
        assertThat(sealing.of(another)).isEmpty();
        assertThat(with(OTHER).of(webhook)).hasSize(1);
        assertThat(with(null).of(webhook)).hasSize(1);
    }

    @Test
    void kept_plainly_stay_good_when_a_key_is_set() {
        UUID webhook = webhook();

        assertThat(with(ONE).of(webhook))
                .hasSize(1)
                .first()
                .isEqualTo(with(null).of(webhook).get(0));
    }

    @Test
    void want_a_key_of_the_right_length() {
        for (String wrong : new String[] {"short", "a2V5", "!"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> with(wrong))
                    .withMessageContaining("base64 of 32 bytes")
                    .withMessageNotContaining(wrong);
        }
    }
}
