package dev.sistercity.registry.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.follow.Follower;
import dev.sistercity.registry.change.Reinstatement;
import dev.sistercity.registry.change.entity.RecordVersion;
import dev.sistercity.registry.change.log.ChangeLog;
import dev.sistercity.registry.source.api.ClaimDraft;
import dev.sistercity.registry.source.api.SubjectDraft;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Patience;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.ReadLog;
import dev.sistercity.registry.support.Reply;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Speakers of sessions are items within items: a claim about what one did stays with them. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class SpeakerClaimTest {

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    ClaimRegister register;

    @Inject
    PointerUpkeep upkeep;

    @Inject
    Follower follower;

    @Inject
    ChangeLog log;

    @Inject
    Catalog catalog;

    private String forum;
    private String source;

    @BeforeEach
    void a_forum() {
        forum = given.record(
                "forums",
                Map.of(
                        "kind",
                        "forum",
                        "name",
                        "A forum",
                        "sessions",
                        List.of(session("Ports", "Ada", "Grace"), session("Parks", "Ada", "Mary"))));
        source = given.source();
    }

    private static Map<String, Object> session(String title, String... speakers) {
        return Map.of(
                "title",
                title,
                "speakers",
                List.of(speakers).stream().map(SpeakerClaimTest::speaker).toList());
    }

    private static Map<String, Object> speaker(String name) {
        return Map.of("person", Map.of("name", name, "position", "Mayor"), "roles", List.of("speaker"));
    }

    private ArrayNode sessions() {
        return http.get("/v1/forums/" + forum).expect(200).json().withArray("/sessions");
    }

    private void send(JsonNode sessions) {
        http.patch("/v1/forums/" + forum, Map.of("sessions", sessions), "*").expect(200);
    }

    private static String id(JsonNode item) {
        return item.get("id").textValue();
    }

    @Test
    void speakers_have_ids_in_their_session_which_pointers_name() {
        JsonNode grace = sessions().at("/0/speakers/1");
        String claim =
                "/v1/claims/" + given.claim("forums", forum, "/sessions/0/speakers/1/person/name", "Grace", source);
        String pointer = "/sessions/~" + id(sessions().get(0)) + "/speakers/~" + id(grace) + "/person/name";
        assertThat(http.get(claim).at("/pointer")).isEqualTo(pointer);
        assertThat(http.get(claim).at("/agreement")).isEqualTo("agrees");

        // The one who speaks in both sessions has an id in each.
        String parks = "/v1/forums/" + forum + "/sessions/" + id(sessions().get(1));
        http.patch(parks, Map.of("speakers", List.of(speaker("Zoe"), sessions().at("/1/speakers/0"))), "*")
                .expect(200);
        assertThat(http.get(claim).at("/agreement")).isEqualTo("agrees");
        String ports = "/v1/forums/" + forum + "/sessions/" + id(sessions().get(0));
        http.patch(ports, Map.of("speakers", List.of(speaker("Ada"))), "*").expect(200);
        assertThat(http.get(claim).at("/orphaned")).isEqualTo("true");
    }

    @Test
    void two_speakers_of_one_id_and_claims_about_one_of_another_session_are_refused() {
        ArrayNode sessions = sessions();
        ((ObjectNode) sessions.at("/0/speakers/0")).put("id", "same1");
        ((ObjectNode) sessions.at("/0/speakers/1")).put("id", "same1");
        assertThat(http.patch("/v1/forums/" + forum, Map.of("sessions", sessions), "*")
                        .expectProblem(422, "refused")
                        .faults())
                .containsExactly("/sessions/0/speakers/1/id");
        String mary = id(sessions().at("/1/speakers/1"));
        http.post(
                        "/v1/claims",
                        Map.of(
                                "subject",
                                Map.of("resource", "forums", "id", forum),
                                "pointer",
                                "/sessions/~" + id(sessions().get(0)) + "/speakers/~" + mary + "/person/name",
                                "value",
                                "Mary",
                                "source",
                                source))
                .expectProblem(422, "refused");
        assertThat(http.get("/v1/claims").ids()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void a_claim_stays_with_its_speaker_however_the_forum_is_edited(long seed) {
        Random random = new Random(seed);
        Map<String, String> claims = new LinkedHashMap<>();
        for (int step = 0; step < 20; step++) {
            edit(random, step);
            ArrayNode sessions = sessions();
            if (step % 2 == 0) {
                int at = random.nextInt(sessions.size());
                JsonNode speakers = sessions.get(at).get("speakers");
                int speaker = random.nextInt(speakers.size());
                String fact = sessions.get(at).get("title").textValue() + ": "
                        + speakers.get(speaker).at("/person/name").textValue();
                String pointer = "/sessions/" + at + "/speakers/" + speaker + "/person/name";
                claims.put(given.claim("forums", forum, pointer, fact.split(": ")[1], source), fact);
            }
            String all = facts(sessions());
            claims.forEach((claim, fact) -> {
                Reply read = http.get("/v1/claims/" + claim).expect(200);
                String found = read.json().has("orphaned") ? "orphaned" : read.at("/agreement");
                assertThat(found)
                        .as("seed %d, %s of %s", seed, fact, all)
                        .isEqualTo(all.contains("\n" + fact + "\n") ? "agrees" : "orphaned");
            });
        }
    }

    private static String facts(JsonNode sessions) {
        StringBuilder all = new StringBuilder("\n");
        sessions.forEach(session -> session.get("speakers")
                .forEach(speaker -> all.append(session.get("title").textValue())
                        .append(": ")
                        .append(speaker.at("/person/name").textValue())
                        .append('\n')));
        return all.toString();
    }

    /** Names of persons and titles are unique, so that each fact is known again. */
    private void edit(Random random, int step) {
        ArrayNode sessions = sessions();
        ObjectNode session = (ObjectNode) sessions.get(random.nextInt(sessions.size()));
        ArrayNode speakers = session.withArray("/speakers");
        boolean named = random.nextBoolean();
        switch (random.nextInt(6)) {
            case 0 ->
                sessions.insertPOJO(random.nextInt(sessions.size() + 1), session("T" + step, "P" + step, "Q" + step));
            case 1 -> speakers.insertPOJO(random.nextInt(speakers.size() + 1), speaker("P" + step));
            case 2 -> {
                if (speakers.size() > 1) {
                    speakers.remove(random.nextInt(speakers.size()));
                }
            }
            case 3 -> {
                if (sessions.size() > 2) {
                    sessions.remove(random.nextInt(sessions.size()));
                }
            }
            case 4 -> {
                session.put("place", "Hall " + step);
                speakers.add(speakers.remove(0));
                sessions.add(sessions.remove(0));
            }
            default -> {
                ((ObjectNode) speakers.get(0)).putArray("roles").add("role-" + step);
                sessions.insertPOJO(0, session("T" + step, "P" + step));
            }
        }
        if (!named) {
            withoutIds(sessions);
        }
        send(sessions);
    }

    private static void withoutIds(JsonNode items) {
        items.forEach(item -> {
            if (item instanceof ObjectNode known) {
                known.remove("id");
                withoutIds(known.path("speakers"));
            }
        });
    }

    @Test
    void what_an_earlier_version_named_by_places_is_named_by_ids_as_it_was_when_it_was_said()
            throws InterruptedException {
        Instant said = Instant.parse(http.get("/v1/forums/" + forum).at("/updatedAt"));
        String ports = id(sessions().get(0));
        String grace = id(sessions().at("/0/speakers/1"));
        ArrayNode sessions = sessions();
        sessions.withArray("/0/speakers").insertPOJO(0, speaker("Zoe"));
        sessions.insertPOJO(0, session("Opening", "Zoe"));
        send(sessions);
        // Before sessions had ids, and after that, when their speakers had none.
        for (String pointer : List.of("/sessions/0/speakers/1", "/sessions/~" + ports + "/speakers/1")) {
            String claim = "/v1/claims/" + recordedEarlier(pointer + "/person/name", said);

            assertThat(upkeep.look()).isEqualTo(1);
            ReadLog.by(follower);
            assertThat(upkeep.look()).isZero();

            Patience.until(
                    "the change to be applied", () -> "2".equals(http.get(claim).at("/version")));
            assertThat(http.get(claim).at("/pointer"))
                    .isEqualTo("/sessions/~" + ports + "/speakers/~" + grace + "/person/name");
            assertThat(http.get(claim).at("/agreement")).isEqualTo("agrees");
        }
    }

    private UUID recordedEarlier(String pointer, Instant said) throws InterruptedException {
        ClaimDraft draft = new ClaimDraft(
                new SubjectDraft("forums", forum), pointer, TextNode.valueOf("Grace"), source, null, null, null);
        RecordVersion<ClaimDraft> known = new RecordVersion<>(UUID.randomUUID(), 1, said, said, draft, null, null);
        long number = QuarkusTransaction.requiringNew().call(() -> {
            new Reinstatement<>(register, Actor.REGISTRAR).store(known);
            var logged = log.append(List.of(new Reinstatement<>(register, Actor.REGISTRAR).check(known)));
            return logged.get(logged.size() - 1).sequence();
        });
        assertThat(catalog.awaits(number, Duration.ofMinutes(1))).isTrue();
        return known.id();
    }
}
