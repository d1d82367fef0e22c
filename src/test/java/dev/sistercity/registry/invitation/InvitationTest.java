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
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An office invites the other side of its proposal, whose office applies and confirms. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class InvitationTest {

    private static final String APPLICATIONS = "/v1/office-applications";

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Stored stored;

    @Inject
    ApplicantLimits limits;

    @Inject
    DataSource database;

    private String dunedin;
    private String munich;
    private String office;
    private String partnership;

    @BeforeEach
    void propose() {
        limits.forget();
        dunedin = given.city("Dunedin", "NZ");
        munich = given.city("Munich", "DE");
        office = given.office(dunedin);
        partnership = http.post(
                        "/v1/partnerships",
                        Map.of(
                                "kind",
                                "friendship-city",
                                "status",
                                "proposed",
                                "parties",
                                List.of(Map.of("city", dunedin), Map.of("city", munich))),
                        "X-API-Key",
                        office)
                .expect(201)
                .at("/id");
    }

    private Reply invite(Map<String, ?> more, String... headers) {
        return http.post(
                "/v1/invitations",
                Given.draft(Map.of("partnership", partnership), more),
                headers.length > 0 ? headers : new String[] {"X-API-Key", office});
    }

    private Reply apply(Map<String, ?> more) {
        return http.post(
                APPLICATIONS,
                Given.draft(Map.of("name", "International Affairs", "contact", "int@munich.example"), more),
                "X-API-Key",
                null);
    }

    private Reply as(String method, String path, String token) {
        return http.send(method, path, null, "Registry-Token", token);
    }

    private void sql(String statement) {
        try (Connection connection = database.getConnection();
                Statement run = connection.createStatement()) {
            run.execute(statement);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void leads_from_a_proposal_to_the_words_of_both_offices() {
        Reply invited = invite(Map.of("message", "Shall we?"), "X-API-Key", office, "Idempotency-Key", "once")
                .expect(201);
        assertThat(invited.at("/city/name")).isEqualTo("Munich");
        assertThat(invited.at("/partnership/name")).isEqualTo("Dunedin – Munich");
        assertThat(invited.at("/status")).isEqualTo("open");
        String link = invited.at("/link");
        assertThat(link).startsWith(http.base().toString()).endsWith(invited.at("/token"));
        Reply again = invite(Map.of("message", "Shall we?"), "X-API-Key", office, "Idempotency-Key", "once")
                .expect(201);
        assertThat(again.at("/id")).isEqualTo(invited.at("/id"));
        assertThat(again.at("/token")).isNull();

        followed(link);
        String key = applied(invited.at("/token"));

        confirm(key);
        assertThat(http.get("/v1/partnerships/" + partnership).at("/verification"))
                .isEqualTo("confirmed");
        assertThat(http.get("/v1/invitations/" + invited.at("/id"), "X-API-Key", office)
                        .at("/status"))
                .isEqualTo("used");
        assertThat(http.get("/v1/offices?city=" + munich).at("/items/0/name")).isEqualTo("International Affairs");
    }

    private void followed(String link) {
        Reply open = http.get(link.substring(http.base().toString().length())).expect(200);
        assertThat(open.at("/message")).isEqualTo("Shall we?");
        assertThat(open.header("Cache-Control")).isEqualTo("private, no-store");
    }

    /** @return the key of the new office */
    private String applied(String invitation) {
        Reply applied = apply(Map.of("invitation", invitation, "applicant", "Head of office"))
                .expect(201);
        assertThat(applied.at("/city/id")).isEqualTo(munich);
        assertThat(applied.at("/proof")).as("no website is known").isNull();
        String here = applied.header("Location");
        String token = applied.at("/token");
        assertThat(as("GET", here, token).expect(200).at("/status")).isEqualTo("open");
        as("POST", here + "/key", token).expectProblem(422, "refused");

        Reply listed =
                http.get(APPLICATIONS + "?status=open", "X-API-Key", Http.KEY).expect(200);
        assertThat(listed.ids()).containsExactly(applied.at("/id"));
        assertThat(listed.at("/items/0/applicant")).isEqualTo("Head of office");
        Reply decided = http.post(
                        here + "/decision",
                        Map.of("verdict", "accepted", "reason", "By letter"),
                        "If-Match",
                        http.get(here, "X-API-Key", Http.KEY).etag())
                .expect(200);
        assertThat(decided.at("/office")).isNotNull();
        assertThat(decided.at("/applicant")).as("of no further use").isNull();
        String key = as("POST", here + "/key", token).expect(201).at("/key");
        as("POST", here + "/key", token).expectProblem(422, "refused");
        return key;
    }

    private void confirm(String key) {
        Reply proposal = http.get("/v1/partnerships/" + partnership);
        http.send(
                        "PUT",
                        "/v1/partnerships/" + partnership + "/confirmations/" + munich,
                        Http.bytes(Map.of("stance", "confirmed")),
                        "X-API-Key",
                        key,
                        "If-Match",
                        proposal.etag(),
                        "Content-Type",
                        Http.JSON)
                .expect(200);
    }

    @Test
    void is_good_once_for_its_city_and_for_its_time() {
        String token = invite(Map.of()).expect(201).at("/token");
        String other = invite(Map.of()).expect(201).at("/token");
        Reply revoked = invite(Map.of()).expect(201);
        http.delete("/v1/invitations/" + revoked.at("/id"), "*", "X-API-Key", office)
                .expect(204);
        String expired = invite(Map.of("days", 1)).expect(201).at("/token");
        sql("update invitation set expires_at = now() - interval '1 second' where version = 1 and expires_at < now() + "
                + "interval '2 days'");
        apply(Map.of("invitation", token)).expect(201);
        Map<String, Long> before = stored.counts();

        assertThat(apply(Map.of("invitation", token))
                        .expectProblem(422, "refused")
                        .faults())
                .containsExactly("/invitation");
        assertThat(apply(Map.of("invitation", other, "city", dunedin))
                        .expectProblem(422, "refused")
                        .faults())
                .containsExactly("/city");
        assertThat(apply(Map.of("invitation", revoked.at("/token")))
                        .expectProblem(422, "refused")
                        .at("/detail"))
                .contains("taken back");
        assertThat(apply(Map.of("invitation", expired))
                        .expectProblem(422, "refused")
                        .at("/detail"))
                .contains("is over since");
        apply(Map.of("invitation", "scr_invitation_guessed")).expectProblem(422, "refused");
        apply(Map.of()).expectProblem(422, "refused");
        apply(Map.of("city", "geonames:1")).expectProblem(422, "refused");
        http.get("/v1/invitations/open?token=" + token).expectProblem(404, "not-found");
        http.get("/v1/invitations/open?token=" + expired).expectProblem(404, "not-found");
        http.get("/v1/invitations/open").expectProblem(400, "malformed");
        http.get("/v1/invitations/open?token=" + other).expect(200);

        assertThat(stored.counts()).isEqualTo(before);
    }

    @Test
    void is_used_once_by_many_at_once() {
        String token = invite(Map.of()).expect(201).at("/token");

        List<Reply> replies = AtOnce.run(8, i -> apply(Map.of("invitation", token)));

        assertThat(replies).extracting(Reply::status).containsOnlyOnce(201).contains(422);
        assertThat(stored.count("office_application")).isEqualTo(1);
    }

    @Test
    void is_for_the_other_side_of_partnerships_of_ones_own() {
        String kyoto = given.city("Kyoto", "JP");
        String foreign = given.office(kyoto);
        String osaka = given.city("Osaka", "JP");
        Map<String, Long> before = stored.counts();

        invite(Map.of(), "X-API-Key", foreign).expectProblem(403, "forbidden");
        invite(Map.of(), "X-API-Key", null).expectProblem(401, "unauthenticated");
        invite(Map.of("city", osaka)).expectProblem(422, "refused");
        invite(Map.of("city", dunedin)).expectProblem(422, "refused");
        invite(Map.of("partnership", osaka)).expectProblem(422, "refused");
        invite(Map.of("days", 91)).expectProblem(400, "malformed");
        invite(Map.of("email", "no address")).expectProblem(400, "malformed");
        invite(Map.of(), "X-API-Key", Http.KEY).expectProblem(422, "refused");
        assertThat(stored.counts()).isEqualTo(before);

        String mine = invite(Map.of()).expect(201).at("/id");
        http.get("/v1/invitations/" + mine, "X-API-Key", foreign).expectProblem(404, "not-found");
        assertThat(http.get("/v1/invitations", "X-API-Key", foreign).at("/page/total"))
                .isEqualTo("0");
        assertThat(http.get("/v1/invitations", "X-API-Key", office).at("/items/0/token"))
                .isNull();
        http.delete("/v1/invitations/" + mine, "*", "X-API-Key", foreign).expectProblem(404, "not-found");
        given.office(munich);
        assertThat(invite(Map.of()).expectProblem(422, "refused").at("/detail")).contains("has an office");
    }

    @Test
    void an_application_is_seen_by_its_sender_and_the_registrar_alone() {
        Reply applied = apply(Map.of("city", munich)).expect(201);
        String here = applied.header("Location");
        String other =
                apply(Map.of("city", given.city("Kyoto", "JP"))).expect(201).at("/token");

        http.get(here).expectProblem(404, "not-found");
        as("GET", here, other).expectProblem(404, "not-found");
        http.get(here, "X-API-Key", office).expectProblem(404, "not-found");
        http.get(APPLICATIONS, "X-API-Key", office).expectProblem(403, "forbidden");
        as("POST", here + "/proof", other).expectProblem(404, "not-found");
        as("POST", here + "/key", other).expectProblem(404, "not-found");
        http.post(here + "/decision", Map.of("verdict", "accepted"), "X-API-Key", office, "If-Match", "*")
                .expectProblem(403, "forbidden");
        http.post(here + "/decision", Map.of("verdict", "open"), "If-Match", "*")
                .expectProblem(422, "refused");
        http.post(here + "/decision", Map.of("verdict", "declined", "reason", "No"), "If-Match", "*")
                .expect(200);
        http.post(here + "/decision", Map.of("verdict", "accepted"), "If-Match", "*")
                .expectProblem(422, "refused");
        assertThat(stored.count("office")).isEqualTo(1);
        assertThat(http.get("/v1/changes?limit=200").text()).doesNotContain("munich.example");
    }

    @Test
    void one_city_gets_one_office_by_two_applications() {
        List<String> applied = List.of(
                apply(Map.of("city", munich)).expect(201).header("Location"),
                apply(Map.of("city", munich)).expect(201).header("Location"));

        List<Reply> replies = AtOnce.run(
                2, i -> http.post(applied.get(i) + "/decision", Map.of("verdict", "accepted"), "If-Match", "*"));

        assertThat(replies).extracting(Reply::status).containsExactlyInAnyOrder(200, 422);
        assertThat(stored.count("office")).isEqualTo(2);
        apply(Map.of("city", munich)).expectProblem(422, "refused");
    }
}
