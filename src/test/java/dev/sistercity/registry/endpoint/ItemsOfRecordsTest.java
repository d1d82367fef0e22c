package dev.sistercity.registry.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.endpoint.ItemCases.Case;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Names, participants, sessions, media and placements one by one, in every collection whose records have them. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class ItemsOfRecordsTest {

    @Inject
    Http http;

    @Inject
    Given given;

    private List<Case> cases;
    private String wuxi;
    private String dunedin;

    @BeforeEach
    void records() {
        wuxi = given.city("Wuxi", "CN");
        dunedin = given.city("Dunedin", "NZ");
        cases = new ItemCases(given, wuxi, dunedin).all();
        for (Case one : cases) {
            if (list(one).isEmpty()) {
                post(one, one.another(), http.get(one.path()).etag()).expect(201);
            }
        }
    }

    private void each(Consumer<Case> check) {
        assertThat(cases).hasSize(12);
        for (Case one : cases) {
            try {
                check.accept(one);
            } catch (AssertionError e) {
                throw new AssertionError("of " + one.items(), e);
            }
        }
    }

    private JsonNode list(Case one) {
        return http.get(one.path()).expect(200).json().get(one.list());
    }

    private static List<String> ids(JsonNode list) {
        List<String> ids = new ArrayList<>();
        list.forEach(item -> ids.add(item.path("id").textValue()));
        return ids;
    }

    private Reply post(Case one, Object item, String etag, String... more) {
        List<String> headers =
                new ArrayList<>(List.of("Content-Type", Http.JSON, "X-API-Key", more.length == 0 ? Http.KEY : more[0]));
        if (etag != null) {
            headers.addAll(List.of("If-Match", etag));
        }
        return http.send("POST", one.items(), Http.bytes(item), headers.toArray(String[]::new));
    }

    @Test
    void are_added_read_changed_and_removed_with_the_records_tag() {
        each(one -> {
            List<String> before = ids(list(one));
            assertThat(before).isNotEmpty().doesNotHaveDuplicates().doesNotContainNull();
            String first = http.get(one.path()).etag();
            post(one, one.third(), null).expectProblem(428, "precondition-required");
            Reply added = post(one, one.third(), first).expect(201);
            String item = added.header("Location");
            assertThat(item).startsWith(one.items() + "/");
            assertThat(ids(list(one))).startsWith(before.toArray(String[]::new)).hasSize(before.size() + 1);
            assertThat(http.get(item).expect(200).json()).isEqualTo(list(one).get(before.size()));

            Map<String, String> change = Map.of(one.property(), one.text());
            http.patch(item, change, first).expectProblem(412, "stale");
            http.patch(item, change, http.get(item).etag()).expect(200);
            assertThat(http.get(item).at("/" + one.property())).isEqualTo(one.text());
            assertThat(ids(list(one))).hasSize(before.size() + 1).contains(item.substring(item.lastIndexOf('/') + 1));
            assertThat(http.get(one.path() + "/revisions").expect(200).json().get("items"))
                    .hasSizeGreaterThanOrEqualTo(3);

            http.patch(item, Map.of("nonsense", 1), "*").expectProblem(400, "malformed");
            http.delete(item, first).expectProblem(412, "stale");
            http.delete(item, http.get(one.path()).etag()).expect(200);
            http.get(item).expectProblem(404, "not-found");
            http.patch(item, change, "*").expectProblem(404, "not-found");
            http.delete(item, "*").expectProblem(404, "not-found");
            assertThat(ids(list(one))).isEqualTo(before);
        });
    }

    @Test
    void are_written_by_those_who_may_write_the_record() {
        String own = given.office(wuxi);
        String other = given.office(given.city("Kyoto", "JP"));
        each(one -> {
            String version = http.get(one.path()).at("/version");
            http.send("POST", one.items(), Http.bytes(one.third()), "Content-Type", Http.JSON, "If-Match", "*")
                    .expectProblem(401, "unauthenticated");
            post(one, one.third(), "*", other).expectProblem(403, "forbidden");
            assertThat(http.get(one.path()).at("/version")).isEqualTo(version);
            post(one, one.third(), "*", own).expect(201);
        });
    }

    @Test
    void keep_their_ids_when_lists_are_sent_without() {
        each(one -> {
            post(one, one.third(), "*").expect(201);
            ArrayNode sent = list(one).deepCopy();
            List<String> before = ids(sent);
            boolean outside = before.get(0).length() > 12;
            JsonNode last = sent.remove(sent.size() - 1);
            sent.insert(0, last);
            if (!outside) {
                // Those of media and placements are known outside: what is sent without is new.
                sent.forEach(item -> ((ObjectNode) item).remove("id"));
            }
            http.patch(one.path(), Map.of(one.list(), sent), "*").expect(200);
            List<String> after = ids(list(one));
            assertThat(after).hasSameElementsAs(before);
            assertThat(after.get(0)).isEqualTo(before.get(before.size() - 1));
        });
    }

    @Test
    void claims_stay_with_them() {
        String source = given.source();
        each(one -> {
            Reply added = post(one, one.third(), "*").expect(201);
            String item = added.header("Location").substring(one.items().length() + 1);
            int place = list(one).size() - 1;
            String fact = "/" + one.property();
            String byPlace = "/" + one.list() + "/" + place + fact;
            JsonNode value = http.get(one.items() + "/" + item).json().at(fact);
            Map<String, Object> draft = new LinkedHashMap<>();
            draft.put("subject", Map.of("resource", one.collection(), "id", one.id()));
            draft.put("pointer", byPlace);
            draft.put("value", value.isMissingNode() ? "x" : value);
            draft.put("source", source);
            String claim = "/v1/claims/" + given.record("claims", draft);
            String pointer = "/" + one.list() + "/~" + item + fact;
            assertThat(http.get(claim).at("/pointer")).isEqualTo(pointer);

            // Another one before it: the claim is about the same still.
            ArrayNode sent = list(one).deepCopy();
            JsonNode last = sent.remove(sent.size() - 1);
            sent.insert(0, last);
            http.patch(one.path(), Map.of(one.list(), sent), "*").expect(200);
            assertThat(http.get(claim).at("/pointer")).isEqualTo(pointer);
            if (!value.isMissingNode()) {
                assertThat(http.get(claim).at("/agreement")).isEqualTo("agrees");
            }
            draft.put("pointer", "/" + one.list() + "/~nonesuch" + fact);
            http.post("/v1/claims", draft).expectProblem(422, "refused");

            http.delete(one.items() + "/" + item, "*").expect(200);
            assertThat(http.get(claim).at("/orphaned")).isEqualTo("true");
        });
    }

    @Test
    void are_asked_for_by_change_requests_and_read_as_they_were_known() {
        each(one -> {
            ArrayNode wanted = list(one).deepCopy();
            // A request has records by their ids, as drafts have them.
            wanted.forEach(item -> {
                if (item.at("/city/id").isTextual()) {
                    ((ObjectNode) item).put("city", item.at("/city/id").textValue());
                }
            });
            ((ObjectNode) wanted.get(0)).put(one.property(), one.text());
            String item = one.items() + "/" + wanted.get(0).get("id").textValue();
            Reply before = http.get(item).expect(200);
            String then = http.get(one.path()).at("/updatedAt");
            String request = given.record(
                    "change-requests",
                    Map.of(
                            "subject",
                            Map.of("resource", one.collection(), "id", one.id()),
                            "patch",
                            Map.of(one.list(), wanted),
                            "reason",
                            "It is so"));
            http.post(
                            "/v1/change-requests/" + request + "/answers",
                            Map.of("verdict", "accepted", "reason", "Seen"),
                            "If-Match",
                            "*")
                    .expect(200);
            assertThat(http.get(item).at("/" + one.property())).isEqualTo(one.text());
            assertThat(http.get(item + "?knownAt=" + then).expect(200).json()).isEqualTo(before.json());
        });
    }
}
