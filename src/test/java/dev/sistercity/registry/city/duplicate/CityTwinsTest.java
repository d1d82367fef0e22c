package dev.sistercity.registry.city.duplicate;

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

/** Records that are probably of one city are found by more than a name that is the same. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class CityTwinsTest {

    @Inject
    Http http;

    @Inject
    Given given;

    private static Map<String, ?> at(double latitude, double longitude) {
        return Map.of("latitude", latitude, "longitude", longitude);
    }

    private List<String> duplicates() {
        return http.get("/v1/duplicates?limit=200").expect(200).ids();
    }

    @Test
    void finds_names_without_words_of_units_and_in_other_romanisations_at_one_place() {
        for (List<String> names : List.of(
                List.of("Weidenau", "Stadt Weidenau", "DE"),
                List.of("Boyarka", "Boiarka", "UA"),
                List.of("Kwangmyŏng", "Gwangmyeong", "KR"),
                List.of("Izmir", "İzmir Büyükşehir Belediyesi", "TR"))) {
            String one = given.city(names.get(0), names.get(2), at(50, 30));
            String other = given.city(names.get(1), names.get(2), at(50.05, 30.05));
            assertThat(duplicates()).as("%s", names).contains(one, other);
        }
        String far = given.city("Bruchhausen", "DE", at(50, 8));
        String away = given.city("Gemeinde Bruchhausen", "DE", at(52, 9));
        assertThat(duplicates()).doesNotContain(far, away);
    }

    @Test
    void finds_names_that_are_nearly_one_where_both_have_a_partner_and_their_partnerships() {
        String radom = given.city("Radom", "PL");
        String one = given.city("Magdeburg", "DE");
        String other = given.city("Magdeborg", "DE");
        String partnership = given.partnership(one, radom, "sister-city");
        assertThat(duplicates()).isEmpty();

        String twice = given.partnership(other, radom, "sister-city");

        assertThat(duplicates()).containsExactlyInAnyOrder(one, other);
        Reply read = http.get("/v1/duplicates/" + one).expect(200);
        assertThat(read.at("/suspects/0/city/id")).isEqualTo(other);
        assertThat(read.at("/suspects/0/reason")).contains("1 partner in common");
        assertThat(read.at("/suspects/0/partnerships/0/partner/id")).isEqualTo(radom);
        assertThat(read.at("/suspects/0/partnerships/0/one")).isEqualTo(partnership);
        assertThat(read.at("/suspects/0/partnerships/0/other")).isEqualTo(twice);

        http.post("/v1/cities/" + other + "/merge", Map.of("into", one), "If-Match", "*")
                .expect(200);
        assertThat(duplicates()).isEmpty();
    }

    @Test
    void takes_no_district_for_another_and_no_city_for_one_with_another_identifier() {
        String partner = given.city("Radom", "PL");
        for (String name : List.of("Budapest XV", "Budapest XVI", "Praha 1", "Praha 2")) {
            given.partnership(given.city(name, "HU"), partner, "sister-city");
        }
        for (String id : List.of("Q41819", "Q486868")) {
            String city = given.city(
                    "Kansas City", "US", Map.of("identifiers", List.of(Map.of("scheme", "wikidata", "value", id))));
            given.partnership(city, partner, "sister-city");
        }

        assertThat(duplicates()).isEmpty();
    }

    @Test
    void sees_no_conflict_where_a_milestone_tells_of_what_a_source_says() {
        String partnership = given.partnership(
                List.of(given.city("Gimhae", "KR"), given.city("Wuxi", "CN")),
                Map.of(
                        "established",
                        "1995",
                        "kind",
                        "sister-city",
                        "milestones",
                        List.of(
                                Map.of("type", "signed", "date", "1995", "kind", "friendship-city"),
                                Map.of("type", "upgraded", "date", "2005-03", "kind", "sister-city"))));
        String source = given.source();
        given.claim("partnerships", partnership, "/kind", "friendship-city", source);
        given.claim("partnerships", partnership, "/established", "2005", source);
        assertThat(http.get("/v1/conflicts").expect(200).ids()).isEmpty();

        given.claim("partnerships", partnership, "/kind", "contact", source);
        given.claim("partnerships", partnership, "/established", "2001", source);

        assertThat(http.get("/v1/conflicts").expect(200).ids()).hasSize(2);
    }

    /** A union of municipalities is no town in it, though it may have been taken for that; neighbours have one name but for a word. */
    @Test
    void takes_no_union_for_its_town_and_no_neighbour_for_another_unless_partnerships_say_so() {
        String radom = given.city("Radom", "PL");
        String town = given.city("Montabaur", "DE", at(50.44, 7.83));
        String union = given.city("Montabaur (Verbandsgemeinde)", "DE", at(50.44, 7.83));
        String east = given.city("East Hendredon", "GB");
        String west = given.city("West Hendredon", "GB");
        given.partnership(east, radom, "sister-city");
        given.partnership(west, radom, "sister-city");
        assertThat(duplicates()).doesNotContain(town, union, east, west);

        given.partnership(town, radom, "sister-city");
        given.partnership(union, radom, "sister-city");

        assertThat(duplicates()).containsExactlyInAnyOrder(town, union);
    }
}
