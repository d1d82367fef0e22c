package dev.sistercity.registry.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said of a city or a country, and of the records that show it. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class ConcernedCitiesTest {

    @Inject
    Http http;

    @Inject
    Given given;

    private String dunedin;
    private String kyoto;
    private String partnership;
    private String ofCity;
    private String ofPartnership;
    private String ofKyoto;
    private String citySource;
    private String request;

    @BeforeEach
    void make() {
        dunedin = given.city(
                "Dunedin", "NZ", Map.of("identifiers", List.of(Map.of("scheme", "geonames", "value", "2191562"))));
        kyoto = given.city("Kyoto", "JP");
        partnership = given.partnership(List.of(dunedin, kyoto), Map.of("established", "1979"));
        citySource = given.source("Of the city");
        String other = given.source("Of others");
        given.source("Of nothing");
        ofCity = given.claim("cities", dunedin, "/countryCode", "NZ", citySource);
        ofPartnership = given.claim("partnerships", partnership, "/established", "1980", other);
        ofKyoto = given.claim("cities", kyoto, "/countryCode", "JP", other);
        request = given.record(
                "change-requests",
                Map.of(
                        "subject",
                        Map.of("resource", "cities", "id", dunedin),
                        "patch",
                        Map.of("website", "https://www.dunedin.govt.nz/"),
                        "reason",
                        "It has one"));
    }

    private List<String> found(String path) {
        return http.get(path).expect(200).ids();
    }

    @Test
    void is_found_by_city() {
        for (String city : List.of(dunedin, "geonames:2191562")) {
            assertThat(found("/v1/claims?city=" + city)).containsExactlyInAnyOrder(ofCity, ofPartnership);
            assertThat(found("/v1/conflicts?city=" + city)).containsExactly(ofPartnership);
            assertThat(found("/v1/sources?city=" + city)).hasSize(2).contains(citySource);
            assertThat(found("/v1/change-requests?city=" + city)).containsExactly(request);
        }
        assertThat(found("/v1/claims?city=" + kyoto)).containsExactlyInAnyOrder(ofKyoto, ofPartnership);
        assertThat(found("/v1/sources?city=" + kyoto)).hasSize(1).doesNotContain(citySource);
        assertThat(found("/v1/claims?city=" + kyoto + "&resource=cities")).containsExactly(ofKyoto);
        http.get("/v1/claims?city=geonames:1").expectProblem(400, "malformed");
    }

    @Test
    void is_found_by_country() {
        assertThat(found("/v1/claims?countryCode=NZ")).containsExactlyInAnyOrder(ofCity, ofPartnership);
        assertThat(found("/v1/conflicts?countryCode=JP")).containsExactly(ofPartnership);
        assertThat(found("/v1/sources?countryCode=NZ")).hasSize(2);
        assertThat(found("/v1/change-requests?countryCode=NZ")).containsExactly(request);
        for (String collection : List.of("claims", "conflicts", "sources", "change-requests")) {
            assertThat(found("/v1/" + collection + "?countryCode=FR")).isEmpty();
            assertThat(http.get("/v1/" + collection + "?countryCode=France")
                            .expectProblem(400, "malformed")
                            .at("/detail"))
                    .contains("use FR");
        }
    }
}
