package dev.sistercity.registry.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
class LinkedDataTest {

    @Inject
    Http http;

    @Inject
    Given given;

    @Test
    void a_city_is_told_in_words_of_schema_org() {
        String oslo = given.city(
                "Oslo",
                "NO",
                Map.of(
                        "latitude",
                        59.91,
                        "longitude",
                        10.75,
                        "website",
                        "https://www.oslo.kommune.no/",
                        "identifiers",
                        List.of(Map.of("scheme", "wikidata", "value", "Q585"))));

        Reply reply = http.get("/v1/cities/" + oslo + "?format=jsonld").expect(200);

        assertThat(reply.header("Content-Type")).isEqualTo("application/ld+json");
        assertThat(reply.at("/@context/@vocab")).isEqualTo("https://schema.org/");
        assertThat(reply.at("/@id")).isEqualTo("/v1/cities/" + oslo);
        assertThat(reply.at("/@type")).isEqualTo("AdministrativeArea");
        assertThat(reply.at("/name")).isEqualTo("Oslo");
        assertThat(reply.at("/addressCountry")).isEqualTo("NO");
        assertThat(reply.at("/sameAs/0")).isEqualTo("https://www.wikidata.org/entity/Q585");
        assertThat(http.get("/v1/cities/" + oslo, "Accept", "application/ld+json")
                        .expect(200)
                        .text())
                .isEqualTo(reply.text());
    }

    @Test
    void a_partnership_leads_to_its_cities_and_says_in_own_words_what_it_is() {
        String kyoto = given.city("Kyoto", "JP");
        String boston = given.city("Boston", "US");
        String id = given.partnership(List.of(kyoto, boston), Map.of("kind", "sister-city", "established", "1959"));

        Reply reply = http.get("/v1/partnerships/" + id + "?format=jsonld").expect(200);

        assertThat(reply.at("/additionalType")).isEqualTo("urn:sister-city-registry:term:Partnership");
        assertThat(reply.at("/@context/registry")).isEqualTo("urn:sister-city-registry:term:");
        assertThat(reply.at("/registry:established")).isEqualTo("1959");
        assertThat(reply.at("/registry:kind")).isEqualTo("sister-city");
        for (JsonNode city : reply.json().at("/about")) {
            http.get(city.at("/@id").asText() + "?format=jsonld").expect(200);
        }
    }

    @Test
    void every_public_record_has_it_and_pages_carry_the_same() {
        String city = given.city("Kyoto", "JP");
        for (String path : List.of("/v1/forums/" + given.forum("A forum", city), "/v1/sources/" + given.source())) {
            assertThat(http.get(path + "?format=jsonld").expect(200).header("Content-Type"))
                    .isEqualTo("application/ld+json");
        }
        http.get("/v1/cities?format=jsonld").expect(400);
        String page =
                http.get("/cities/" + city, "Accept", "text/html").expect(200).text();
        assertThat(page).contains("\"@id\":\"/v1/cities/" + city + "\"");
    }
}
