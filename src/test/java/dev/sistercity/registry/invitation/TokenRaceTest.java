package dev.sistercity.registry.invitation;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What a token does once it does once, however many send it at the same time. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class TokenRaceTest {

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Stored stored;

    @Inject
    ApplicantLimits limits;

    private String dunedin;
    private String office;
    private String munich;

    @BeforeEach
    void two_cities() {
        limits.forget();
        dunedin = given.city("Dunedin", "NZ");
        munich = given.city("Munich", "DE");
        office = given.office(dunedin);
    }

    private Reply apply(Map<String, ?> more) {
        return http.post(
                "/v1/office-applications",
                Given.draft(Map.of("name", "International Affairs", "contact", "int@munich.example"), more),
                "X-API-Key",
                null);
    }

    private Reply decide(String application, String verdict) {
        return http.post(application + "/decision", Map.of("verdict", verdict, "reason", "By letter"), "If-Match", "*");
    }

    @Test
    void the_first_key_of_an_office_is_taken_once() {
        Reply applied = apply(Map.of("city", munich)).expect(201);
        String here = applied.header("Location");
        decide(here, "accepted").expect(200);
        long keys = stored.count("api_key");

        List<Reply> replies =
                AtOnce.run(8, i -> http.send("POST", here + "/key", null, "Registry-Token", applied.at("/token")));

        assertThat(replies).extracting(Reply::status).containsOnlyOnce(201).contains(422);
        assertThat(stored.count("api_key")).isEqualTo(keys + 1);
    }

    @RepeatedTest(3)
    void an_application_is_accepted_or_declined_and_not_both() {
        String here = apply(Map.of("city", munich)).expect(201).header("Location");

        List<Reply> replies = AtOnce.run(6, i -> decide(here, i % 2 == 0 ? "accepted" : "declined"));

        assertThat(replies).extracting(Reply::status).containsOnlyOnce(200);
        String status = http.get(here, "X-API-Key", Http.KEY).at("/status");
        assertThat(stored.count("office")).isEqualTo(status.equals("accepted") ? 2 : 1);
    }

    @RepeatedTest(3)
    void an_invitation_is_used_or_taken_back_and_not_both() {
        String partnership = given.partnership(List.of(dunedin, munich), Map.of("status", "proposed"));
        Reply invited = http.post("/v1/invitations", Map.of("partnership", partnership), "X-API-Key", office)
                .expect(201);
        String path = "/v1/invitations/" + invited.at("/id");

        List<Reply> replies = AtOnce.run(
                6,
                i -> i % 2 == 0
                        ? apply(Map.of("invitation", invited.at("/token")))
                        : http.delete(path, "*", "X-API-Key", office));

        assertThat(replies).extracting(Reply::status).allMatch(status -> status < 500);
        long used = replies.stream().filter(reply -> reply.status() == 201).count();
        long takenBack = replies.stream().filter(reply -> reply.status() == 204).count();
        assertThat(used).isEqualTo(stored.count("office_application")).isLessThanOrEqualTo(1);
        assertThat(used + takenBack).as("%s", replies).isGreaterThanOrEqualTo(1);
        String status = http.get(path, "X-API-Key", office).at("/status");
        if (used == 1) {
            assertThat(status).as("%s", replies).isNotEqualTo("open");
        } else {
            assertThat(status).as("%s", replies).isNotEqualTo("used");
        }
        apply(Map.of("invitation", invited.at("/token"))).expectProblem(422, "refused");
    }
}
