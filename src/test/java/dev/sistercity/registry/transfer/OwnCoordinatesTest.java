package dev.sistercity.registry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import dev.sistercity.registry.transfer.Lists.Town;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A list's own coordinates: near a city they confirm it, far off they mean another place, and how they are written wrongly is noticed. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class OwnCoordinatesTest {

    private static final double KM_PER_DEGREE = 111.2;
    private static final List<Town> TOWNS = List.of(
            new Town(1, "Sydney", "AU", -33.8679, 151.2073, 4_627_000),
            new Town(2, "Boston", "US", 42.3584, -71.0598, 667_000),
            new Town(3, "Rosario", "AR", -32.9468, -60.6393, 1_173_000),
            new Town(4, "Kusatsu", "JP", 35.0167, 135.9667, 127_000),
            new Town(5, "Dunedin", "NZ", -45.8742, 170.5036, 114_000),
            new Town(6, "Durban", "ZA", -29.8579, 31.0292, 3_120_000),
            new Town(7, "Radom", "PL", 51.4025, 21.1471, 226_000),
            new Town(8, "Kazan", "RU", 55.7887, 49.1221, 1_104_000),
            new Town(9, "Recife", "BR", -8.0539, -34.8811, 1_478_000),
            new Town(10, "Halifax", "CA", 44.6453, -63.5724, 359_000),
            new Town(11, "Chiang Mai", "TH", 18.7904, 98.9847, 200_000),
            new Town(12, "Melk", "AT", 48.2274, 15.3319, 5_200));
    private static final Town ANCHOR = new Town(99, "Reykjavík", "IS", 64.1355, -21.8954, 118_000);

    @Inject
    Http http;

    @Inject
    Lists lists;

    private final Random random = new Random(14);

    @BeforeEach
    void gazetteer() {
        List<Town> all = new ArrayList<>(TOWNS);
        all.add(ANCHOR);
        lists.gazetteer(all.toArray(Town[]::new));
    }

    private JsonNode match(Town town, double latitude, double longitude) {
        Map<String, Object> query = new HashMap<>(
                Map.of("name", town.name(), "country", town.country(), "latitude", latitude, "longitude", longitude));
        return http.post("/v1/match/cities", Map.of("queries", List.of(query)))
                .expect(200)
                .json()
                .at("/results/0");
    }

    private String row(Town town, double latitude, double longitude) {
        return String.format(
                Locale.ROOT, "%s,%s,%.5f,%.5f,Reykjavík,IS%n", town.name(), town.country(), latitude, longitude);
    }

    private List<JsonNode> imported(String rows) {
        Reply job = lists.written(Lists.PAIRS, "city1,country1,latitude1,longitude1,city2,country2\n" + rows);
        assertThat(job.at("/status")).as("%s", job).isEqualTo("done");
        return lists.rows(job);
    }

    /** A point so many km away, in any direction. */
    private double[] away(Town town, double km) {
        double direction = random.nextDouble() * 2 * Math.PI;
        double north = km * Math.cos(direction) / KM_PER_DEGREE;
        double east = km * Math.sin(direction) / KM_PER_DEGREE / Math.cos(Math.toRadians(town.latitude()));
        // Around the 180th meridian longitudes begin anew.
        double longitude = (town.longitude() + east + 540) % 360 - 180;
        return new double[] {town.latitude() + north, longitude};
    }

    @Test
    void takes_the_city_that_its_coordinates_are_of() {
        SoftAssertions all = new SoftAssertions();
        StringBuilder rows = new StringBuilder();
        for (Town town : TOWNS) {
            for (double km : new double[] {0, 0.5, 1, 3}) {
                double[] at = away(town, km);
                JsonNode match = match(town, at[0], at[1]);
                all.assertThat(match.at("/chosen/place/geonamesId").asInt())
                        .as("%s, %s km: %s", town.name(), km, match.path("why"))
                        .isEqualTo(town.id());
                rows.append(row(town, at[0], at[1]));
            }
        }
        all.assertThat(imported(rows.toString()))
                .extracting(row -> row.path("class").asText())
                .isSubsetOf("created", "matched", "merged");
        all.assertThat(http.get("/v1/partnerships?city=geonames:99").at("/page/total"))
                .isEqualTo(Integer.toString(TOWNS.size()));
        all.assertAll();
    }

    @Test
    void takes_no_city_for_what_lies_more_than_a_hundred_km_away() {
        SoftAssertions all = new SoftAssertions();
        StringBuilder rows = new StringBuilder();
        for (Town town : TOWNS) {
            for (double km : new double[] {101, 150, 297, 600, 1_500}) {
                double[] at = away(town, km);
                JsonNode match = match(town, at[0], at[1]);
                all.assertThat(match.path("chosen").isNull())
                        .as("%s, %s km: %s", town.name(), km, match)
                        .isTrue();
                rows.append(row(town, at[0], at[1]));
            }
        }
        for (JsonNode row : imported(rows.toString())) {
            all.assertThat(row.path("class").asText()).as("%s", row).isNotIn("rejected");
        }
        for (Town town : TOWNS) {
            all.assertThat(http.get("/v1/cities/geonames:" + town.id()).status())
                    .as(town.name())
                    .isEqualTo(404);
        }
        all.assertAll();
    }

    @Test
    void notices_what_was_swapped_and_signs_that_were_lost() {
        SoftAssertions all = new SoftAssertions();
        StringBuilder rows = new StringBuilder();
        for (Town town : TOWNS) {
            Map<String, double[]> written = new HashMap<>();
            written.put("swapped", new double[] {town.longitude(), town.latitude()});
            if (town.latitude() < 0) {
                written.put("sign", new double[] {-town.latitude(), town.longitude()});
            }
            if (town.longitude() < 0) {
                written.put("sign ", new double[] {town.latitude(), -town.longitude()});
            }
            if (town.latitude() < 0 && town.longitude() < 0) {
                written.put("sign  ", new double[] {-town.latitude(), -town.longitude()});
            }
            written.forEach((how, at) -> {
                rows.append(row(town, at[0], at[1]));
                if (Math.abs(at[0]) <= 90) {
                    JsonNode match = match(town, at[0], at[1]);
                    all.assertThat(match.at("/chosen/place/geonamesId").asInt())
                            .as("%s %s: %s", town.name(), how, match)
                            .isEqualTo(town.id());
                    all.assertThat(match.at("/chosen/reasons").toString())
                            .as("%s %s", town.name(), how)
                            .contains(how.strip());
                }
            });
        }
        List<JsonNode> taken = imported(rows.toString());
        all.assertThat(taken)
                .extracting(row -> row.path("class").asText())
                .as("%s", taken)
                .isSubsetOf("created", "matched", "merged");
        all.assertThat(http.get("/v1/partnerships?city=geonames:99").at("/page/total"))
                .isEqualTo(Integer.toString(TOWNS.size()));
        all.assertAll();
    }
}
