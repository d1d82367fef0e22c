package dev.sistercity.registry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.gazetteer.AlternateNames;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import dev.sistercity.registry.support.Stored;
import dev.sistercity.registry.transfer.Lists.Town;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Identifiers in lists decide which cities are meant, are kept, and tell cities of one name apart. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class IdentifierImportTest {

    private static final String QUERY = "preset=wikidata-pairs&title=Items";
    private static final String IDS = "item1,item2\n";
    private static final String NAMED = "item1,item1Label,country1,item2,item2Label,country2\n";
    private static final int RING = 1_200;

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Stored stored;

    @Inject
    Lists lists;

    @BeforeEach
    void the_gazetteer_has_a_few_towns() {
        lists.gazetteer(
                new Town(1, "Radom", "PL.78", 51.4, 21.15, 226_000),
                new Town(2, "Magdeburg", "DE.14", 52.13, 11.62, 229_000),
                new Town(3, "Kansas City", "US.MO", 39.1, -94.58, 475_000),
                new Town(4, "Seville", "ES.51", 37.38, -5.97, 703_000),
                new Town(5, "Halle", "DE.14", 51.48, 11.97, 234_000),
                new Town(6, "Halle", "BE.VLG", 50.73, 4.24, 35_000),
                new Town(7, "Whitby", "GB.ENG", 54.48, -0.61, 13_000));
    }

    @Test
    void registers_cities_by_their_identifiers_alone_and_lets_nothing_wait() {
        String ring = IDS
                + IntStream.rangeClosed(1, RING)
                        .mapToObj(i -> "Q" + i + ",Q" + (i % RING + 1) + "\n")
                        .collect(Collectors.joining());

        Reply dry = lists.ended(lists.sent(QUERY, ring.getBytes(StandardCharsets.UTF_8), "text/csv", Http.KEY));
        Reply job = lists.written(QUERY, ring);

        for (Reply reply : List.of(dry, job)) {
            assertThat(reply.at("/report/created")).as("%s", reply).isEqualTo(Integer.toString(RING));
            assertThat(reply.at("/report/toReview")).isEqualTo("0");
        }
        assertThat(stored.count("city")).isEqualTo(RING);
        JsonNode city = http.get("/v1/cities/wikidata:Q7").expect(200).json();
        assertThat(city.at("/countryCode").asText()).isEqualTo("ZZ");
        long changes = stored.count("change");
        assertThat(lists.written(QUERY, ring).at("/report/matched")).isEqualTo(Integer.toString(RING));
        assertThat(stored.count("change")).isEqualTo(changes);

        Reply named =
                lists.written("preset=wikidata-pairs&title=Names", NAMED + "Q7,Siebenau,Austria,Q8,Achtau,Austria\n");

        assertThat(named.at("/report/merged")).as("%s", lists.rows(named)).isEqualTo("1");
        JsonNode told = http.get("/v1/cities/wikidata:Q7").expect(200).json();
        assertThat(told.at("/countryCode").asText()).isEqualTo("AT");
        assertThat(told.at("/names").findValuesAsText("value")).contains("Siebenau");
    }

    @Test
    void keeps_identifiers_with_cities_that_are_known_by_name() {
        String radom = given.city("Radom", "PL", Map.of("latitude", 51.4, "longitude", 21.15));

        Reply job = lists.written(QUERY, NAMED + "Q103894,Radom,Poland,Q1733,Magdeburg,Germany\n");

        assertThat(lists.classes(job)).as("%s", lists.rows(job)).containsExactly("created");
        assertThat(lists.rows(job).get(0).path("added").toString()).contains("names or identifiers of the city Radom");
        assertThat(http.get("/v1/cities/wikidata:Q103894").expect(200).at("/id"))
                .isEqualTo(radom);
        assertThat(http.get("/v1/cities/wikidata:Q1733").expect(200).at("/id"))
                .isEqualTo(http.get("/v1/cities/geonames:2").expect(200).at("/id"));
        long changes = stored.count("change");
        lists.written(QUERY, NAMED + "Q103894,Radom,Poland,Q1733,Magdeburg,Germany\n");
        assertThat(stored.count("change")).isEqualTo(changes);
    }

    @Test
    void holds_cities_apart_that_have_different_identifiers() {
        Reply job = lists.written(
                QUERY,
                NAMED + "Q41819,Kansas City,United States,Q1733,Magdeburg,Germany\n"
                        + "Q486868,Kansas City,United States,Q1733,Magdeburg,Germany\n"
                        + "Q41819,Kansas City,United States,Q486868,Kansas City,United States\n");

        assertThat(lists.classes(job)).as("%s", lists.rows(job)).containsExactly("created", "created", "created");
        String one = http.get("/v1/cities/wikidata:Q41819").expect(200).at("/id");
        String other = http.get("/v1/cities/wikidata:Q486868").expect(200).at("/id");
        assertThat(one).isNotEqualTo(other);
    }

    /** The same before the cities are registered and afterwards. */
    @Test
    void asks_where_an_identifier_is_of_a_place_and_the_name_of_another() {
        String list = "city1,country1,id1,city2,country2\nRadom,Poland,geonames:4,Magdeburg,Germany\n";

        Reply first = lists.written("preset=pairs&title=Numbers", list);
        lists.written("preset=pairs&title=Names", "city1,country1,city2,country2\nSeville,Spain,Magdeburg,Germany\n");
        Reply again = lists.written("preset=pairs&title=Numbers", list);

        assertThat(lists.classes(first)).as("%s", lists.rows(first)).containsExactly("to-review");
        assertThat(lists.classes(again)).as("%s", lists.rows(again)).containsExactly("to-review");
    }

    /** The same before the city is registered and afterwards. */
    @Test
    void asks_where_geonames_has_another_number_for_the_name() {
        String list = "city1,country1,id1,city2,country2\nRadom,Poland,geonames:999999,Magdeburg,Germany\n";

        assertThat(lists.classes(lists.written("preset=pairs&title=Numbers", list)))
                .containsExactly("to-review");
        lists.written("preset=pairs&title=Names", "city1,country1,city2,country2\nRadom,Poland,Magdeburg,Germany\n");
        Reply again = lists.written("preset=pairs&title=Numbers", list);

        assertThat(lists.classes(again)).as("%s", lists.rows(again)).containsExactly("to-review");
        assertThat(lists.rows(again).get(0).path("reason").asText()).contains("the identifier is of one city");
        assertThat(stored.count("city")).isEqualTo(2);
    }

    @Test
    void asks_where_an_identifier_is_of_one_city_and_the_name_of_another() {
        lists.written(QUERY, NAMED + "Q103894,Radom,Poland,Q1733,Magdeburg,Germany\n");

        Reply job = lists.written(
                "preset=wikidata-pairs&title=Others",
                NAMED + "Q103894,Seville,Spain,Q1733,Magdeburg,Germany\n"
                        // In another language, which says nothing against it.
                        + "Q103894,Радом,Poland,Q1733,Магдебург,Germany\n");

        assertThat(lists.classes(job)).as("%s", lists.rows(job)).containsExactly("to-review", "merged");
        assertThat(lists.rows(job).get(0).path("reason").asText()).contains("the identifier is of one city");
    }

    /** What rows before mean by it is known as what the registry knows. */
    @Test
    void asks_where_rows_of_one_list_give_one_identifier_to_two_cities() {
        Reply job = lists.written(
                QUERY,
                NAMED + "Q103894,Radom,Poland,Q1733,Magdeburg,Germany\n"
                        + "Q103894,Seville,Spain,Q1733,Magdeburg,Germany\n"
                        + "Q103894,Радом,Poland,Q1733,Магдебург,Germany\n");

        assertThat(lists.classes(job)).as("%s", lists.rows(job)).containsExactly("created", "to-review", "merged");
        assertThat(lists.rows(job).get(1).path("reason").asText()).contains("the identifier is of one city");
    }

    @Test
    void keeps_a_town_and_its_namesake_apart_or_asks() {
        Reply job = lists.written(
                "preset=pairs&title=Namesakes",
                "city1,country1,latitude1,longitude1,city2,country2,latitude2,longitude2\n"
                        + "Halle,Germany,51.48,11.97,Halle,Belgium,50.73,4.24\n"
                        // The second one is unknown, but for where it is.
                        + "Whitby,United Kingdom,54.48,-0.61,Whitby,United Kingdom,53.28,-2.9\n"
                        + "Whitby,United Kingdom,,,Whitby,United Kingdom,,\n");

        assertThat(lists.classes(job)).as("%s", lists.rows(job)).containsExactly("created", "created", "to-review");
        Reply same = lists.written(QUERY, IDS + "Q1733,Q1733\n");
        assertThat(lists.classes(same)).containsExactly("rejected");
    }

    /** A file of names tells which items the places of the gazetteer are: no name is needed, and none decides. */
    @Test
    void knows_places_by_items_that_the_gazetteer_carries() {
        lists.names(AlternateNames.name(1, "wkdt", "Q103894", "") + AlternateNames.name(2, "wkdt", "Q1733", ""));
        String magdeburg = given.city(
                "Magdeburg", "DE", Map.of("identifiers", List.of(Map.of("scheme", "wikidata", "value", "Q1733"))));

        Reply job = lists.written(QUERY, IDS + "Q103894,Q1733\n");

        assertThat(lists.classes(job)).as("%s", lists.rows(job)).containsExactly("created");
        assertThat(http.get("/v1/cities/geonames:1").expect(200).at("/identifiers/1/value"))
                .isEqualTo("Q103894");
        assertThat(stored.count("city")).isEqualTo(2);
        Reply byNumber = lists.written("preset=pairs&title=Items", "id1,id2\ngeonames:1,geonames:2\n");
        assertThat(lists.classes(byNumber)).as("%s", lists.rows(byNumber)).containsExactly("merged");
        assertThat(lists.rows(byNumber).get(0).path("added").toString()).contains("identifiers of the city Magdeburg");
        Reply byName =
                lists.written("preset=pairs&title=Items", "city1,country1,city2,country2\nRadom,PL,Magdeburg,DE\n");
        assertThat(lists.rows(byName).get(0).path("added").toString()).contains("another spelling");
        assertThat(stored.count("city")).isEqualTo(2);
        assertThat(http.get("/v1/partnerships?city=" + magdeburg).at("/page/total"))
                .isEqualTo("1");
    }
}
