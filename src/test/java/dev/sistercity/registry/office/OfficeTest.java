package dev.sistercity.registry.office;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class OfficeTest {

    @Inject
    Http http;

    @Inject
    Given given;

    @Test
    void writes_its_city_and_the_units_under_it_and_no_other() {
        String wuxi = given.city("Wuxi", "CN");
        String yixing = given.city("Yixing", "CN", Map.of("partOf", wuxi));
        String dunedin = given.city("Dunedin", "NZ");
        String key = given.office(wuxi);

        for (String own : List.of(wuxi, yixing)) {
            http.patch("/v1/cities/" + own, Map.of("website", "https://example.org"), "*", "X-API-Key", key)
                    .expect(200);
        }
        Reply refused = http.patch("/v1/cities/" + dunedin, Map.of("partOf", wuxi), "*", "X-API-Key", key);
        assertThat(refused.expectProblem(403, "forbidden").at("/detail")).contains("registrar", "office");
        assertThat(http.get("/v1/cities/" + wuxi + "/revisions").at("/items/1/actor"))
                .startsWith("office:");
        http.delete("/v1/cities/" + wuxi, "*", "X-API-Key", key).expectProblem(403, "forbidden");
        http.delete("/v1/cities/" + yixing, "*", "X-API-Key", key).expect(204);
    }

    @Test
    void writes_what_is_delegated_to_it_for_as_long_as_that_lasts() {
        String province = given.city("Jiangsu", "CN");
        String wuxi = given.city("Wuxi", "CN");
        String suzhou = given.city("Suzhou", "CN");
        String office = given.record(
                "offices",
                Map.of(
                        "name",
                        "Provincial office",
                        "city",
                        province,
                        "delegations",
                        List.of(
                                Map.of("city", wuxi, "until", "2100-01-01T00:00:00Z"),
                                Map.of("city", suzhou, "until", "2020-01-01T00:00:00Z"))));
        String key = given.key(Map.of("office", office, "role", "office"));

        http.patch("/v1/cities/" + wuxi, Map.of("website", "https://example.org"), "*", "X-API-Key", key)
                .expect(200);
        http.patch("/v1/cities/" + suzhou, Map.of("website", "https://example.org"), "*", "X-API-Key", key)
                .expectProblem(403, "forbidden");
    }

    @Test
    void leaves_it_to_those_above_where_its_city_belongs_and_what_others_call_it() {
        String province = given.city("Jiangsu", "CN");
        String wuxi = given.city("Wuxi", "CN", Map.of("partOf", province));
        String yixing = given.city("Yixing", "CN", Map.of("partOf", wuxi));
        String jiangyin = given.city("Jiangyin", "CN", Map.of("partOf", wuxi));
        String dunedin = given.city("Dunedin", "NZ");
        String office = given.office(wuxi);
        String above = given.office(province);

        for (Map<String, ?> change : List.of(
                Map.of("partOf", dunedin),
                Map.of("identifiers", List.of(Map.of("scheme", "wikidata", "value", "Q8686"))))) {
            http.patch("/v1/cities/" + wuxi, change, "*", "X-API-Key", office).expectProblem(403, "forbidden");
        }
        http.patch("/v1/cities/" + yixing, Map.of("partOf", dunedin), "*", "X-API-Key", office)
                .expectProblem(403, "forbidden");
        http.patch("/v1/cities/" + yixing, Map.of("partOf", jiangyin), "*", "X-API-Key", office)
                .expect(200);
        http.patch("/v1/cities/" + yixing, Map.of("partOf", province), "*", "X-API-Key", office)
                .expectProblem(403, "forbidden");
        http.patch("/v1/cities/" + yixing, Map.of("partOf", province), "*", "X-API-Key", above)
                .expect(200);
    }

    @Test
    void writes_forums_that_its_city_organizes_and_makes_itself_organizer_of_no_other() {
        String wuxi = given.city("Wuxi", "CN");
        String dunedin = given.city("Dunedin", "NZ");
        String key = given.office(wuxi);
        Map<String, ?> organizer = Map.of("name", "Wuxi Municipal Government", "role", "co-organizer", "city", wuxi);
        String forum = given.record(
                "forums",
                Map.of("kind", "forum", "name", "A forum", "hostCity", dunedin, "organizers", List.of(organizer)));
        String other = given.forum("Another forum", dunedin);

        Map<String, String> change = Map.of("place", "Town hall");
        http.patch("/v1/forums/" + forum, change, "*", "X-API-Key", key).expect(200);
        assertThat(http.get("/v1/forums/" + forum).at("/organizers/0/city/name"))
                .isEqualTo("Wuxi");
        assertThat(http.get("/v1/cities/" + wuxi + "/forums").ids()).containsExactly(forum);
        http.patch("/v1/forums/" + other, Map.of("organizers", List.of(organizer)), "*", "X-API-Key", key)
                .expectProblem(403, "forbidden");
        http.delete("/v1/cities/" + wuxi, "*").expectProblem(409, "in-use");
    }

    @Test
    void is_told_who_it_is_and_until_when() {
        String wuxi = given.city("Wuxi", "CN");
        String suzhou = given.city("Suzhou", "CN");
        String nanjing = given.city("Nanjing", "CN");
        String office = given.record(
                "offices",
                Map.of(
                        "name",
                        "An office",
                        "city",
                        wuxi,
                        "delegations",
                        List.of(
                                Map.of("city", suzhou, "until", "2100-01-01T00:00:00Z"),
                                Map.of("city", nanjing, "until", "2020-01-01T00:00:00Z"))));
        String key = given.key(Map.of(
                "office", office, "role", "office", "expiresAt", "2099-12-31T00:00:00Z", "scopes", List.of("write")));

        Reply me = http.get("/v1/me", "X-API-Key", key).expect(200);

        assertThat(me.json().at("/scopes").toString()).isEqualTo("[\"read\",\"write\"]");
        assertThat(me.at("/expiresAt")).isEqualTo("2099-12-31T00:00:00Z");
        assertThat(me.json().at("/cities")).hasSize(2);
        assertThat(me.json().at("/delegations")).hasSize(1);
        assertThat(me.at("/delegations/0/city/name")).isEqualTo("Suzhou");
        assertThat(me.at("/delegations/0/until")).isEqualTo("2100-01-01T00:00:00Z");
        assertThat(me.json().at("/writes").toString()).contains("cities: its own city");
    }

    @Test
    void may_not_say_for_whom_it_speaks() {
        String wuxi = given.city("Wuxi", "CN");
        String dunedin = given.city("Dunedin", "NZ");
        String office = given.record("offices", Map.of("name", "An office", "city", wuxi));
        String path = "/v1/offices/" + office;
        String key = given.key(Map.of("office", office, "role", "office"));

        http.patch(path, Map.of("website", "https://example.org"), "*", "X-API-Key", key)
                .expect(200);
        http.patch(path, Map.of("city", dunedin), "*", "X-API-Key", key).expectProblem(403, "forbidden");
        http.patch(path, Map.of("delegations", List.of(Map.of("city", dunedin))), "*", "X-API-Key", key)
                .expectProblem(403, "forbidden");
        http.delete(path, "*", "X-API-Key", key).expectProblem(403, "forbidden");
    }

    @Test
    void shows_its_contact_to_itself_alone_unless_it_publishes_it() {
        String wuxi = given.city("Wuxi", "CN");
        String office =
                given.record("offices", Map.of("name", "An office", "city", wuxi, "contact", "office@example.org"));
        String path = "/v1/offices/" + office;
        String key = given.key(Map.of("office", office, "role", "office"));

        for (String open : List.of(path, "/v1/offices", path + "/revisions", path + "/revisions/1", "/v1/changes")) {
            assertThat(http.get(open).expect(200).text()).as(open).doesNotContain("office@example.org");
        }
        assertThat(http.get("/v1/me", "X-API-Key", key).at("/office/contact")).isEqualTo("office@example.org");
        http.patch(path, Map.of("contactPublished", true), "*", "X-API-Key", key)
                .expect(200);
        assertThat(http.get(path).at("/contact")).isEqualTo("office@example.org");
    }

    @Test
    void shows_an_unpublished_contact_to_itself_and_to_none_of_its_applications_and_screens() {
        String city = given.city("Wuxi", "CN");
        String office =
                given.record("offices", Map.of("name", "An office", "city", city, "contact", "office@wuxi.example"));
        String own = given.key(Map.of("office", office, "role", "office"));
        String application = given.key(Map.of("office", office, "role", "partner-app"));

        assertThat(http.get("/v1/me", "X-API-Key", own).at("/office/contact")).isEqualTo("office@wuxi.example");
        Reply shown = http.get("/v1/me", "X-API-Key", application).expect(200);
        assertThat(shown.at("/office/id")).isEqualTo(office);
        assertThat(shown.text()).doesNotContain("office@wuxi.example");
    }

    @Test
    void has_names_with_ids_and_addresses_which_it_writes_itself() {
        String wuxi = given.city("Wuxi", "CN");
        String office = given.record("offices", Map.of("name", "Foreign Affairs Office", "city", wuxi));
        String key = given.key(Map.of("office", office, "role", "office"));
        String other = given.office(given.city("Dunedin", "NZ"));
        String path = "/v1/offices/" + office;
        String first = http.get(path).expect(200).at("/names/0/id");
        Map<String, String> chinese = Map.of("value", "外事办公室", "lang", "zh-Hans");

        addName(path, chinese, "*", other).expectProblem(403, "forbidden");
        Reply added = addName(path, chinese, http.get(path).etag(), key).expect(201);
        String name = added.header("Location");
        assertThat(http.get(name).expect(200).at("/value")).isEqualTo("外事办公室");
        http.patch(name, Map.of("value", "市外事办公室"), "*", "X-API-Key", key).expect(200);
        turnRound(path, key);
        assertThat(http.get(path).at("/names/1/id")).isEqualTo(first);
        assertThat(name).endsWith(http.get(path).at("/names/0/id"));
        http.delete(name, "*", "X-API-Key", key).expect(200);
        http.get(name).expectProblem(404, "not-found");
        http.delete(path + "/names/" + first, "*", "X-API-Key", key).expectProblem(422, "refused");
    }

    /** By a list without ids: each name keeps its own. */
    private void turnRound(String path, String key) {
        List<?> names = List.of(
                Map.of("value", "市外事办公室", "lang", "zh-Hans"), Map.of("value", "Foreign Affairs Office", "lang", "und"));
        http.patch(path, Map.of("names", names), "*", "X-API-Key", key).expect(200);
    }

    private Reply addName(String path, Map<String, String> name, String etag, String key) {
        return http.send(
                "POST",
                path + "/names",
                Http.bytes(name),
                "Content-Type",
                Http.JSON,
                "If-Match",
                etag,
                "X-API-Key",
                key);
    }
}
