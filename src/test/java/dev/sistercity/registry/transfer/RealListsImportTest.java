package dev.sistercity.registry.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.gazetteer.GeoNamesTable;
import dev.sistercity.registry.gazetteer.JobsDone;
import dev.sistercity.registry.gazetteer.PlaceStore;
import dev.sistercity.registry.support.Exhaustive;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Patience;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import dev.sistercity.registry.support.Stored;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A real list with the whole gazetteer, where both are at hand; src/bench/imports does the same with two, in either order. */
@Exhaustive
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class RealListsImportTest {

    private static final Path GERMAN =
            Path.of("..", "shared", "data", "relations", "muenchdo2015_german_partnerships.csv");
    private static final String QUERY = "preset=one-sided&title=Municipalities&dryRun=false";
    private static final String BEIJING = "geonames:1816670";
    private static final String ERFURT = "geonames:2929670";
    private static final List<String> CLASSES =
            List.of("created", "matched", "merged", "conflicting", "toReview", "rejected");
    private static final double MOST_FOR_PEOPLE = 0.2;

    @Inject
    Http http;

    @Inject
    JobsDone jobs;

    @Inject
    PlaceStore places;

    @Inject
    Stored stored;

    @Inject
    Lists lists;

    @Test
    void leaves_few_rows_to_people_and_changes_nothing_the_second_time() throws IOException {
        assumeTrue(GeoNamesTable.realIsThere() && Files.exists(GERMAN), "the real lists are not at hand");
        jobs.ended(http.send(
                "POST",
                "/v1/gazetteer/imports",
                Files.readAllBytes(GeoNamesTable.REAL),
                "X-API-Key",
                Http.KEY,
                "Content-Type",
                "application/gzip"));
        Patience.until("the gazetteer", () -> places.find(1_816_670).isPresent());
        byte[] list = Files.readAllBytes(GERMAN);

        JsonNode report = imported(list);

        long rows = report.path("rows").asLong();
        assertThat(CLASSES.stream()
                        .mapToLong(each -> report.path(each).asLong())
                        .sum())
                .isEqualTo(rows);
        assertThat(report.path("toReview").asLong() / (double) rows).isLessThan(MOST_FOR_PEOPLE);
        JsonNode kati = partnership(ERFURT, "Kati");
        assertThat(kati.path("kind").asText()).isEqualTo("sister-city");
        assertThat(kati.path("milestones").findValuesAsText("date")).containsExactly("2009", "2011");
        // Four rows have its coordinates in Maine.
        for (String partner : List.of("Berlin", "Frankfurt am Main", "Kaiserslautern", "Köln")) {
            assertThat(partnership(BEIJING, partner)).isNotNull();
        }
        assertThat(http.get("/v1/cities?q=Peking&countryCode=US").expect(200).at("/page/total"))
                .isEqualTo("0");
        long changes = stored.count("change");
        imported(list);
        assertThat(stored.count("change") - changes).isZero();
    }

    private JsonNode imported(byte[] list) {
        Reply job = lists.ended(lists.sent(QUERY, list, "text/csv", Http.KEY));
        assertThat(job.at("/status")).as("%s", job).isEqualTo("done");
        return job.json().path("report");
    }

    /** The one partnership of two cities. */
    private JsonNode partnership(String city, String partner) {
        JsonNode found = null;
        for (JsonNode one : http.get("/v1/partnerships?limit=200&city=" + city)
                .expect(200)
                .json()
                .path("items")) {
            if (one.path("parties").findValuesAsText("name").contains(partner)) {
                assertThat(found).as(partner).isNull();
                found = one;
            }
        }
        assertThat(found).as(partner).isNotNull();
        return found;
    }
}
