package dev.sistercity.registry.city;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In which region cities lie, whichever way that is written, and what lies within a country or a region. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class RegionTest {

    @Inject
    Http http;

    @Inject
    Given given;

    private String shanghai;
    private String huangpu;
    private String wuxi;
    private String cologne;

    @BeforeEach
    void there_are_cities() {
        shanghai = given.city("Shanghai", "CN", Map.of("region", "CN.23"));
        huangpu = given.city("Huangpu", "CN", Map.of("partOf", shanghai, "kind", "district"));
        wuxi = given.city("Wuxi", "CN", Map.of("subdivisionCode", "CN-JS"));
        cologne = given.city("Cologne", "DE", Map.of("region", "DE-NW"));
    }

    private List<String> ids(String path) {
        return http.get(path).expect(200).ids();
    }

    @Test
    void a_city_tells_its_region_by_code_and_name() {
        Reply told = http.get("/v1/cities/" + shanghai);
        assertThat(told.at("/region/code")).isEqualTo("CN.23");
        assertThat(told.at("/region/name")).isEqualTo("Shanghai Shi");
        assertThat(told.at("/region/subdivisionCode")).isEqualTo("CN-SH");
        assertThat(told.json().has("subdivisionCode")).isFalse();
        assertThat(http.get("/v1/cities/" + wuxi).at("/region/code")).isEqualTo("CN.04");
        assertThat(http.get("/v1/cities/" + wuxi).at("/region/subdivisionCode")).isEqualTo("CN-JS");
        assertThat(http.get("/v1/cities/" + cologne).at("/region/code")).isEqualTo("DE.07");
        assertThat(http.get("/v1/cities/" + huangpu).json().has("region")).isFalse();
        assertThat(http.get("/v1/cities?format=csv").expect(200).text()).contains("CN.23", "CN.04", "DE.07");
    }

    @Test
    void the_filter_takes_both_codes_whichever_the_record_has() {
        for (String code : List.of("CN.23", "CN-SH")) {
            assertThat(ids("/v1/cities?region=" + code)).as(code).containsExactly(shanghai);
        }
        for (String code : List.of("CN.04", "CN-JS")) {
            assertThat(ids("/v1/cities?region=" + code)).as(code).containsExactly(wuxi);
        }
        String ring = given.partnership(List.of(shanghai, cologne), Map.of());
        assertThat(ids("/v1/partnerships?region=DE.07")).containsExactly(ring);
        assertThat(ids("/v1/partnerships?region=CN-SH")).containsExactly(ring);
        assertThat(ids("/v1/cities?region=DE.99")).isEmpty();
        http.get("/v1/cities?region=Bavaria").expectProblem(400, "malformed");
        http.get("/v1/cities?region=QQ.01").expectProblem(400, "malformed");
    }

    @Test
    void within_takes_a_country_or_a_region_beside_a_unit() {
        assertThat(ids("/v1/cities?within=CN")).containsExactlyInAnyOrder(shanghai, huangpu, wuxi);
        assertThat(ids("/v1/cities?within=CN.23")).containsExactlyInAnyOrder(shanghai, huangpu);
        assertThat(ids("/v1/cities?within=CN-SH")).containsExactlyInAnyOrder(shanghai, huangpu);
        assertThat(ids("/v1/cities?within=" + shanghai)).containsExactlyInAnyOrder(shanghai, huangpu);
        assertThat(ids("/v1/cities?within=FR")).isEmpty();
        http.get("/v1/cities?within=China").expectProblem(400, "malformed");
        http.get("/v1/cities?within=geonames:1").expectProblem(400, "malformed");

        String one = given.partnership(List.of(huangpu, cologne), Map.of("established", "1987-05-29"));
        String other = given.partnership(List.of(wuxi, cologne), Map.of("established", "1987-05-29"));
        assertThat(ids("/v1/partnerships?within=CN.23")).containsExactly(one);
        assertThat(ids("/v1/partnerships?within=CN")).containsExactlyInAnyOrder(one, other);
        assertThat(ids("/v1/partnerships?within=CN-JS&within=DE")).containsExactly(other);
        assertThat(http.get("/v1/anniversaries?from=2027-05-01&until=2027-05-31&within=CN.04")
                        .expect(200)
                        .text())
                .contains(other)
                .doesNotContain(one);
    }

    @Test
    void a_region_is_kept_by_its_code_and_changed_like_any_value() {
        Reply read = http.get("/v1/cities/" + cologne);
        Reply moved = http.patch("/v1/cities/" + cologne, Map.of("region", "DE.02"), read.etag());

        assertThat(moved.expect(200).at("/region/code")).isEqualTo("DE.02");
        assertThat(moved.at("/region/subdivisionCode")).isEqualTo("DE-BY");
        http.patch("/v1/cities/" + cologne, Map.of("region", "FR.11"), moved.etag())
                .expectProblem(422, "refused");
        for (String wrong : List.of("NRW", "DE.", "de.07", "DE.07.053", "QQ.01", "DE.0 7", "D\u0000.07")) {
            Reply refused =
                    http.post("/v1/cities", Map.of("kind", "city", "name", "X", "countryCode", "DE", "region", wrong));
            assertThat(refused.status()).as(wrong).isBetween(400, 422);
            assertThat(refused.at("/errors/0/pointer")).as(wrong).isEqualTo("/region");
        }
        assertThat(http.patch("/v1/cities/" + cologne, Collections.singletonMap("region", null), moved.etag())
                        .expect(200)
                        .json()
                        .has("region"))
                .isFalse();
    }

    @Test
    void two_regions_of_one_city_are_refused_whichever_way_they_are_written() {
        for (String code : List.of("DE-BY", "DE-BE")) {
            Map<String, Object> two = Map.of(
                    "kind", "city", "name", "X", "countryCode", "DE", "region", "DE.07", "subdivisionCode", code);
            Reply refused = http.post("/v1/cities", two).expectProblem(422, "refused");
            assertThat(refused.at("/errors/0/pointer")).isEqualTo("/region");
            assertThat(refused.text()).contains("DE.07", code);
        }
        http.patch("/v1/cities/" + cologne, Map.of("subdivisionCode", "DE-BY"), "*")
                .expectProblem(422, "refused");
        http.patch("/v1/cities/" + cologne, Map.of("subdivisionCode", "DE-NW"), "*")
                .expect(200);
        http.patch("/v1/cities/" + cologne, Map.of("region", "DE-BY"), "*").expectProblem(422, "refused");
        http.patch("/v1/cities/" + cologne, Map.of("region", "DE.02", "subdivisionCode", "DE-BY"), "*")
                .expect(200);
        // Of the second order, with the region above it and with another.
        Map<String, Object> lyon = Map.of(
                "kind", "city", "name", "Lyon", "countryCode", "FR", "region", "FR.84", "subdivisionCode", "FR-69");
        http.post("/v1/cities?dryRun=true", lyon).expect(200);
        http.post("/v1/cities?dryRun=true", Given.draft(lyon, Map.of("region", "FR.11")))
                .expectProblem(422, "refused");
        String batch = "/v1/change-requests";
        http.post(
                        batch,
                        Map.of(
                                "subject",
                                Map.of("resource", "cities", "id", cologne),
                                "patch",
                                Map.of("region", "DE.07"),
                                "reason",
                                "It moved"))
                .expectProblem(422, "refused");
    }
}
