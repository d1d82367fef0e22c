package dev.sistercity.registry.source.evidence;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What cannot have been is refused with a pointer to it, by whichever way it is written, and nothing of it is stored. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class RefusedByEveryWayTest {

    private static final String PARTIES =
            "\"parties\": [{\"id\": \"aaaa\", \"city\": \"ONE\"}, {\"id\": \"bbbb\", \"city\": \"OTHER\"}]";

    @Inject
    Http http;

    @Inject
    Given given;

    private String one;
    private String other;
    private String path;
    private String officeKey;

    @BeforeEach
    void partners() {
        one = given.city("Shanghai", "CN");
        other = given.city("Dunedin", "NZ");
        officeKey = given.office(one);
        path = "/v1/partnerships/"
                + given.record(
                        "partnerships",
                        filled(
                                "{\"kind\": \"sister-city\", " + PARTIES
                                        + ", \"agreements\": [{\"id\": \"good\", \"type\": \"memorandum\", \"date\": \"2000\"}]}"));
    }

    private String filled(String text) {
        return text.replace("ONE", one).replace("OTHER", other);
    }

    private String head() {
        return http.get("/v1/changes?after=0&limit=1").at("/head");
    }

    private Reply post(String to, String body) {
        return http.post(to, filled(body), "If-Match", "*");
    }

    private Reply patch(String to, String body) {
        return http.patch(to, filled(body), "*");
    }

    private Reply asked(String collection, String id, String patch) {
        return post(
                "/v1/change-requests",
                "{\"subject\": {\"resource\": \"" + collection + "\", \"id\": \"" + id
                        + "\"}, \"reason\": \"x\", \"patch\": " + patch + "}");
    }

    /** @param tried where each refusal points to, and what was answered */
    private void refused(Map<String, List<Reply>> tried, String before) {
        tried.forEach((pointer, replies) -> replies.forEach(
                reply -> assertThat(reply.expectProblem(422, "refused").faults())
                        .as(reply.toString())
                        .containsExactly(pointer)));
        assertThat(head()).isEqualTo(before);
    }

    private Reply published(String content) {
        Reply draft = http.post(
                        "/v1/drafts",
                        filled("{\"resource\": \"partnerships\", \"content\": " + content + "}"),
                        "X-API-Key",
                        officeKey)
                .expect(201);
        return http.send(
                "POST", draft.header("Location") + "/publish", null, "X-API-Key", officeKey, "If-Match", draft.etag());
    }

    @Test
    void an_agreement_that_ends_before_it_begins() {
        String before = head();
        String agreement = "{\"type\": \"memorandum\", \"validFrom\": \"2020\", \"validUntil\": \"2019\"}";
        String record = "{\"kind\": \"contact\", " + PARTIES + ", \"agreements\": [" + agreement + "]}";
        String list = "{\"agreements\": [" + agreement + "]}";
        Map<String, List<Reply>> tried = new LinkedHashMap<>();
        tried.put(
                "/agreements/0/validUntil",
                List.of(
                        post("/v1/partnerships", record),
                        patch(path, list),
                        patch(path, list.replace("2020", "2019-05").replace("\"2019\"", "\"2019-04\""))));
        tried.put("/content/agreements/0/validUntil", List.of(published(record)));
        tried.put(
                "/validUntil",
                List.of(
                        post(path + "/agreements", agreement),
                        patch(path + "/agreements/good", "{\"validUntil\": \"1999-12\"}")));
        tried.put("/patch/agreements/0/validUntil", List.of(asked("partnerships", path.split("/")[3], list)));
        refused(tried, before);
    }

    @Test
    void a_party_that_leaves_before_it_joined() {
        String before = head();
        String third = given.city("Kyoto", "JP");
        before = head();
        String party = "{\"city\": \"" + third + "\", \"joined\": \"2000\", \"left\": \"1999\"}";
        String parties = PARTIES.replace("]", ", " + party + "]");
        Map<String, List<Reply>> tried = new LinkedHashMap<>();
        tried.put(
                "/parties/2/left",
                List.of(
                        post("/v1/partnerships", "{\"kind\": \"contact\", " + parties + "}"),
                        patch(path, "{" + parties + "}")));
        tried.put("/content/parties/2/left", List.of(published("{\"kind\": \"contact\", " + parties + "}")));
        tried.put(
                "/left",
                List.of(
                        post(path + "/parties", party),
                        patch(path + "/parties/aaaa", "{\"joined\": \"2000-05\", \"left\": \"2000-04\"}")));
        tried.put("/patch/parties/2/left", List.of(asked("partnerships", path.split("/")[3], "{" + parties + "}")));
        refused(tried, before);
    }

    @Test
    void a_circle_of_successors() {
        patch("/v1/cities/" + one, "{\"successors\": [\"OTHER\"]}").expect(200);
        String third = given.city("Kyoto", "JP", Map.of("predecessors", List.of(other)));
        String before = head();
        Map<String, List<Reply>> tried = new LinkedHashMap<>();
        tried.put(
                "/successors",
                List.of(
                        patch("/v1/cities/" + other, "{\"successors\": [\"ONE\"]}"),
                        patch("/v1/cities/" + other, "{\"successors\": [{\"id\": \"ONE\"}]}"),
                        patch("/v1/cities/" + third, "{\"successors\": [\"ONE\"]}"),
                        patch("/v1/cities/" + one, "{\"successors\": [\"ONE\"]}"),
                        patch("/v1/cities/" + one, "{\"predecessors\": [\"" + third + "\"]}"),
                        post(
                                "/v1/cities",
                                "{\"kind\": \"city\", \"name\": \"X\", \"countryCode\": \"CN\", \"predecessors\": [\""
                                        + third + "\"], \"successors\": [\"ONE\"]}")));
        tried.put("/patch/successors", List.of(asked("cities", third, "{\"successors\": [\"ONE\"]}")));
        refused(tried, before);
    }

    @Test
    void a_claim_about_an_item_of_another_record() {
        String another = given.record(
                "partnerships",
                filled("{\"kind\": \"contact\", " + PARTIES
                        + ", \"milestones\": [{\"id\": \"mine\", \"type\": \"signed\", \"date\": \"1994\"}]}"));
        String source = given.source();
        String right = given.claim("partnerships", another, "/milestones/~mine/date", "1994", source);
        String before = head();
        String claim = "{\"pointer\": \"/milestones/~mine/date\", \"value\": \"1994\", \"source\": \"" + source + "\"}";
        String id = path.split("/")[3];
        String subject = "{\"subject\": {\"resource\": \"partnerships\", \"id\": \"" + id + "\"}";
        Map<String, List<Reply>> tried = new LinkedHashMap<>();
        tried.put(
                "/pointer",
                List.of(
                        post("/v1/claims", claim.replaceFirst("\\{", subject + ", ")),
                        patch("/v1/claims/" + right, "{\"pointer\": \"/milestones/~none/date\"}")));
        String record = "{\"kind\": \"friendship-city\", " + PARTIES + ", \"claims\": [" + claim + "]}";
        tried.put(
                "/claims/0/pointer",
                List.of(
                        post("/v1/partnerships?allowDuplicate=x", record),
                        patch(path, "{\"claims\": [" + claim + "]}"),
                        patch(path, "{\"established\": \"1994\", \"claims\": [" + claim + "]}")));
        tried.put("/patch/pointer", List.of(asked("claims", right, "{\"pointer\": \"/milestones/~none/date\"}")));
        refused(tried, before);
    }
}
