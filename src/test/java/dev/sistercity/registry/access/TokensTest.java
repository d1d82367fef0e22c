package dev.sistercity.registry.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.support.KeyServer;
import dev.sistercity.registry.support.Signer;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokensTest {

    private final Signer signer = Signer.named("one");
    private final Signer stranger = Signer.named("two");
    private final KeyServer issuer = new KeyServer(signer);
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final Tokens tokens = tokens(Map.of());

    @AfterEach
    void close() {
        issuer.close();
    }

    @Test
    void read_role_city_and_office_of_a_good_one() {
        Tokens.Bearer bearer =
                tokens.bearer(signer.sign(Signer.office("wikidata:Q8686"))).orElseThrow();

        assertThat(bearer)
                .isEqualTo(new Tokens.Bearer("someone", Set.of("office"), "wikidata:Q8686", null, bearer.expiresAt()));
        assertThat(bearer.expiresAt()).isAfter(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(tokens.bearer(signer.sign(Signer.office(null), "PS256", "one")))
                .isPresent();
    }

    @Test
    void read_claims_of_other_names() {
        Map<String, Object> claims = Signer.claims(
                Map.of("https://cities.test/role", "registrar", "of", Map.of("town", "geonames:1", "id", "x")));
        Tokens renamed = tokens(
                Map.of("role-claim", "https://cities.test/role", "city-claim", "of/town", "office-claim", "of/id"));

        Tokens.Bearer bearer = renamed.bearer(signer.sign(claims)).orElseThrow();
        assertThat(bearer)
                .isEqualTo(new Tokens.Bearer("someone", Set.of("registrar"), "geonames:1", "x", bearer.expiresAt()));
    }

    @Test
    void refuse_whatever_is_not_the_issuers_or_not_good_now() {
        long time = System.currentTimeMillis() / 1000;
        assertThat(List.of(
                        signer.sign(with("exp", time - 60)),
                        signer.sign(with("exp", null)),
                        signer.sign(with("nbf", time + 120)),
                        signer.sign(with("iat", null)),
                        signer.sign(with("sub", null)),
                        signer.sign(with("aud", "another")),
                        signer.sign(with("aud", null)),
                        signer.sign(with("iss", Signer.ISSUER + "/")),
                        signer.sign(with("iss", null)),
                        signer.sign(Signer.claims(Map.of()), "RS256", "nobodys"),
                        signer.sign(Signer.claims(Map.of()), "RS512", "one"),
                        stranger.sign(Signer.claims(Map.of())),
                        stranger.sign(Signer.claims(Map.of()), "RS256", "one"),
                        signer.unsigned(Signer.claims(Map.of())),
                        signer.forged(Signer.claims(Map.of())),
                        signer.sign(Signer.claims(Map.of())) + "x",
                        "a.b.c",
                        "a.b.c.d.e",
                        ""))
                .allSatisfy(token -> assertThat(tokens.bearer(token)).isEmpty());
    }

    @Test
    void allow_for_clocks_that_differ_a_little() {
        long time = System.currentTimeMillis() / 1000;
        assertThat(tokens.bearer(signer.sign(with("exp", time - 10)))).isPresent();
        assertThat(tokens.bearer(signer.sign(with("nbf", time + 10)))).isPresent();
    }

    @Test
    void ask_for_the_keys_when_a_token_needs_them_and_again_when_another_key_signs() {
        assertThat(issuer.fetches()).isZero();
        for (int i = 0; i < 5; i++) {
            assertThat(tokens.bearer(signer.sign(Signer.claims(Map.of())))).isPresent();
        }
        assertThat(issuer.fetches()).isEqualTo(1);
        tokens.bearer(signer.unsigned(Signer.claims(Map.of())));
        tokens.bearer(signer.forged(Signer.claims(Map.of())));
        for (int i = 0; i < 5; i++) {
            assertThat(tokens.bearer(stranger.sign(Signer.claims(Map.of())))).isEmpty();
        }
        assertThat(issuer.fetches())
                .as("no caller makes us ask again and again")
                .isLessThanOrEqualTo(2);

        issuer.publish(signer, stranger);

        assertThat(tokens(Map.of()).bearer(stranger.sign(Signer.claims(Map.of()))))
                .isPresent();
    }

    @Test
    void say_that_the_keys_cannot_be_had_until_they_can() {
        issuer.answerWith(500);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> tokens.bearer(signer.sign(Signer.claims(Map.of()))))
                    .isInstanceOfSatisfying(RegistryException.class, refusal -> assertThat(refusal.kind())
                            .isEqualTo(Kind.UNAVAILABLE));
        }
        assertThat(issuer.fetches()).as("one failure stands for a while").isEqualTo(1);

        issuer.answerWith(200);
        now.updateAndGet(time -> time.plus(Duration.ofSeconds(3)));

        assertThat(tokens.bearer(signer.sign(Signer.claims(Map.of())))).isPresent();
    }

    @Test
    void stay_good_while_the_issuer_is_away() {
        assertThat(tokens.bearer(signer.sign(Signer.claims(Map.of())))).isPresent();
        issuer.close();
        assertThat(tokens.bearer(signer.sign(Signer.claims(Map.of())))).isPresent();
    }

    @Test
    void are_none_where_no_issuer_is_configured() {
        Tokens none = new Tokens(settings(Map.of()), Clock.systemUTC());
        assertThat(none.bearer(signer.sign(Signer.claims(Map.of())))).isEmpty();
    }

    @Test
    void need_settings_that_nobody_can_abuse() {
        for (Map<String, String> wrong : List.of(
                Map.of("algorithms", "HS256"),
                Map.of("jwks-url", "http://issuer.example/keys"),
                Map.of("jwks-url", "file:///etc/keys"))) {
            assertThatIllegalStateException().isThrownBy(() -> tokens(wrong));
        }
        assertThatThrownBy(() -> tokens(Map.of("algorithms", "none"))).isInstanceOf(RuntimeException.class);
    }

    private static Map<String, Object> with(String claim, Object value) {
        Map<String, Object> different = new HashMap<>();
        different.put(claim, value);
        return Signer.claims(different);
    }

    private Tokens tokens(Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(Map.of("issuer", Signer.ISSUER, "jwks-url", issuer.keys()));
        properties.putAll(more);
        return new Tokens(settings(properties), new Clock() {
            @Override
            public Instant instant() {
                return now.get();
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        });
    }

    private static OidcSettings settings(Map<String, String> properties) {
        SmallRyeConfigBuilder builder =
                new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(OidcSettings.class);
        properties.forEach((name, value) -> builder.withDefaultValue("registry.oidc." + name, value));
        return builder.build().getConfigMapping(OidcSettings.class);
    }
}
