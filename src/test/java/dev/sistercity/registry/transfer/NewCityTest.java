package dev.sistercity.registry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cities that lists name, and neither the registry nor the gazetteer knows. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class NewCityTest {

    private static final String PAIRS = "city1,country1,city2,country2\n";
    private static final String LOCATED = "city1,country1,city2,country2,latitude2,longitude2\n";
    private static final String ONE_SIDED =
            "municipality,bundesland,latitude,longitude,municipality_place_name,partnergemeinde,country,form,"
                    + "partner_latitude,partner_longitude,partner_place_name\n";
    private static final int BATCH = 500;

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
                new Town(1, "Erfurt", "DE.15", 50.97, 11.03),
                new Town(3, "Lille", "FR.32", 50.63, 3.06),
                new Town(5, "Reims", "FR.44", 49.25, 4.03),
                new Town(8, "Peking", "CN.22", 39.9075, 116.39723, 11_716_620),
                new Town(16, "Bangor", "GB.NIR", 54.65338, -5.66895),
                new Town(17, "Bangor", "GB.WLS", 53.22752, -4.12936),
                new Town(26, "Augusta", "US.ME", 44.31062, -69.77949));
    }

    @Test
    void registers_a_city_that_nobody_knows_by_the_word_of_the_list() {
        Reply job = lists.written(Lists.PAIRS, PAIRS + "Erfurt,Germany,Winzendorf (Tal),France\n");

        assertThat(lists.classes(job)).as("%s", lists.rows(job)).containsExactly("created");
        assertThat(lists.rows(job).get(0).path("added").toString()).contains("the city Winzendorf, FR");
        JsonNode city = city("Winzendorf");
        assertThat(city.at("/countryCode").asText()).isEqualTo("FR");
        assertThat(city.at("/kind").asText()).isEqualTo("city");
        assertThat(city.at("/names").findValuesAsText("value")).containsExactly("Winzendorf", "Winzendorf (Tal)");
        assertThat(city.at("/names").findValuesAsText("kind")).containsExactly("official", "alias");
        assertThat(city.has("latitude")).isFalse();
        assertThat(city.at("/claims")).hasSize(1);
        assertThat(city.at("/claims/0/source/title").asText()).isEqualTo("A list");
    }

    @Test
    void makes_one_city_of_a_name_in_one_batch_and_in_another_and_in_another_list() {
        String list = PAIRS + "Erfurt,Germany,Winzendorf,France\nLille,France,Winzendorf,Frankreich\n"
                + "Lille,France,,France\n".repeat(BATCH) + "Reims,France,WINZENDORF,FR\n";

        Reply job = lists.written(Lists.PAIRS, list);

        assertThat(job.at("/report/created")).as("%s", job).isEqualTo("3");
        assertThat(stored.count("city")).isEqualTo(4);
        long changes = stored.count("change");
        assertThat(lists.written(Lists.PAIRS, list).at("/report/matched")).isEqualTo("3");
        assertThat(stored.count("change")).isEqualTo(changes);
        Reply other = lists.written(Lists.ONE_SIDED, ONE_SIDED + "Erfurt,,,,Germany,Winzendorf,France,p,,,\n");
        assertThat(lists.classes(other)).containsExactly("merged");
        assertThat(stored.count("city")).isEqualTo(4);
    }

    @Test
    void reports_the_same_when_nothing_is_written() {
        String list = PAIRS + "Erfurt,Germany,Winzendorf,France\n" + "Lille,France,,France\n".repeat(BATCH)
                + "Winzendorf,France,Erfurt,Germany\n";

        Reply dry = lists.ended(lists.sent(Lists.PAIRS, list.getBytes(StandardCharsets.UTF_8), "text/csv", Http.KEY));

        assertThat(dry.at("/report/created")).as("%s", dry).isEqualTo("1");
        assertThat(dry.at("/report/matched")).isEqualTo("1");
        assertThat(stored.count("city")).isZero();
    }

    @Test
    void makes_no_second_one_of_a_name_that_is_spelt_a_little_otherwise() {
        Reply job = lists.written(
                Lists.PAIRS,
                PAIRS
                        + "Erfurt,Germany,Szentkút,Hungary\n"
                        + "Lille,France,Szentkut,Hungary\n"
                        + "Reims,France,Szentkúty,Hungary\n"
                        + "Erfurt,Germany,Höfenau,Austria\n"
                        + "Lille,France,Hofenau,Austria\n"
                        + "Reims,France,Hőfenau,Austria\n"
                        + "Lille,France,Winzendorf,France\n"
                        + "Lille,France,Winsendorf,France\n");

        assertThat(lists.classes(job))
                .as("%s", lists.rows(job))
                .containsExactly(
                        "created", "created", "to-review", "created", "created", "created", "created", "to-review");
        assertThat(stored.count("city")).isEqualTo(6);
    }

    @Test
    void tells_apart_by_what_stands_beside_the_name_or_leaves_it_to_somebody() {
        String list = PAIRS + "Erfurt,Germany,Little Nowhere,England\n"
                + "Little Nowhere,\"England, United Kingdom\",Erfurt,Germany\n"
                + "Erfurt,Germany,Little Nowhere,Wales\n"
                + "Erfurt,Germany,Winzendorf (Tal),Austria\nErfurt,Germany,Winzendorf (Berg),Austria\n"
                + "Erfurt,Germany,Winzendorf (Tal),Austria\n";

        Reply job = lists.written(Lists.PAIRS, list);

        assertThat(lists.classes(job))
                .as("%s", lists.rows(job))
                .containsExactly("created", "merged", "to-review", "created", "to-review", "matched");
        assertThat(lists.classes(lists.written(Lists.PAIRS, list)))
                .containsExactly("matched", "matched", "to-review", "matched", "to-review", "matched");
        assertThat(stored.count("city")).isEqualTo(3);
    }

    @Test
    void keeps_towns_of_one_name_apart_that_are_known_to_be_two() {
        Reply job = lists.written(
                Lists.PAIRS,
                PAIRS + "Bangor,Wales,Erfurt,Germany\nBangor,Northern Ireland,Erfurt,Germany\n"
                        + "Erfurt,Germany,Bangor,\"Wales, United Kingdom\"\nErfurt,Germany,Bangor,United Kingdom\n");

        assertThat(lists.classes(job))
                .as("%s", lists.rows(job))
                .containsExactly("created", "created", "merged", "to-review");
        assertThat(stored.count("partnership")).isEqualTo(2);
        assertThat(http.get("/v1/cities/geonames:17").expect(200).at("/name")).isEqualTo("Bangor");
    }

    @Test
    void does_not_follow_coordinates_into_another_country() {
        Reply job = lists.written(
                Lists.PAIRS,
                LOCATED + "Erfurt,Germany,Peking,China,44.3,-69.8\nErfurt,Germany,Xinwinzen,China,44.3,-69.8\n");

        assertThat(lists.classes(job)).as("%s", lists.rows(job)).containsExactly("to-review", "created");
        assertThat(lists.rows(job).get(0).path("reason").asText()).contains("not in the country that is written");
        assertThat(city("Xinwinzen").has("latitude")).isFalse();
    }

    @Test
    void places_a_city_where_the_list_says_unless_that_is_of_something_else() {
        String list =
                ONE_SIDED + "Erfurt,,,,Germany,Winzendorf,France,p,49.3,4.1,\"Winzendorf, 51100, Marne, France\"\n"
                        + "Erfurt,,,,Germany,Brenzouville,France,p,49.2,4.0,\"Europe, Reims, 51100, Marne, France\"\n"
                        + "Erfurt,,,,Germany,Winzendorf,France,k,50.6,3.1,\"Winzendorf, 59000, Nord, France\"\n"
                        + "Neudorfen,Thüringen,50.9,11.1,\"99000, Thüringen, Germany\",Lille,France,p,,,\n";

        Reply job = lists.written(Lists.ONE_SIDED, list);

        assertThat(lists.classes(job))
                .as("%s", lists.rows(job))
                .containsExactly("created", "created", "to-review", "created");
        assertThat(city("Winzendorf").at("/latitude").asDouble()).isEqualTo(49.3);
        assertThat(city("Brenzouville").has("latitude")).isFalse();
        assertThat(city("Neudorfen").at("/longitude").asDouble()).isEqualTo(11.1);
        long changes = stored.count("change");
        assertThat(lists.classes(lists.written(Lists.ONE_SIDED, list)))
                .containsExactly("matched", "matched", "to-review", "matched");
        assertThat(stored.count("change")).isEqualTo(changes);
    }

    @Test
    void learns_from_a_later_list_where_a_city_is_and_then_tells_others_from_it() {
        String pairs = PAIRS + "Erfurt,Germany,Neudorfen,Germany\n";
        String oneSided =
                ONE_SIDED + "Neudorfen,Thüringen,50.9,11.1,\"99000, Thüringen, Germany\",Erfurt,Germany,p,,,\n"
                        + "Neudorfen,Hessen,50.2,8.9,\"63000, Hessen, Germany\",Lille,France,p,,,\n";
        lists.written(Lists.PAIRS, pairs);

        Reply job = lists.written(Lists.ONE_SIDED, oneSided);

        assertThat(lists.classes(job)).as("%s", lists.rows(job)).containsExactly("merged", "to-review");
        JsonNode city = city("Neudorfen");
        assertThat(city.at("/latitude").asDouble()).isEqualTo(50.9);
        assertThat(city.at("/names").findValuesAsText("value")).containsExactly("Neudorfen", "Neudorfen, Thüringen");
        long changes = stored.count("change");
        assertThat(lists.classes(lists.written(Lists.PAIRS, pairs))).containsExactly("matched");
        assertThat(lists.classes(lists.written(Lists.ONE_SIDED, oneSided))).containsExactly("matched", "to-review");
        assertThat(stored.count("change")).isEqualTo(changes);
    }

    @Test
    void has_one_record_of_a_county_and_does_not_take_its_town_for_it() {
        String list = PAIRS + "Landkreis Erfurt,Germany,Lille,France\nErfurt,Germany,Lille,France\n"
                + "Erfurt (Landkreis),Germany,Reims,France\n";

        Reply job = lists.written(Lists.PAIRS, list);

        assertThat(lists.classes(job)).as("%s", lists.rows(job)).containsExactly("created", "created", "created");
        assertThat(stored.count("city")).isEqualTo(4);
        assertThat(city("Landkreis Erfurt").at("/kind").asText()).isEqualTo("county");
        assertThat(lists.classes(lists.written(Lists.PAIRS, list))).containsExactly("matched", "matched", "matched");
    }

    @Test
    void has_one_record_of_a_german_county_in_german_and_in_english() {
        Reply job = lists.written(
                Lists.PAIRS,
                PAIRS + "\"Hohenau (Kreis) (Dettmeln, Stadt)\",Germany,Lille,France\n"
                        + "Lille,France,Hohenau (district),Germany\n");

        assertThat(lists.classes(job)).as("%s", lists.rows(job)).containsExactly("created", "merged");
        assertThat(city("Hohenau").at("/kind").asText()).isEqualTo("county");
    }

    @Test
    void has_the_registrar_register_what_an_office_names() {
        String lille =
                given.city("Lille", "FR", Map.of("identifiers", List.of(Map.of("scheme", "geonames", "value", "3"))));
        byte[] list = (PAIRS + "Winzendorf,France,Lille,France\n").getBytes(StandardCharsets.UTF_8);

        Reply job = lists.ended(lists.sent(Lists.PAIRS + "&dryRun=false", list, "text/csv", given.office(lille)));

        assertThat(lists.classes(job)).as("%s", lists.rows(job)).containsExactly("to-review");
        assertThat(stored.count("city")).isEqualTo(1);
    }

    private JsonNode city(String name) {
        JsonNode items = http.get("/v1/cities?include=claims&q=" + name.replace(" ", "%20"))
                .expect(200)
                .json()
                .path("items");
        assertThat(items).as(name).hasSize(1);
        return items.get(0);
    }
}
