package dev.sistercity.registry.transfer.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sistercity.registry.city.api.Identifier;
import dev.sistercity.registry.job.JobFailedException;
import dev.sistercity.registry.match.CityQuery;
import dev.sistercity.registry.partnership.api.PartnershipKind;
import dev.sistercity.registry.partnership.api.PartnershipStatus;
import dev.sistercity.registry.shared.value.Text;
import dev.sistercity.registry.transfer.read.ListRow;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementReaderTest {

    @ParameterizedTest
    @CsvSource({
        "p, SISTER_CITY",
        "F, FRIENDSHIP_CITY",
        "k, CONTACT",
        "sister-city, SISTER_CITY",
        "Twin Town, SISTER_CITY",
        "twin, SISTER_CITY",
        "Partnerstadt, SISTER_CITY",
        "gemellaggio, SISTER_CITY",
        "miasto partnerskie, SISTER_CITY",
        "姐妹城市, SISTER_CITY",
        "姉妹都市, SISTER_CITY",
        "twinning agreement, SISTER_CITY",
        "Official Sister City, SISTER_CITY",
        "Jumelage (1994), SISTER_CITY",
        "ville jumelée, SISTER_CITY",
        "hermanamiento, SISTER_CITY",
        "город-побратим, SISTER_CITY",
        "Städtefreundschaft, FRIENDSHIP_CITY",
        "Pacte d’amitié, FRIENDSHIP_CITY",
        "friendship agreement, FRIENDSHIP_CITY",
        "우호도시, FRIENDSHIP_CITY",
        "friendly-exchange, FRIENDLY_EXCHANGE"
    })
    void reads_kinds(String written, PartnershipKind kind) {
        assertThat(read(Map.of("kind", written)).kind()).isEqualTo(kind);
    }

    @Test
    void keeps_the_word_of_the_list_with_its_language() {
        assertThat(read(Map.of("kind", "gemellaggio")).kindAsStated()).isEqualTo(new Text("gemellaggio", "it"));
        assertThat(read(Map.of("kind", "p")).kindAsStated()).isNull();
        assertThat(read(Map.of("kind", "sister-city")).kindAsStated()).isNull();
    }

    @Test
    void keeps_the_pair_though_its_kind_and_date_are_not_understood() {
        StatementReader.ReadStatement read = reader(Preset.shipped("pairs").orElseThrow())
                .readWhole(row(with(Map.of("kind", "MoU", "since", "10/09/1994"))));

        assertThat(read.statement().kind()).isNull();
        assertThat(read.statement().kindAsStated().value()).isEqualTo("MoU");
        assertThat(read.statement().established()).isNull();
        assertThat(read.statement().remarks())
                .anyMatch(remark -> remark.contains("kind «MoU»"))
                .anyMatch(remark -> remark.contains("established «10/09/1994» could be two days"));
        assertThat(read.unread())
                .containsExactlyInAnyOrder(
                        new StatementReader.UnreadCell(Field.KIND, "MoU"),
                        new StatementReader.UnreadCell(Field.ESTABLISHED, "10/09/1994"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "1992 | 2022-03 | ended | ENDED | 2022-03",
                "1992 | 2022-03 | - | ENDED | 2022-03",
                "1992 | - | beendet | ENDED | -",
                "1992 | - | suspended | SUSPENDED | -",
                "1992 | - | ruht | SUSPENDED | -",
                "1992 | - | dormant | DORMANT | -",
                "1992 | - | active | ACTIVE | -",
                "1992 | - | n/a | - | -",
                "1992 | 2022 | active | ENDED | 2022",
                "1992 | yes | - | ENDED | -",
                "1992 | no | - | - | -",
                "1992 | x | - | ENDED | -",
                "1992 | present | - | - | -",
                "1992 | 10/09/2022 | - | ENDED | -",
                "1992 | 2091 | active | ACTIVE | 2091",
                "1992 | 2091 | - | - | 2091",
                "1992/2022 | - | - | ENDED | 2022",
                "1992–2022 | - | active | ENDED | 2022",
                "1992 | - | разорвано | ENDED | -",
                "1992 | - | 解消 | ENDED | -"
            })
    void reads_whether_it_is_over(String since, String ended, String status, PartnershipStatus is, String until) {
        Map<String, String> cells = new HashMap<>(Map.of("established", since));
        Optional.ofNullable(ended).ifPresent(text -> cells.put("ended", text));
        Optional.ofNullable(status).ifPresent(text -> cells.put("status", text));

        Statement read = read(cells);

        assertThat(read.doubt()).isNull();
        assertThat(read.status()).isEqualTo(is);
        assertThat(read.ended() == null ? null : read.ended().toString()).isEqualTo(until);
        assertThat(read.established()).hasToString("1992");
    }

    @ParameterizedTest
    @CsvSource({"1992, see note, ", "1992, , complicated", "1992/1993, , ", "1992, 1980, ", "2022/1992, , active"})
    void has_a_person_look_at_what_may_be_over(String since, String ended, String status) {
        Map<String, String> cells = new HashMap<>(Map.of("established", since));
        Optional.ofNullable(ended).ifPresent(text -> cells.put("ended", text));
        Optional.ofNullable(status).ifPresent(text -> cells.put("status", text));

        assertThat(read(cells).doubt()).isNotBlank();
    }

    @Test
    void reads_third_parties_references_and_the_day_of_which_it_speaks() {
        Statement read = read(Map.of(
                "city3", "Lille",
                "country3", "France",
                "reference", "https://example.org/a; https://example.org/b",
                "asOf", "2015"));

        assertThat(read.more()).extracting(Side::name).containsExactly("Lille");
        assertThat(read.quote()).isEqualTo("Aachen, Germany – Lille, France – Reims, France");
        assertThat(read.references()).containsExactly("https://example.org/a;", "https://example.org/b");
        assertThat(read.statedAt()).hasToString("2015");
    }

    @Test
    void has_no_date_and_no_kind_where_the_row_has_none() {
        Statement statement = read(Map.of());

        assertThat(statement.kind()).isNull();
        assertThat(statement.established()).isNull();
        assertThat(statement.quote()).isEqualTo("Aachen, Germany – Reims, France");
    }

    @Test
    void says_the_same_whichever_side_comes_first() {
        Statement other =
                read(Map.of("city1", "Reims", "country1", "France", "city2", "Aachen", "country2", "Germany"));

        assertThat(other.quote()).isEqualTo(read(Map.of()).quote());
    }

    @Test
    void refuses_a_city_that_is_its_own_partner_by_its_identifier() {
        assertThat(read(Map.of("city2", "Aachen", "country2", "Germany")).two().name())
                .isEqualTo("Aachen");
        assertThatThrownBy(() -> read(Map.of("id1", "Q1017", "id2", "wikidata:Q1017")))
                .hasMessageContaining("a city cannot be its own partner");
    }

    @Test
    void uses_swapped_coordinates_the_other_way_round_and_says_so() {
        Statement statement = read(Map.of("latitude2", "116.4", "longitude2", "39.9"));

        assertThat(statement.two().latitude()).isEqualTo(39.9);
        assertThat(statement.two().longitude()).isEqualTo(116.4);
        assertThat(statement.remarks()).hasSize(1).first().asString().contains("are swapped");
    }

    @Test
    void leaves_out_coordinates_that_are_nowhere() {
        Statement statement = read(Map.of("latitude2", "999", "longitude2", "39.9"));

        assertThat(statement.two().latitude()).isNull();
        assertThat(statement.remarks()).hasSize(1).first().asString().contains("nowhere on Earth");
        assertThat(read(Map.of("latitude2", "north", "longitude2", "1")).remarks())
                .hasSize(1)
                .first()
                .asString()
                .contains("no degrees");
    }

    @Test
    void reads_items_of_wikidata_and_places_of_geonames() {
        assertThat(read(Map.of("id1", "http://www.wikidata.org/entity/Q1726"))
                        .one()
                        .identifier())
                .isEqualTo(new Identifier("wikidata", "Q1726"));
        assertThat(read(Map.of("id1", "geonames:2867714")).one().identifier())
                .isEqualTo(new Identifier("geonames", "2867714"));
        assertThat(read(Map.of("id1", "L7")).remarks()).anyMatch(remark -> remark.contains("«L7» is no identifier"));
        assertThatThrownBy(() ->
                        reader(Preset.shipped("pairs").orElseThrow()).read(row(Map.of("id1", "L7", "city2", "Reims"))))
                .hasMessageContaining("L7 is no identifier");
    }

    @Test
    void has_the_country_of_a_full_name_at_its_end() {
        Statement statement = reader(Preset.shipped("one-sided").orElseThrow())
                .read(row(Map.of(
                        "municipality", "Aachen",
                        "municipality_place_name", "Aachen, 52062, Nordrhein-Westfalen, Germany",
                        "partnergemeinde", "Reims",
                        "country", "France",
                        "seit", "1967",
                        "form", "p")));

        assertThat(statement.one().country()).isEqualTo("Germany");
        assertThat(statement.two().country()).isEqualTo("France");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ried, 4910, Oberösterreich, Austria | LOOKED_UP",
                "Ried, Oberösterreich, Austria | LOOKED_UP",
                // A hamlet or a street of something else.
                "Ried, Anras, 9912, Tirol, Austria | GUESSED",
                "Europe, Rouffach, 68250, Haut-Rhin, France | GUESSED",
                "4910, Oberösterreich, Austria | GIVEN"
            })
    void trusts_coordinates_by_what_they_are_of(String place, CityQuery.Trust trust) {
        Statement statement = reader(Preset.shipped("one-sided").orElseThrow())
                .read(row(Map.of(
                        "municipality",
                        "Landshut",
                        "partnergemeinde",
                        "Ried",
                        "country",
                        "Austria",
                        "partner_latitude",
                        "48",
                        "partner_longitude",
                        "13",
                        "partner_place_name",
                        place)));

        assertThat(statement.two().trust()).isEqualTo(trust);
    }

    @Test
    void refuses_a_list_without_a_column_for_a_side() {
        Mapping mapping = Mapping.of(Preset.shipped("pairs").orElseThrow(), Map.of(), Map.of());

        assertThatThrownBy(() -> mapping.check(List.of("city1", "country1")))
                .isInstanceOf(JobFailedException.class)
                .hasMessageStartingWith("the header has no column city2 or name2 or the like; it has city1, country1");
    }

    private static Statement read(Map<String, String> cells) {
        return reader(Preset.shipped("pairs").orElseThrow()).read(row(with(cells)));
    }

    private static StatementReader reader(Preset preset) {
        Preset read = preset.in(List.of(), Set.of());
        return new StatementReader(Mapping.of(read, Map.of(), Map.of()), LocalDate.of(2026, 11, 29));
    }

    private static Map<String, String> with(Map<String, String> cells) {
        Map<String, String> all =
                new HashMap<>(Map.of("city1", "Aachen", "country1", "Germany", "city2", "Reims", "country2", "France"));
        all.putAll(cells);
        return all;
    }

    private static ListRow row(Map<String, String> cells) {
        return new ListRow(2, "", cells, null);
    }
}
