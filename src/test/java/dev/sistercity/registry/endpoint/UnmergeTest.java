package dev.sistercity.registry.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A merge is taken back, as far as nothing has been changed since. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class UnmergeTest extends MergeFixture {

    @Test
    void takes_a_merge_back() {
        String old = given.city("Canton", "CN", identifiedBy("geonames", "1"));
        String now = given.city("Guangzhou", "CN", identifiedBy("geonames", "2"));
        String dunedin = given.city("Dunedin", "NZ");
        String partnership = given.partnership(old, dunedin, "sister-city");
        Reply oldWas = http.get("/v1/cities/" + old);
        Reply nowWas = http.get("/v1/cities/" + now);
        merge("cities", old, now).expect(200);
        http.patch("/v1/cities/" + now, Map.of("website", "https://a.example/"), "*")
                .expect(200);
        http.patch("/v1/partnerships/" + partnership, Map.of("established", "1990"), "*")
                .expect(200);

        String etag = http.get("/v1/cities/" + old).etag();
        http.post("/v1/cities/" + old + "/unmerge", "").expectProblem(428, "precondition-required");
        http.post("/v1/cities/" + old + "/unmerge", "", "If-Match", oldWas.etag())
                .expectProblem(412, "stale");
        Reply report = http.post("/v1/cities/" + old + "/unmerge", "", "If-Match", etag)
                .expect(200);

        assertThat(report.json().get("left")).isEmpty();
        Reply oldIs = http.get("/v1/cities/" + old).expect(200);
        assertThat(oldIs.json().get("names")).isEqualTo(oldWas.json().get("names"));
        assertThat(oldIs.json().get("identifiers")).isEqualTo(oldWas.json().get("identifiers"));
        assertThat(oldIs.at("/version")).isEqualTo("3");
        Reply nowIs = http.get("/v1/cities/" + now);
        assertThat(nowIs.json().get("names")).isEqualTo(nowWas.json().get("names"));
        assertThat(nowIs.json().get("identifiers")).isEqualTo(nowWas.json().get("identifiers"));
        assertThat(nowIs.at("/website")).isEqualTo("https://a.example/");
        Reply moved = http.get("/v1/partnerships/" + partnership);
        assertThat(moved.at("/parties/0/city/id")).isEqualTo(old);
        assertThat(moved.at("/established")).isEqualTo("1990");
        assertThat(http.get("/v1/cities/geonames:1").at("/id")).isEqualTo(old);
        merge("cities", old, now).expect(200);
    }

    @Test
    void leaves_what_has_been_changed_since_and_says_so() {
        String old = given.city("Canton", "CN");
        String now = given.city("Guangzhou", "CN");
        String dunedin = given.city("Dunedin", "NZ");
        String first = given.city("Panyu", "CN", Map.of("partOf", old));
        String second = given.city("Huadu", "CN", Map.of("partOf", old));
        String third = given.city("Nansha", "CN", Map.of("partOf", old));
        merge("cities", old, now).expect(200);
        http.patch("/v1/cities/" + first, Map.of("partOf", dunedin), "*").expect(200);
        http.delete("/v1/cities/" + second, "*").expect(204);

        Reply report = unmerge("cities", old).expect(200);

        assertThat(report.json().get("left"))
                .extracting(one -> one.get("id").asText())
                .containsExactlyInAnyOrder(first, second);
        assertThat(http.get("/v1/cities/" + first).at("/partOf/id")).isEqualTo(dunedin);
        assertThat(http.get("/v1/cities/" + third).at("/partOf/id")).isEqualTo(old);
    }
}
