package dev.sistercity.registry.endpoint.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sistercity.registry.support.ClaimableDrafts;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import dev.sistercity.registry.support.StarterRegistry;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a client gets it may send back: unchanged it changes nothing, and what it may not change is refused where it did. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class SentBackTest {

    @Inject
    Http http;

    @Inject
    Given given;

    private String wuxi;
    private String gimhae;
    /** A record of each collection, by its path. */
    private final Map<String, String> paths = new LinkedHashMap<>();

    @BeforeEach
    void records() {
        wuxi = given.city("Wuxi", "CN");
        gimhae = given.city("Gimhae", "KR", Map.of("predecessors", List.of(given.city("Gimhae-gun", "KR"))));
        paths.clear();
        String source = given.source("A source");
        ClaimableDrafts.of(given, wuxi, gimhae).forEach((collection, draft) -> {
            String id = given.record(collection, draft);
            given.claim(collection, id, "", null, source);
            paths.put(collection, "/v1/" + collection + "/" + id);
        });
        paths.put("dissolved", "/v1/cities/" + http.get("/v1/cities/" + gimhae).at("/predecessors/0/id"));
        String translation =
                given.record("sources", Map.of("kind", "news", "title", "Eine Quelle", "translationOf", source));
        paths.put("sources", "/v1/sources/" + translation);
        // A region is written as a code and read as an object; of one of these it follows from the division that ISO
        // has.
        Map.of(
                        "in a region", Map.of("region", "DE.02"),
                        "in a region of ISO", Map.of("region", "DE-NW"),
                        "in a division", Map.of("subdivisionCode", "DE-BY"),
                        "in both", Map.of("region", "DE.02", "subdivisionCode", "DE-BY"))
                .forEach((name, more) -> paths.put(name, "/v1/cities/" + given.city(name, "DE", more)));
        paths.put("claims", "/v1/claims/" + given.claim("cities", wuxi, "/countryCode", "CN", source));
        paths.put("offices", "/v1/offices/" + given.record("offices", Map.of("name", "An office", "city", wuxi)));
    }

    /** All that can be asked for along with a record. */
    private String everything(String path) {
        return path.startsWith("/v1/claims") || path.startsWith("/v1/offices")
                ? path
                : path + "?include="
                        + (path.startsWith("/v1/cities")
                                ? "claims,counts,parts"
                                : path.startsWith("/v1/partnerships") ? "claims,cities" : "claims");
    }

    @Test
    void a_record_that_is_sent_back_as_it_was_read_is_not_changed() {
        paths.values().forEach(path -> {
            Reply read = http.get(path).expect(200);
            for (Reply shown : List.of(read, http.get(everything(path)).expect(200))) {
                Reply same = http.patch(path, shown.json(), shown.etag()).expect(200);
                assertThat(same.json()).as(path).isEqualTo(read.json());
            }
        });
    }

    @Test
    void nor_is_it_where_it_was_read_in_another_language() {
        paths.values().forEach(path -> {
            Reply read = http.get(path);
            Reply chinese = http.get(path + "?lang=zh").expect(200);
            assertThat(http.patch(path, chinese.json(), chinese.etag())
                            .expect(200)
                            .json())
                    .as(path)
                    .isEqualTo(read.json());
            Reply asked = http.get(everything(path), "Accept-Language", "zh").expect(200);
            http.patch(path, asked.json(), asked.etag(), "Accept-Language", "zh")
                    .expect(200);
            assertThat(http.get(path).json()).as(path).isEqualTo(read.json());
        });
    }

    @Test
    void a_region_that_was_read_says_where_another_city_lies() {
        String path = paths.get("in a division");
        JsonNode elsewhere = http.get(paths.get("in a region of ISO")).json().get("region");
        assertThat(http.get(path).at("/region/subdivisionCode")).isEqualTo("DE-BY");
        for (JsonNode sent : List.of(elsewhere, elsewhere.get("subdivisionCode"), elsewhere.get("code"))) {
            String city = given.city("A city of Westphalia", "DE");
            http.patch("/v1/cities/" + city, Map.of("region", sent), "*").expect(200);
            assertThat(http.get("/v1/cities/" + city).json().get("region")).isEqualTo(elsewhere);
        }
        http.patch(path, Map.of("region", Map.of("name", "Bavaria")), "*").expectProblem(400, "malformed");
    }

    @Test
    void what_is_read_only_is_refused_where_it_was_altered() {
        paths.forEach((collection, path) -> {
            Reply read = http.get(path);
            for (String name : List.of("id", "version", "createdAt")) {
                for (JsonNode other : List.of(TextNode.valueOf("x"), IntNode.valueOf(17), NullNode.getInstance())) {
                    ObjectNode altered = read.json().deepCopy();
                    altered.set(name, other);
                    assertThat(http.patch(path, altered, read.etag())
                                    .expectProblem(400, "malformed")
                                    .faults())
                            .as(collection)
                            .containsExactly("/" + name);
                }
            }
            ObjectNode copy = read.json().deepCopy();
            assertThat(http.post("/v1/" + path.split("/")[2], copy)
                            .expectProblem(400, "malformed")
                            .faults())
                    .contains("/id", "/version", "/createdAt", "/updatedAt");
            assertThat(http.get(path).json()).isEqualTo(read.json());
        });
    }

    @Test
    void what_is_read_only_within_a_record_is_refused_where_it_was_altered() {
        Map<String, String> derived = Map.of(
                "/partnerCount", "cities",
                "/verification", "partnerships",
                "/parties/1/confirmation/stance", "partnerships",
                "/agreements/0/lapses", "partnerships",
                "/editionCount", "forum-series",
                "/sharedTopics", "exchanges",
                "/claims/0/rank", "projects",
                "/sources/0/title", "projects",
                "/translations", "sources",
                "/agreement", "claims");
        derived.forEach((pointer, collection) -> {
            String path = paths.get(collection);
            Reply read = http.get(everything(path));
            ObjectNode altered = read.json().deepCopy();
            int end = pointer.lastIndexOf('/');
            ObjectNode holder = (ObjectNode) altered.at(pointer.substring(0, end));
            holder.put(pointer.substring(end + 1), "altered");
            List<String> faults = http.patch(path, altered, read.etag())
                    .expectProblem(400, "malformed")
                    .faults();
            assertThat(faults).as(pointer).hasSize(1).allMatch(pointer::startsWith);
            assertThat(http.get(path).at("/version")).isEqualTo("1");
        });
    }

    @Test
    void a_reference_is_taken_as_the_object_that_an_answer_holds() {
        String path = paths.get("partnerships");
        JsonNode party = http.get(path).json().at("/parties/0/city");
        Reply changed = http.patch(
                        path,
                        Map.of("milestones", List.of(Map.of("type", "renewed", "date", "2014", "by", party))),
                        "*")
                .expect(200);
        assertThat(changed.at("/milestones/0/by/id")).isEqualTo(party.get("id").asText());

        Reply made = http.post(
                        "/v1/forums",
                        Map.of(
                                "kind",
                                "forum",
                                "name",
                                "F",
                                "hostCity",
                                Map.of("id", wuxi),
                                "organizers",
                                List.of(Map.of(
                                        "name", "O", "role", "host", "city", Map.of("id", gimhae, "name", "whatever"))),
                                "coLocatedWith",
                                List.of(Map.of("id", paths.get("forums").split("/")[3]))))
                .expect(201);
        assertThat(made.at("/hostCity/id")).isEqualTo(wuxi);
        assertThat(made.at("/organizers/0/city/id")).isEqualTo(gimhae);
        assertThat(made.json().get("coLocatedWith")).hasSize(1);
        Reply milestone = http.post(
                        path + "/milestones", Map.of("type", "renewed", "date", "2024", "by", party), "If-Match", "*")
                .expect(201);
        http.patch(milestone.header("Location"), Map.of("by", Map.of("id", gimhae)), "*")
                .expect(200);
        assertThat(http.get(milestone.header("Location")).at("/by/id")).isEqualTo(gimhae);
        http.patch(paths.get("cities"), Map.of("partOf", Map.of("id", gimhae)), "*")
                .expect(200);
    }

    @Test
    void an_object_that_is_no_reference_is_refused() {
        for (Object none : List.of(Map.of(), Map.of("name", "Wuxi"), Map.of("id", 1), Map.of("id", List.of()))) {
            assertThat(http.post("/v1/forums", Map.of("kind", "forum", "name", "F", "hostCity", none))
                            .expectProblem(400, "malformed")
                            .faults())
                    .containsExactly("/hostCity");
        }
        assertThat(http.post("/v1/forums", Map.of("kind", "forum", "name", Map.of("id", wuxi)))
                        .expectProblem(400, "malformed")
                        .faults())
                .containsExactly("/name");
        assertThat(http.post("/v1/forums", Map.of("kind", "forum", "name", "F", "hostCity", Map.of("id", "x:1")))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void an_item_that_is_sent_back_as_it_was_read_is_not_changed() {
        String path = paths.get("partnerships");
        Reply read = http.get(path);
        for (String list : List.of("parties", "milestones", "agreements")) {
            for (JsonNode item : read.json().get(list)) {
                String address = path + "/" + list + "/" + item.get("id").asText();
                for (JsonNode sent : List.of(item, http.get(address).json())) {
                    http.patch(address, sent, read.etag()).expect(200);
                }
            }
        }
        assertThat(http.get(path).json()).isEqualTo(read.json());
        ObjectNode party = read.json().get("parties").get(0).deepCopy();
        party.withObject("/confirmation").put("stance", "confirmed");
        assertThat(http.patch(path + "/parties/" + party.get("id").asText(), party, "*")
                        .expectProblem(400, "malformed")
                        .faults())
                .containsExactly("/confirmation");
    }

    @Test
    void what_was_altered_beside_what_was_only_sent_back_is_changed() {
        String path = paths.get("partnerships");
        ObjectNode sent = http.get(everything(path) + "&lang=zh").json().deepCopy();
        sent.remove("cities");
        sent.put("established", "1993");
        ((ArrayNode) sent.get("claims"))
                .addObject()
                .put("pointer", "/established")
                .put("value", "1993")
                .set("source", sent.at("/sources/0"));
        Reply changed = http.patch(path, sent, "*").expect(200);
        assertThat(changed.at("/established")).isEqualTo("1993");
        assertThat(changed.at("/version")).isEqualTo("2");
        assertThat(http.get("/v1/claims?subject=" + changed.at("/id")).ids()).hasSize(2);
    }

    @Test
    void names_and_their_order_are_as_they_were_sent() {
        String path = paths.get("forums");
        ObjectNode read = http.get(path + "?lang=zh").json().deepCopy();
        ((ArrayNode) read.get("names"))
                .addObject()
                .put("value", "Ein Name")
                .put("lang", "de")
                .put("kind", "official");
        Reply changed = http.patch(path, read, "*").expect(200);
        assertThat(changed.json().get("names").findValuesAsText("lang")).containsExactly("en", "zh-Hans", "de");
        Reply first = http.patch(path, Map.of("name", "Ein Name"), "*").expect(200);
        assertThat(first.json().get("names").findValuesAsText("lang")).containsExactly("de", "en", "zh-Hans");
        assertThat(Set.copyOf(StarterRegistry.json(first.text()).get("names").findValuesAsText("value")))
                .hasSize(3);
    }
}
