package dev.sistercity.registry.draft;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two offices write a proposal together before other offices see it. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class SharedDraftTest {

    /** Stands nowhere but in drafts. */
    private static final String SECRET = "zebrafinch";

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Stored stored;

    @Inject
    DataSource database;

    private String dunedin;
    private String kyoto;
    private String ours;
    private String theirs;
    private String theirOffice;
    private String strangers;

    @BeforeEach
    void make() {
        dunedin = given.city("Dunedin", "NZ");
        kyoto = given.city("Kyoto", "JP");
        ours = given.office(dunedin);
        theirOffice = given.record("offices", Map.of("name", "Kyoto", "city", kyoto));
        theirs = given.key(Map.of("role", "office", "office", theirOffice));
        strangers = given.office(given.city("Oslo", "NO"));
    }

    private Map<String, Object> content(Map<String, ?> more) {
        return Given.draft(
                Map.of(
                        "kind",
                        "friendship-city",
                        "status",
                        "proposed",
                        "fields",
                        List.of(SECRET),
                        "parties",
                        List.of(Map.of("city", dunedin), Map.of("city", kyoto))),
                more);
    }

    private Reply begin() {
        return http.post(
                        "/v1/drafts",
                        Map.of(
                                "resource",
                                "partnerships",
                                "content",
                                content(Map.of()),
                                "offices",
                                List.of(theirOffice)),
                        "X-API-Key",
                        ours)
                .expect(201);
    }

    private Reply publish(String draft, String key, String etag, String query) {
        return http.send(
                "POST", draft + "/publish" + query, null, "X-API-Key", key, "If-Match", etag, "Accept", Http.JSON);
    }

    @Test
    void is_written_in_turns_commented_and_published() {
        String draft = begin().header("Location");
        Reply theirView = http.get(draft, "X-API-Key", theirs).expect(200);
        assertThat(theirView.at("/offices/1/name")).isNotNull();
        Reply edited = http.patch(
                        draft, Map.of("content", Map.of("established", "2027")), theirView.etag(), "X-API-Key", theirs)
                .expect(200);
        assertThat(edited.at("/editedBy/name")).isEqualTo("Kyoto");
        assertThat(edited.at("/content/fields/0")).isEqualTo(SECRET);
        http.patch(draft, Map.of("content", Map.of("established", "2028")), theirView.etag(), "X-API-Key", ours)
                .expectProblem(412, "stale");
        Reply said = http.post(draft + "/comments", Map.of("text", "Gladly, " + SECRET), "X-API-Key", ours)
                .expect(200);
        assertThat(said.at("/comments/0/text")).isEqualTo("Gladly, " + SECRET);
        assertThat(said.at("/version")).as("a comment is no edit").isEqualTo(edited.at("/version"));

        publish(draft, theirs, edited.etag(), "?dryRun=true").expect(200);
        assertThat(http.get("/v1/partnerships").at("/page/total")).isEqualTo("0");
        Reply published = publish(draft, theirs, edited.etag(), "").expect(200);

        Reply partnership = http.get(published.at("/published")).expect(200);
        assertThat(partnership.at("/established")).isEqualTo("2027");
        assertThat(partnership.at("/verification")).isEqualTo("confirmed-by-one");
        assertThat(http.get(published.at("/published") + "/revisions").at("/items/0/actor"))
                .isEqualTo("office:" + theirOffice);
        publish(draft, ours, "*", "").expectProblem(422, "refused");
        http.patch(draft, Map.of("content", Map.of()), "*", "X-API-Key", ours).expectProblem(422, "refused");
    }

    @Test
    void is_published_once_by_two_offices_at_once() {
        Reply begun = begin();
        List<String> keys = List.of(ours, theirs);

        List<Reply> replies = AtOnce.run(8, i -> publish(begun.header("Location"), keys.get(i % 2), begun.etag(), ""));

        assertThat(replies).extracting(Reply::status).containsOnlyOnce(200).contains(412);
        assertThat(http.get("/v1/partnerships").at("/page/total")).isEqualTo("1");
    }

    @Test
    void is_nowhere_before_it_is_published() {
        long head = stored.counts().get("change_head");
        String draft = begin().header("Location");
        http.post(draft + "/comments", Map.of("text", SECRET), "X-API-Key", theirs)
                .expect(200);
        http.patch(draft, Map.of("content", Map.of("endReason", SECRET)), "*", "X-API-Key", ours)
                .expect(200);
        publish(draft, ours, "*", "").expectProblem(422, "refused");

        assertThat(tablesWithSecret()).containsExactlyInAnyOrder("draft", "draft_comment");
        assertThat(stored.counts().get("change_head")).isEqualTo(head);
        for (String key : new String[] {null, Http.KEY, strangers, given.key(Map.of("role", "partner-app"))}) {
            http.get(draft, "X-API-Key", key).expect(key == null ? 401 : 404);
            for (String path : List.of(
                    "/v1/drafts",
                    "/v1/partnerships?q=" + SECRET,
                    "/v1/partnerships?field=" + SECRET,
                    "/v1/changes?limit=200",
                    "/v1/exports/partnerships.ndjson",
                    "/v1/cities/" + dunedin + "/partnerships",
                    "/v1/me",
                    "/v1/webhooks")) {
                Reply reply = http.get(path, "X-API-Key", key);
                assertThat(reply.status()).as(path).isLessThan(500);
                assertThat(withoutQuestion(reply)).as(path).doesNotContain(SECRET);
            }
        }
        for (Reply refused : List.of(
                http.patch(draft, Map.of("content", Map.of()), "*", "X-API-Key", strangers),
                http.delete(draft, "*", "X-API-Key", strangers),
                http.post(draft + "/comments", Map.of("text", "x"), "X-API-Key", strangers),
                publish(draft, strangers, "*", ""),
                publish(draft, strangers, "*", "?dryRun=true"))) {
            refused.expectProblem(404, "not-found");
            assertThat(refused.text()).doesNotContain(SECRET);
        }
        publish(draft, Http.KEY, "*", "").expectProblem(403, "forbidden");
    }

    /** A problem repeats the address it was asked by. */
    private static String withoutQuestion(Reply reply) {
        return reply.text().replace("?q=" + SECRET, "").replace("field=" + SECRET, "");
    }

    private List<String> tablesWithSecret() {
        List<String> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows =
                    statement.executeQuery("select tablename from pg_tables where schemaname = 'public' order by 1")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            for (String table : tables) {
                try (ResultSet row = statement.executeQuery(
                        "select count(*) from \"" + table + "\" t where t::text like '%" + SECRET + "%'")) {
                    row.next();
                    if (row.getLong(1) > 0) {
                        found.add(table);
                    }
                }
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return found;
    }

    @Test
    void is_the_beginners_to_share_and_to_throw_away() {
        String draft = begin().header("Location");
        assertThat(http.get("/v1/drafts", "X-API-Key", theirs).expect(200).at("/page/total"))
                .isEqualTo("1");
        http.patch(draft, Map.of("offices", List.of()), "*", "X-API-Key", theirs)
                .expectProblem(403, "forbidden");
        http.delete(draft, "*", "X-API-Key", theirs).expectProblem(403, "forbidden");
        http.patch(draft, Map.of("offices", List.of(dunedin)), "*", "X-API-Key", ours)
                .expectProblem(422, "refused");

        http.patch(draft, Map.of("offices", List.of()), "*", "X-API-Key", ours).expect(200);

        http.get(draft, "X-API-Key", theirs).expectProblem(404, "not-found");
        http.delete(draft, "*", "X-API-Key", ours).expect(204);
        http.get(draft, "X-API-Key", ours).expectProblem(404, "not-found");
        assertThat(stored.count("draft_office")).isZero();
    }

    @Test
    void says_in_its_own_words_what_the_collection_refuses() {
        Reply begun = begin();
        Reply edited = http.patch(
                        begun.header("Location"),
                        Map.of("content", Map.of("kind", "marriage")),
                        begun.etag(),
                        "X-API-Key",
                        ours)
                .expect(200);

        Reply refused = publish(begun.header("Location"), ours, edited.etag(), "");

        JsonNode errors = refused.expect(400).json().get("errors");
        assertThat(errors.get(0).get("pointer").asText()).isEqualTo("/content/kind");
        for (Object bad : List.of("text", 5, List.of())) {
            http.post("/v1/drafts", Map.of("resource", "partnerships", "content", bad), "X-API-Key", ours)
                    .expect(422);
        }
        http.post(
                        "/v1/drafts",
                        Map.of("resource", "partnerships", "content", Map.of("note", "x".repeat(100_001))),
                        "X-API-Key",
                        ours)
                .expectProblem(422, "refused");
        http.post("/v1/drafts", Map.of("resource", "offices", "content", Map.of()), "X-API-Key", ours)
                .expectProblem(400, "malformed");
        http.post("/v1/drafts", Map.of("resource", "exchanges", "content", Map.of()))
                .expectProblem(403, "forbidden");
    }
}
