package dev.sistercity.registry.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A claim stays with the item that it is about, whatever becomes of the items around it. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class ItemClaimTest {

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

    private String wuxi;
    private String gimhae;
    private String id;
    private String source;

    @BeforeEach
    void a_partnership() {
        wuxi = given.city("Wuxi", "CN");
        gimhae = given.city("Gimhae", "KR");
        id = given.partnership(
                List.of(wuxi, gimhae), Map.of("milestones", List.of(noted("signed", "a"), noted("renewed", "b"))));
        source = given.source();
    }

    @Test
    void names_an_item_by_its_id_also_where_it_was_sent_by_its_place() {
        String item = items().get(1).get("id").textValue();
        Reply byPlace = http.get("/v1/claims/" + given.claim("partnerships", id, "/milestones/1/note", "b", source));

        assertThat(byPlace.at("/pointer")).isEqualTo("/milestones/~" + item + "/note");
        assertThat(byPlace.at("/agreement")).isEqualTo("agrees");
        assertThat(byPlace.json().has("orphaned")).isFalse();
        assertThat(http.get("/v1/claims?pointer=/milestones/~" + item + "/note").ids())
                .hasSize(1);
    }

    @Test
    void is_told_to_be_orphaned_when_the_item_is_gone() {
        String item = items().get(1).get("id").textValue();
        String claim = "/v1/claims/" + given.claim("partnerships", id, "/milestones/~" + item + "/note", "x", source);
        assertThat(http.get("/v1/conflicts").ids()).hasSize(1);

        milestones(List.of(items().get(0)));

        assertThat(http.get(claim).at("/orphaned")).isEqualTo("true");
        assertThat(http.get("/v1/claims?orphaned=true").ids()).hasSize(1);
        assertThat(http.get("/v1/claims?orphaned=false").ids()).isEmpty();
        assertThat(http.get("/v1/conflicts").ids()).isEmpty();
        http.patch(claim, Map.of("rank", "deprecated"), http.get(claim).etag()).expect(200);
    }

    @Test
    void is_refused_about_an_item_of_another_record() {
        String other = given.partnership(
                List.of(wuxi, gimhae), Map.of("kind", "contact", "milestones", List.of(noted("signed", "of another"))));
        String item = http.get("/v1/partnerships/" + other).at("/milestones/0/id");
        for (String pointer : List.of("/milestones/~" + item + "/note", "/milestones/~" + item)) {
            Reply refused = http.post(
                    "/v1/claims",
                    Map.of(
                            "subject",
                            Map.of("resource", "partnerships", "id", id),
                            "pointer",
                            pointer,
                            "value",
                            "x",
                            "source",
                            source));
            assertThat(refused.expectProblem(422, "refused").faults()).containsExactly("/pointer");
        }
        assertThat(http.get("/v1/claims").ids()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void stays_with_its_fact_however_the_record_is_edited(long seed) {
        Random random = new Random(seed);
        Map<String, String> claims = new LinkedHashMap<>();
        for (int step = 0; step < 25; step++) {
            edit(random, step);
            List<JsonNode> items = items();
            if (step % 3 == 0) {
                JsonNode about = items.get(random.nextInt(items.size()));
                String pointer = random.nextBoolean()
                        ? "/milestones/~" + about.get("id").textValue() + "/note"
                        : "/milestones/" + items.indexOf(about) + "/note";
                String note = about.get("note").textValue();
                claims.put(given.claim("partnerships", id, pointer, note, source), note);
            }
            List<String> facts =
                    items.stream().map(item -> item.get("note").textValue()).toList();
            claims.forEach((claim, note) -> {
                Reply read = http.get("/v1/claims/" + claim).expect(200);
                String found = read.json().has("orphaned") ? "orphaned" : read.at("/agreement");
                assertThat(found)
                        .as("seed %d, %s of %s", seed, note, facts)
                        .isEqualTo(facts.contains(note) ? "agrees" : "orphaned");
            });
        }
        assertThat(http.get("/v1/conflicts").ids()).isEmpty();
    }

    /** Puts a milestone somewhere, takes one away, sorts them anew or changes a date: by lists with and without ids, and singly. */
    private void edit(Random random, int step) {
        List<JsonNode> items = items();
        JsonNode one = items.get(random.nextInt(items.size()));
        String item = "/v1/partnerships/" + id + "/milestones/" + one.get("id").textValue();
        List<Object> all = new ArrayList<>(random.nextBoolean() ? items : withoutIds(items));
        switch (random.nextInt(5)) {
            case 0 -> {
                all.add(random.nextInt(items.size() + 1), noted("renewed", "fact " + step));
                milestones(all);
            }
            case 1 -> {
                if (items.size() > 1) {
                    sent("DELETE", item, null).expect(200);
                }
            }
            case 2 -> {
                Collections.shuffle(all, random);
                milestones(all);
            }
            case 3 ->
                http.patch(
                                item,
                                Map.of("date", Integer.toString(1980 + step)),
                                http.get(item).etag())
                        .expect(200);
            default ->
                sent("POST", "/v1/partnerships/" + id + "/milestones", Http.bytes(noted("memorandum", "fact " + step)))
                        .expect(201);
        }
    }

    private Reply sent(String method, String path, byte[] body) {
        return http.send(
                method,
                path,
                body,
                "Content-Type",
                Http.JSON,
                "X-API-Key",
                Http.KEY,
                "If-Match",
                http.get("/v1/partnerships/" + id).etag());
    }

    @Test
    void is_moved_to_the_item_that_it_meant_when_it_was_named_by_its_place() throws InterruptedException {
        Instant said = Instant.parse(http.get("/v1/partnerships/" + id).at("/updatedAt"));
        String second = items().get(1).get("id").textValue();
        List<Object> all = new ArrayList<>(items());
        all.add(0, noted("proposed", "came before"));
        milestones(all);
        String claim = "/v1/claims/" + recordedEarlier("/milestones/1/note", said);
        assertThat(http.get(claim).at("/agreement")).isEqualTo("conflicts");

        assertThat(upkeep.look()).isEqualTo(1);
        ReadLog.by(follower);
        assertThat(upkeep.look()).isZero();

        Patience.until(
                "the change to be applied", () -> "2".equals(http.get(claim).at("/version")));
        assertThat(http.get(claim).at("/pointer")).isEqualTo("/milestones/~" + second + "/note");
        assertThat(http.get(claim).at("/agreement")).isEqualTo("agrees");
        assertThat(http.get(claim + "/revisions").text()).contains("names the item itself");
    }

    /** As an earlier version stored it. */
    private UUID recordedEarlier(String pointer, Instant said) throws InterruptedException {
        ClaimDraft draft = new ClaimDraft(
                new SubjectDraft("partnerships", id), pointer, TextNode.valueOf("b"), source, null, null, null);
        RecordVersion<ClaimDraft> known = new RecordVersion<>(UUID.randomUUID(), 1, said, said, draft, null, null);
        long number = QuarkusTransaction.requiringNew().call(() -> {
            new Reinstatement<>(register, Actor.REGISTRAR).store(known);
            var logged = log.append(List.of(new Reinstatement<>(register, Actor.REGISTRAR).check(known)));
            return logged.get(logged.size() - 1).sequence();
        });
        assertThat(catalog.awaits(number, Duration.ofMinutes(1))).isTrue();
        return known.id();
    }

    private void milestones(List<?> milestones) {
        String path = "/v1/partnerships/" + id;
        http.patch(path, Map.of("milestones", milestones), http.get(path).etag())
                .expect(200);
    }

    private List<JsonNode> items() {
        List<JsonNode> items = new ArrayList<>();
        http.get("/v1/partnerships/" + id).expect(200).json().get("milestones").forEach(items::add);
        return items;
    }

    private static List<Object> withoutIds(List<JsonNode> items) {
        List<Object> all = new ArrayList<>();
        items.forEach(item -> all.add(item.<ObjectNode>deepCopy().without("id")));
        return all;
    }

    private static Map<String, String> noted(String type, String note) {
        return Map.of("type", type, "note", note);
    }
}
