package dev.sistercity.registry.pages.record;

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

/** Pages name a part of a record by what it says, and a record by its title, wherever JSON has the id alone. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class PartTitlesTest {

    private static final String SIGNED = "Milestones · Signed, October 1994 · Date";

    @Inject
    Http http;

    @Inject
    Given given;

    private String tie;
    private String milestone;
    private String claim;

    @BeforeEach
    void claimed() {
        tie = given.partnership(
                List.of(given.city("Shanghai", "CN"), given.city("Dunedin", "NZ")),
                Map.of("kind", "sister-city", "milestones", List.of(Map.of("type", "signed", "date", "1994-10"))));
        milestone = http.get("/v1/partnerships/" + tie).at("/milestones/0/id");
        claim = given.claim("partnerships", tie, "/milestones/~" + milestone + "/date", "1995-03", given.source());
    }

    private String page(String path) {
        return http.get(path, "Accept", "text/html").expect(200).text();
    }

    @Test
    void names_it_where_a_source_says_something_else_of_it() {
        for (String path : List.of("/partnerships/" + tie, "/claims/" + claim, "/claims", "/conflicts")) {
            assertThat(page(path)).as(path).contains(SIGNED).doesNotContain("~" + milestone + " · ");
        }
        assertThat(page("/partnerships/" + tie + "?lang=de")).contains("Unterzeichnet, Oktober 1994");
    }

    @Test
    void says_what_the_record_has_there() {
        String disagrees = page("/partnerships/" + tie);
        String line = disagrees.substring(disagrees.indexOf("id=\"disagrees\""));
        line = line.substring(line.indexOf("<li>"), line.indexOf("</li>"));

        assertThat(line)
                .contains("<time datetime=\"1994-10\">October 1994</time>", "<time datetime=\"1995-03\">March 1995");
    }

    @Test
    void names_it_in_the_history_also_when_it_has_gone() {
        http.patch("/v1/partnerships/" + tie, Map.of("milestones", List.of()), "*")
                .expect(200);

        String history = page("/partnerships/" + tie + "/history");
        String changed = http.get("/v1/partnerships/" + tie + "/revisions").at("/items/1/changed/0");

        assertThat(history).contains(changed);
        assertThat(page("/claims/" + claim)).contains("Milestones · ~" + milestone + " · Date");
    }

    @Test
    void names_parts_by_their_names() {
        String city = given.city("<b>Basel</b>", "CH");
        String name = http.get("/v1/cities/" + city).at("/names/0/id");
        String about = given.claim("cities", city, "/names/~" + name + "/value", "Bâle", given.source());

        assertThat(page("/claims/" + about)).contains("\u2068&lt;b&gt;Basel&lt;/b&gt;\u2069");
    }

    @Test
    void names_a_record_of_which_only_the_id_is_said() {
        String original = given.source("Ein Besuch in Wuxi");
        String copy = given.record("sources", Map.of("kind", "news", "title", "Again", "republicationOf", original));

        assertThat(page("/sources/" + copy))
                .contains("<a href=\"/sources/" + original + "\"><bdi>Ein Besuch in Wuxi</bdi></a>");
    }

    @Test
    void leads_to_the_address_where_one_stands_in_place_of_an_id() {
        String asked = given.record(
                "change-requests",
                Map.of(
                        "subject",
                        Map.of("resource", "partnerships", "id", tie),
                        "patch",
                        Map.of("established", "1994"),
                        "reason",
                        "As the page says",
                        "sources",
                        List.of("https://www.wuxi.gov.cn/")));

        assertThat(page("/change-requests/" + asked))
                .contains("href=\"https://www.wuxi.gov.cn/\"")
                .doesNotContain("/sources/https");
    }
}
