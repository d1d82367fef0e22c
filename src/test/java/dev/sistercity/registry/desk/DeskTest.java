package dev.sistercity.registry.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an office finds on its desk, and no other caller. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class DeskTest {

    @Inject
    Http http;

    @Inject
    Given given;

    private String dunedin;
    private String kyoto;
    private String ours;
    private String theirs;
    private String theirOffice;

    @BeforeEach
    void make() {
        dunedin = given.city("Dunedin", "NZ");
        kyoto = given.city("Kyoto", "JP");
        ours = given.office(dunedin);
        theirOffice = given.record("offices", Map.of("name", "Kyoto", "city", kyoto));
        theirs = given.key(Map.of("role", "office", "office", theirOffice));
    }

    private Reply desk(String key) {
        return http.get("/v1/desk", "X-API-Key", key).expect(200);
    }

    private static List<String> of(Reply desk, String part) {
        List<String> found = new ArrayList<>();
        for (JsonNode item : desk.json().get(part)) {
            found.add(item.get("why").asText() + " " + item.get("path").asText());
        }
        return found;
    }

    private String propose(String other) {
        return http.post(
                        "/v1/partnerships",
                        Map.of(
                                "kind",
                                "friendship-city",
                                "status",
                                "proposed",
                                "parties",
                                List.of(Map.of("city", dunedin), Map.of("city", other))),
                        "X-API-Key",
                        ours)
                .expect(201)
                .header("Location");
    }

    private void say(String partnership, String city, String key, String stance) {
        http.send(
                        "PUT",
                        partnership + "/confirmations/" + city,
                        Http.bytes(Map.of("stance", stance)),
                        "X-API-Key",
                        key,
                        "If-Match",
                        http.get(partnership).etag(),
                        "Content-Type",
                        Http.JSON)
                .expect(200);
    }

    @Test
    void has_a_proposal_until_the_other_side_has_spoken() {
        String proposal = propose(kyoto);

        assertThat(of(desk(theirs), "awaitsMyWord")).containsExactly("proposal " + proposal);
        assertThat(of(desk(ours), "awaitsMyWord")).isEmpty();
        assertThat(of(desk(ours), "awaitsOthers")).containsExactly("unconfirmed " + proposal);
        assertThat(desk(theirs).at("/awaitsMyWord/0/title")).isEqualTo("Dunedin – Kyoto");
        assertThat(desk(theirs).at("/cities/0/name")).isEqualTo("Kyoto");

        say(proposal, kyoto, theirs, "confirmed");

        for (String key : List.of(ours, theirs)) {
            assertThat(of(desk(key), "awaitsMyWord")).isEmpty();
            assertThat(of(desk(key), "awaitsOthers")).isEmpty();
        }
    }

    @Test
    void has_changes_of_what_was_confirmed_until_they_are_answered() {
        String partnership = propose(kyoto);
        say(partnership, kyoto, theirs, "confirmed");
        Reply asked = http.patch(
                        partnership,
                        Map.of("established", "1994"),
                        http.get(partnership).etag(),
                        "X-API-Key",
                        ours)
                .expect(202);
        String request = asked.header("Location");

        assertThat(of(desk(theirs), "awaitsMyWord")).containsExactly("consent " + request);
        assertThat(of(desk(ours), "awaitsOthers")).containsExactly("consent " + request);
        http.post(
                        request + "/answers",
                        Map.of("verdict", "accepted", "reason", "So it is"),
                        "X-API-Key",
                        theirs,
                        "If-Match",
                        "*")
                .expect(200);
        assertThat(of(desk(theirs), "awaitsMyWord")).isEmpty();
        assertThat(of(desk(ours), "awaitsOthers")).isEmpty();
    }

    @Test
    void has_what_is_said_of_its_cities_and_partnerships() {
        String osaka = given.city("Osaka", "JP");
        String partnership = given.partnership(List.of(dunedin, osaka), Map.of("established", "1979"));
        String source = given.source();
        String conflict = given.claim("partnerships", partnership, "/established", "1980", source);
        String claim = given.claim("cities", dunedin, "/countryCode", "NZ", source);
        given.claim("cities", osaka, "/countryCode", "JP", source);
        String correction = given.record(
                "change-requests",
                Map.of(
                        "subject",
                        Map.of("resource", "cities", "id", dunedin),
                        "patch",
                        Map.of("website", "https://www.dunedin.govt.nz/"),
                        "reason",
                        "It has one"));

        assertThat(of(desk(ours), "saidAboutUs"))
                .containsExactlyInAnyOrder(
                        "correction /v1/change-requests/" + correction,
                        "claim /v1/claims/" + claim,
                        "conflict /v1/claims/" + conflict);
        assertThat(of(desk(theirs), "saidAboutUs")).isEmpty();
    }

    @Test
    void has_what_comes_and_what_ends() {
        LocalDate soon = LocalDate.now(ZoneOffset.UTC).plusDays(20);
        String partnership = given.partnership(
                List.of(dunedin, kyoto),
                Map.of("established", soon.minusYears(10).toString()));
        given.partnership(
                List.of(dunedin, given.city("Oslo", "NO")),
                Map.of("established", soon.minusYears(3).plusDays(200).toString()));
        String commitment = given.record(
                "commitments",
                Map.of(
                        "kind",
                        "promise",
                        "speaker",
                        Map.of("name", "Jane Doe", "position", "Mayor"),
                        "city",
                        dunedin,
                        "exchange",
                        given.exchange(dunedin, kyoto),
                        "topics",
                        List.of("education"),
                        "quote",
                        Map.of("value", "We will", "lang", "en")));
        String key = given.key(Map.of(
                "role", "office", "office", theirOffice, "label", "Front desk", "expiresAt", soon + "T00:00:00Z"));

        assertThat(of(desk(ours), "anniversaries")).containsExactly("anniversary /v1/partnerships/" + partnership);
        assertThat(desk(ours).at("/anniversaries/0/day")).isEqualTo(soon.toString());
        assertThat(of(desk(ours), "openCommitments")).containsExactly("commitment /v1/commitments/" + commitment);
        assertThat(of(desk(ours), "lapses")).isEmpty();
        assertThat(desk(key).at("/lapses/0/title")).isEqualTo("Front desk");
        assertThat(desk(key).at("/lapses/0/day")).isEqualTo(soon.toString());
    }

    @Test
    void has_drafts_and_invitations() {
        String draft = http.post(
                        "/v1/drafts",
                        Map.of(
                                "resource",
                                "exchanges",
                                "content",
                                Map.of("kind", "visit"),
                                "offices",
                                List.of(theirOffice)),
                        "X-API-Key",
                        ours)
                .expect(201)
                .header("Location");
        String proposal = propose(given.city("Oslo", "NO"));
        String invitation = http.post(
                        "/v1/invitations",
                        Map.of("partnership", proposal.substring(proposal.lastIndexOf('/') + 1)),
                        "X-API-Key",
                        ours)
                .expect(201)
                .header("Location");

        assertThat(of(desk(theirs), "awaitsMyWord")).containsExactly("draft " + draft);
        assertThat(of(desk(ours), "awaitsOthers"))
                .containsExactlyInAnyOrder("draft " + draft, "invitation " + invitation, "unconfirmed " + proposal);
        assertThat(desk(theirs).text()).as("a draft's content stays there").doesNotContain("visit");
        http.patch(draft, Map.of("content", Map.of("kind", "meeting")), "*", "X-API-Key", theirs)
                .expect(200);
        assertThat(of(desk(ours), "awaitsMyWord")).containsExactly("draft " + draft);
    }

    @Test
    void is_followed_by_a_secret_address_until_another_one_is_made() {
        LocalDate soon = LocalDate.now(ZoneOffset.UTC).plusDays(20);
        given.partnership(
                List.of(dunedin, kyoto),
                Map.of("established", soon.minusYears(10).toString()));
        String proposal = propose(given.city("Oslo", "NO"));
        Reply made = http.send("POST", "/v1/desk/feed", null, "X-API-Key", ours).expect(201);
        String atom = path(made.at("/atom"));
        String ics = path(made.at("/ics"));

        Reply feed = http.get(atom).expect(200);
        assertThat(feed.header("Content-Type")).startsWith("application/atom+xml");
        assertThat(feed.header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(feed.text()).contains("Dunedin – Kyoto").doesNotContain(made.at("/atom"));
        Reply calendar = http.get(ics).expect(200);
        assertThat(calendar.text())
                .contains("BEGIN:VEVENT", soon.toString().replace("-", ""), "Anniversary: Dunedin – Kyoto");
        assertThat(proposal).isNotNull();

        Reply again =
                http.send("POST", "/v1/desk/feed", null, "X-API-Key", ours).expect(201);
        http.get(atom).expectProblem(404, "not-found");
        http.get(path(again.at("/atom"))).expect(200);
        http.send("DELETE", "/v1/desk/feed", null, "X-API-Key", ours).expect(204);
        http.get(path(again.at("/ics"))).expectProblem(404, "not-found");
        http.get("/v1/desk/feed.ics").expectProblem(400, "malformed");
    }

    private String path(String address) {
        return address.substring(http.base().toString().length());
    }

    @Test
    void is_an_offices_own() {
        propose(kyoto);

        http.get("/v1/desk").expectProblem(401, "unauthenticated");
        for (String key : List.of(Http.KEY, given.key(Map.of("role", "partner-app", "office", theirOffice)))) {
            Reply empty = desk(key);
            for (String part : List.of("awaitsMyWord", "awaitsOthers", "saidAboutUs", "lapses", "anniversaries")) {
                assertThat(of(empty, part)).isEmpty();
            }
            http.send("POST", "/v1/desk/feed", null, "X-API-Key", key).expectProblem(403, "forbidden");
        }
        String reading = given.key(Map.of("role", "office", "office", theirOffice, "scopes", List.of("read")));
        assertThat(of(desk(reading), "awaitsMyWord")).hasSize(1);
    }
}
