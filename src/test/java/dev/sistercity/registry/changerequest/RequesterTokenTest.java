package dev.sistercity.registry.changerequest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.AtOnce;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import dev.sistercity.registry.support.Stored;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Who asks for a change without a key can take it back, and cannot ask without end. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class RequesterTokenTest {

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    AnonymousQuota share;

    @Inject
    Stored stored;

    private String dunedin;
    private String ofDunedin;

    @BeforeEach
    void city() {
        share.forget();
        dunedin = given.city("Dunedin", "NZ");
        ofDunedin = given.office(dunedin);
    }

    /** Others send from the same address. */
    @AfterEach
    void forget() {
        share.forget();
    }

    private Map<String, ?> correction(Map<String, ?> patch) {
        return Map.of(
                "subject",
                Map.of("resource", "cities", "id", dunedin),
                "patch",
                patch,
                "reason",
                "The council has a new address");
    }

    private Reply send(Map<String, ?> draft, String key) {
        return http.post("/v1/change-requests", draft, "X-API-Key", key);
    }

    private Reply withdraw(String request, String token) {
        return http.post(
                request + "/withdrawal",
                Map.of("reason", "I was mistaken"),
                "X-API-Key",
                null,
                "Registry-Token",
                token,
                "If-Match",
                "*");
    }

    @Test
    void lets_who_asked_without_a_key_withdraw_with_the_token_of_the_answer() {
        Map<String, ?> correction = correction(Map.of("website", "https://www.dunedin.govt.nz/"));
        Reply sent = send(correction, null).expect(201);
        Reply other = send(correction(Map.of("website", "https://other.example/")), null)
                .expect(201);
        String request = sent.header("Location");
        String token = sent.header("Registry-Token");
        assertThat(token).startsWith("scr_request_");
        assertThat(send(correction, ofDunedin).expect(201).header("Registry-Token"))
                .as("with a key")
                .isNull();
        assertThat(http.get(request).header("Registry-Token")).isNull();

        for (String wrong : new String[] {null, "", "scr_request_guessed", other.header("Registry-Token")}) {
            withdraw(request, wrong).expectProblem(404, "not-found");
        }
        assertThat(http.get(request).at("/status")).isEqualTo("open");
        Reply withdrawn = withdraw(request, token).expect(200);

        assertThat(withdrawn.at("/status")).isEqualTo("withdrawn");
        assertThat(withdrawn.at("/answers/0/by")).isEqualTo("anonymous");
        withdraw(request, token).expectProblem(422, "refused");
        http.post(
                        request + "/answers",
                        Map.of("verdict", "accepted", "reason", "So it is"),
                        "X-API-Key",
                        ofDunedin,
                        "If-Match",
                        "*")
                .expectProblem(422, "refused");
    }

    /** Of all that may be asked for; what is over the share is refused before anything is tried. */
    @Test
    void bounds_what_one_stranger_asks_for() {
        String kyoto = given.city("Kyoto", "JP");
        String partnership = given.partnership(dunedin, kyoto, "contact");
        List<Map<String, ?>> requests = List.of(
                correction(Map.of("website", "https://a.example/")),
                Submitted.creation("partnerships", Submitted.pair(dunedin, given.city("Wuxi", "CN"), Map.of())),
                Submitted.deletion("partnerships", partnership),
                Submitted.merge("cities", kyoto, dunedin));
        int taken = 0;
        for (int i = 0; i < 10_000; i++) {
            Reply reply = send(requests.get(i % requests.size()), null);
            if (reply.status() == 201) {
                taken++;
            } else {
                reply.expectProblem(429, "too-many");
                assertThat(reply.at("/detail")).contains("corrections without a key");
            }
        }

        assertThat(taken).isEqualTo(40);
        assertThat(http.get("/v1/change-requests").at("/page/total")).isEqualTo("40");
        assertThat(http.get("/v1/desk", "X-API-Key", ofDunedin)
                        .expect(200)
                        .json()
                        .get("saidAboutUs"))
                .hasSize(40);
        send(correction(Map.of("website", "https://www.dunedin.govt.nz/")), ofDunedin)
                .expect(201);
    }

    @Test
    void takes_no_large_requests_without_a_key() {
        Map<String, Object> large =
                Submitted.creation("forums", Map.of("kind", "forum", "name", "A forum", "theme", "x".repeat(64 << 10)));
        Map<String, Long> before = stored.counts();

        assertThat(send(large, null).expectProblem(413, "too-large").at("/detail"))
                .isEqualTo("Without a key a change request may have 64 KiB; what is larger takes a key");
        assertThat(stored.counts()).isEqualTo(before);
        assertThat(send(large, ofDunedin).status()).isNotEqualTo(413);
    }

    @RepeatedTest(3)
    void a_request_is_withdrawn_or_answered_at_once_and_not_both() {
        Reply asked = send(correction(Map.of("website", "https://www.dunedin.govt.nz/")), null)
                .expect(201);
        String request = asked.header("Location");

        List<Reply> replies = AtOnce.run(
                6,
                i -> i % 2 == 0
                        ? withdraw(request, asked.header("Registry-Token"))
                        : http.post(
                                request + "/answers",
                                Map.of("verdict", "accepted", "reason", "So it is"),
                                "X-API-Key",
                                ofDunedin,
                                "If-Match",
                                "*"));

        assertThat(replies).extracting(Reply::status).containsOnlyOnce(200);
        boolean accepted = http.get(request).at("/status").equals("accepted");
        assertThat(http.get("/v1/cities/" + dunedin).json().has("website")).isEqualTo(accepted);
        assertThat(http.get(request).json().at("/answers")).hasSize(1);
    }
}
