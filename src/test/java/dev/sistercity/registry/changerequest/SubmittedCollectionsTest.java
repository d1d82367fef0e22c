package dev.sistercity.registry.changerequest;

import static dev.sistercity.registry.changerequest.Submitted.creation;
import static dev.sistercity.registry.changerequest.Submitted.deletion;
import static dev.sistercity.registry.changerequest.Submitted.pair;
import static dev.sistercity.registry.changerequest.Submitted.subject;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.catalog.subject.CollectionNames;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What may be asked for in each collection that requests may be about. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class SubmittedCollectionsTest {

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Submitted submitted;

    @Inject
    AnonymousQuota share;

    @Inject
    CollectionNames names;

    private String dunedin;
    private String wuxi;

    @BeforeEach
    void cities() {
        dunedin = given.city("Dunedin", "NZ");
        wuxi = given.city("Wuxi", "CN");
    }

    /** Others send from the same address. */
    @AfterEach
    void forget() {
        share.forget();
    }

    @Test
    void creates_a_record_of_each_collection_as_a_post_would() {
        Map<String, Map<String, ?>> contents = contents();
        assertThat(contents.keySet()).containsExactlyInAnyOrderElementsOf(names.requestable());
        contents.forEach((collection, content) -> {
            Reply posted =
                    http.post("/v1/" + collection + "?dryRun=true", content).expect(200);
            Reply asked = submitted.asks(creation(collection, content)).expect(201);
            submitted.answers(asked.header("Location"), Http.KEY, "accepted").expect(200);

            Reply made = http.get(subject(asked)).expect(200);
            assertThat(timeless(made)).as(collection).isEqualTo(timeless(posted));
        });
    }

    @Test
    void deletes_a_record_of_each_collection_as_a_deletion_would() {
        contents().forEach((collection, content) -> {
            String id = given.record(collection, content);
            Reply asked = submitted.asks(deletion(collection, id)).expect(201);
            submitted.answers(asked.header("Location"), Http.KEY, "accepted").expect(200);
            http.get(subject(asked)).expectProblem(410, "gone");
        });
    }

    private Map<String, Map<String, ?>> contents() {
        Map<String, Map<String, ?>> contents = new LinkedHashMap<>();
        String exchange = given.exchange(dunedin, wuxi);
        String source = given.source();
        contents.put("cities", Map.of("kind", "city", "name", "Oslo", "countryCode", "NO"));
        contents.put("sources", Map.of("kind", "news", "title", "Another source"));
        contents.put(
                "claims",
                Map.of(
                        "subject",
                        Map.of("resource", "cities", "id", dunedin),
                        "pointer",
                        "/countryCode",
                        "value",
                        "NZ",
                        "source",
                        source));
        contents.put("partnerships", pair(dunedin, wuxi, Map.of("established", "1994")));
        contents.put("forum-series", Map.of("name", "Another series"));
        contents.put("forums", Map.of("kind", "forum", "name", "Another forum", "hostCity", wuxi));
        contents.put("exchanges", Map.of("kind", "visit", "hostCity", wuxi, "guestCities", List.of(dunedin)));
        others(contents, exchange);
        return contents;
    }

    private void others(Map<String, Map<String, ?>> contents, String exchange) {
        contents.put("platforms", Map.of("name", "A platform", "owners", List.of(wuxi)));
        contents.put("projects", Map.of("name", "A project", "owners", List.of(wuxi)));
        contents.put("networks", Map.of("name", "A network", "members", List.of(wuxi, dunedin)));
        contents.put(
                "knowledge-transfers",
                Map.of("fromCity", wuxi, "toCity", dunedin, "what", List.of(Map.of("value", "Gardens", "lang", "en"))));
        contents.put(
                "commitments",
                Map.of(
                        "kind",
                        "wish",
                        "speaker",
                        Map.of("name", "Jane Doe", "position", "Mayor"),
                        "city",
                        dunedin,
                        "exchange",
                        exchange,
                        "topics",
                        List.of("education"),
                        "quote",
                        Map.of("value", "We hope", "lang", "en")));
        contents.put("campaigns", Map.of("name", "A campaign", "owner", dunedin));
    }

    /** Without what tells two records of the same content apart. */
    private static ObjectNode timeless(Reply reply) {
        ObjectNode record = (ObjectNode) reply.json();
        record.remove(List.of("id", "createdAt", "updatedAt"));
        return record;
    }
}
