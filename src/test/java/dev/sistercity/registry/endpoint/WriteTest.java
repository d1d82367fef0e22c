package dev.sistercity.registry.endpoint;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class WriteTest {

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Stored stored;

    @Test
    void changes_a_record_by_merge_patch() {
        String city = given.city(
                "Dunedin",
                "NZ",
                Map.of("website", "https://old.example/", "population", Map.of("value", 10, "qualifier", "about")));
        String path = "/v1/cities/" + city;
        Reply read = http.get(path);

        Reply patched = http.patch(
                        path,
                        "{\"website\":null,\"population\":{\"value\":11},\"subdivisionCode\":\"NZ-OTA\"}",
                        read.etag())
                .expect(200);

        assertThat(patched.at("/website")).isNull();
        assertThat(patched.at("/population/value")).isEqualTo("11");
        assertThat(patched.at("/population/qualifier")).isEqualTo("about");
        assertThat(patched.at("/version")).isEqualTo("2");
        assertThat(patched.text()).isEqualTo(http.get(path).text());
        assertThat(patched.etag()).isEqualTo(http.get(path).etag()).isNotEqualTo(read.etag());
        http.patch(path, "{\"population\":null}", patched.etag()).expect(200);
        assertThat(http.get(path).json().has("population")).isFalse();
        assertThat(http.patch(path, "{\"kind\":null}", "*")
                        .expectProblem(400, "malformed")
                        .faults())
                .containsExactly("/kind");
    }

    @Test
    void refuses_a_patch_of_what_there_is_not_even_where_it_would_remove_it() {
        String path = "/v1/cities/" + given.city("Dunedin", "NZ");

        for (String body : List.of(
                "{\"populatin\":{\"value\":1}}",
                "{\"populatin\":null}",
                "{\"population\":{\"value\":1,\"qualifer\":null}}")) {
            assertThat(http.patch(path, body, "*")
                            .expectProblem(400, "malformed")
                            .text())
                    .contains("Did you mean");
        }
        assertThat(http.patch(path, "{\"id\":\"x\"}", "*")
                        .expectProblem(400, "malformed")
                        .faults())
                .containsExactly("/id");
    }

    @Test
    void records_nothing_where_a_patch_changes_nothing() {
        String city = given.city("Dunedin", "NZ");
        Reply read = http.get("/v1/cities/" + city);

        Reply patched = http.patch("/v1/cities/" + city, "{\"countryCode\":\"NZ\",\"website\":null}", read.etag())
                .expect(200);

        assertThat(patched.etag()).isEqualTo(read.etag());
        assertThat(stored.counts()).containsEntry("change_head", 1L);
    }

    @Test
    void wants_the_version_that_was_read() {
        String path = "/v1/cities/" + given.city("Dunedin", "NZ");
        String first = http.get(path).etag();
        http.patch(path, "{\"website\":\"https://a.example/\"}", first).expect(200);

        http.patch(path, "{\"website\":\"https://b.example/\"}", null).expectProblem(428, "precondition-required");
        http.patch(path, "{\"website\":\"https://b.example/\"}", first).expectProblem(412, "stale");
        http.delete(path, null).expectProblem(428, "precondition-required");
        http.delete(path, first).expectProblem(412, "stale");
        // Another representation of the same version has another tag, and means the same version.
        http.patch(
                        path,
                        "{\"website\":\"https://c.example/\"}",
                        http.get(path + "?fields=name").etag())
                .expect(200);
        assertThat(http.get(path).at("/website")).isEqualTo("https://c.example/");
    }

    @Test
    void deletes_a_record_but_not_its_history() {
        String city = given.city("Dunedin", "NZ");
        String path = "/v1/cities/" + city;
        http.patch(path, "{\"website\":\"https://a.example/\"}", "*").expect(200);

        Reply deleted = http.delete(path, http.get(path).etag()).expect(204);

        assertThat(deleted.body()).isEmpty();
        http.get(path).expectProblem(410, "gone");
        http.patch(path, "{}", "*").expectProblem(410, "gone");
        http.delete(path, "*").expectProblem(410, "gone");
        assertThat(http.get("/v1/cities").ids()).isEmpty();
        Reply revisions = http.get(path + "/revisions").expect(200);
        assertThat(revisions.json().get("items").findValuesAsText("action"))
                .containsExactly("created", "updated", "deleted");
        assertThat(revisions.json().get("items").findValuesAsText("sequence")).containsExactly("1", "2", "3");
        assertThat(http.get(path + "/revisions/1").at("/record/website")).isNull();
        assertThat(http.get(path + "/revisions/3").at("/record/website")).isEqualTo("https://a.example/");
        http.get(path + "/revisions/4").expectProblem(404, "not-found");
        Reply page = http.get(path + "/revisions?limit=2");
        assertThat(page.at("/page/total")).isEqualTo("3");
        assertThat(http.get(path + "/revisions?limit=2&cursor=" + page.at("/page/nextCursor"))
                        .at("/items/0/version"))
                .isEqualTo("3");
    }

    @Test
    void refuses_to_delete_what_others_refer_to() {
        String otago = given.city("Otago", "NZ");
        given.city("Dunedin", "NZ", Map.of("partOf", otago));
        String source = given.source();
        given.claim("cities", otago, "", null, source);

        http.delete("/v1/cities/" + otago, "*").expectProblem(409, "in-use");
        http.delete("/v1/sources/" + source, "*").expectProblem(409, "in-use");
        assertThat(stored.counts()).containsEntry("change_head", 4L);
    }

    @Test
    void names_what_cannot_stand_beside_the_rest() {
        Reply noPair = http.post("/v1/cities", Map.of("kind", "city", "name", "X", "countryCode", "NZ", "latitude", 1));
        assertThat(noPair.expectProblem(422, "refused").faults()).containsExactly("/longitude");
        Reply otherCountry = http.post(
                "/v1/cities", Map.of("kind", "city", "name", "X", "countryCode", "CN", "subdivisionCode", "NZ-OTA"));
        assertThat(otherCountry.expectProblem(422, "refused").faults()).containsExactly("/subdivisionCode");
        Reply nowhere = http.post(
                "/v1/cities", Map.of("kind", "city", "name", "X", "countryCode", "NZ", "partOf", "wikidata:Q1"));
        assertThat(nowhere.expectProblem(422, "refused").faults()).containsExactly("/partOf");
        String city = given.city("Dunedin", "NZ");
        assertThat(http.patch("/v1/cities/" + city, Map.of("partOf", city), "*")
                        .expectProblem(422, "refused")
                        .faults())
                .containsExactly("/partOf");
        Reply all = http.post(
                "/v1/cities", "{\"kind\":\"citi\",\"countryCode\":\"XX\",\"name\":\"\",\"nam\":1,\"latitude\":99}");
        assertThat(all.expectProblem(400, "malformed").faults())
                .contains("/kind", "/countryCode", "/name", "/nam", "/latitude");
    }

    @Test
    void tries_without_storing() {
        String city = given.city("Dunedin", "NZ");
        Map<String, Long> before = stored.counts();

        Reply created = http.post(
                        "/v1/cities?dryRun=true",
                        Map.of("kind", "city", "name", "Oslo", "countryCode", "NO"),
                        "Idempotency-Key",
                        "one")
                .expect(200);
        Reply patched = http.patch("/v1/cities/" + city + "?dryRun=true", "{\"website\":\"https://a.example/\"}", "*")
                .expect(200);
        http.delete("/v1/cities/" + city + "?dryRun=true", "*").expect(204);
        http.post("/v1/cities?dryRun=true", Map.of("kind", "city", "name", "X", "countryCode", "NZ", "latitude", 1))
                .expectProblem(422, "refused");

        assertThat(created.at("/name")).isEqualTo("Oslo");
        assertThat(created.header("Location")).isNull();
        assertThat(patched.at("/website")).isEqualTo("https://a.example/");
        assertThat(stored.counts()).isEqualTo(before);
        assertThat(http.get("/v1/cities/" + city).at("/website")).isNull();
        http.post("/v1/cities", Map.of("kind", "city", "name", "Bergen", "countryCode", "NO"), "Idempotency-Key", "one")
                .expect(201);
    }

    @Test
    void keeps_one_gap_free_sequence_under_many_writers() {
        AtOnce.run(16, writer -> {
            for (int i = 0; i < 6; i++) {
                String id = given.city("City " + writer + "-" + i, "NZ");
                if (i % 3 == 0) {
                    http.patch("/v1/cities/" + id, "{\"website\":\"https://a.example/\"}", "*")
                            .expect(200);
                } else if (i % 3 == 1) {
                    http.delete("/v1/cities/" + id, "*").expect(204);
                }
                http.post("/v1/cities", Map.of("kind", "city", "name", "X", "countryCode", "NZ", "latitude", 1))
                        .expect(422);
            }
            return null;
        });

        List<Long> numbers = new ArrayList<>();
        Map<String, Long> versions = new java.util.HashMap<>();
        long after = 0;
        Reply feed;
        do {
            feed = http.get("/v1/changes?limit=37&after=" + after).expect(200);
            for (JsonNode change : feed.json().get("items")) {
                numbers.add(change.get("sequence").longValue());
                long version = change.get("version").longValue();
                assertThat(version)
                        .isEqualTo(versions.getOrDefault(change.get("id").textValue(), 0L) + 1);
                versions.put(change.get("id").textValue(), version);
            }
            after = feed.json().get("last").longValue();
        } while (feed.header("Link") != null);
        // Six cities a writer, of which two are changed and two deleted.
        assertThat(numbers)
                .hasSize(16 * 10)
                .isEqualTo(
                        java.util.stream.LongStream.rangeClosed(1, 160).boxed().toList());
        assertThat(feed.at("/head")).isEqualTo("160");
        assertThat(http.get("/v1/cities?limit=1").at("/page/total")).isEqualTo(Integer.toString(16 * 4));
    }
}
