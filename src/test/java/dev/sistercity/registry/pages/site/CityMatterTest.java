package dev.sistercity.registry.pages.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a city prints, and shows on a site of its own. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class CityMatterTest {

    @Inject
    Http http;

    @Inject
    Given given;

    private String shanghai;
    private String tie;

    @BeforeEach
    void records() {
        shanghai = given.city("Shanghai", "CN", Map.of("latitude", 31.22, "longitude", 121.46));
        String dunedin = given.city("Dunedin", "NZ", Map.of("latitude", -45.87, "longitude", 170.5));
        tie = given.partnership(List.of(shanghai, dunedin), Map.of());
    }

    private Reply page(String path) {
        return http.get(path, "Accept", "text/html");
    }

    @Test
    void a_signpost_points_to_each_partner_and_says_how_far_it_is() {
        given.partnership(List.of(shanghai, given.city("Nowhere", "NZ")), Map.of());

        Reply signpost =
                http.get("/cities/" + shanghai + "/signpost.svg?lang=de").expect(200);

        assertThat(signpost.header("Content-Type")).startsWith("image/svg+xml");
        assertThat(signpost.text())
                .startsWith("<svg")
                .contains("<title>Dunedin, 9.", " km</title>", "Shanghai", "2 Partnerstädte")
                .doesNotContain("<title>Nowhere");
        page("/partnerships/" + tie + "/signpost.svg").expect(404);
    }

    @Test
    void a_city_has_its_anniversaries_on_a_page_to_print() {
        int year = LocalDate.now(ZoneOffset.UTC).getYear() - 30;
        given.partnership(List.of(shanghai, given.city("Basel", "CH")), Map.of("established", year + "-01-15"));

        String page = page("/cities/" + shanghai + "/anniversaries?lang=zh")
                .expect(200)
                .text();

        assertThat(page).contains("的周年纪念", "Basel", "周年").doesNotContain("Established", "years");
        assertThat(page("/cities/" + shanghai).text())
                .contains("/cities/" + shanghai + "/anniversaries", "/v1/cities/" + shanghai + "/anniversaries.ics");
        page("/partnerships/" + tie + "/anniversaries").expect(404);
    }
}
