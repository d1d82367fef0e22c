package dev.sistercity.registry.transfer.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sistercity.registry.city.Identifier;
import dev.sistercity.registry.job.JobFailedException;
import dev.sistercity.registry.match.CityQuery;
import dev.sistercity.registry.partnership.PartnershipKind;
import dev.sistercity.registry.transfer.read.ListRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementReaderTest {

    @ParameterizedTest
    @CsvSource({
        "1994, 1994",
        "1994-10-09, 1994-10-09",
        "09.10.1994, 1994-10-09",
        "9. 10. 1994, 1994-10-09",
        "10.1994, 1994-10",
        "1994~, 1994~",
        "2011-01-01T00:00:00Z, 2011-01-01"
    })
    void reads_dates(String written, String date) {
        assertThat(read(Map.of("established", written)).established()).hasToString(date);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "31.02.1994",
                "29.2.1995",
                "0000",
                "0",
                "94",
                "'94",
                "1994-13",
                "1. 13.1994",
                "May 1994",
                "01/02/94"
            })
    void refuses_dates_that_are_none_or_could_be_several(String written) {
        assertThatThrownBy(() -> read(Map.of("established", written)))
                .isInstanceOf(RejectedRowException.class)
                .hasMessageContaining("the date " + written);
    }

    @ParameterizedTest
    @CsvSource({
        "p, SISTER_CITY",
        "F, FRIENDSHIP_CITY",
        "k, CONTACT",
        "sister-city, SISTER_CITY",
        "Twin Town, SISTER_CITY",
        "friendly-exchange, FRIENDLY_EXCHANGE"
    })
    void reads_kinds(String written, PartnershipKind kind) {
        assertThat(read(Map.of("kind", written)).kind()).isEqualTo(kind);
    }

    @Test
    void refuses_kinds_that_are_not_known() {
        assertThatThrownBy(() -> read(Map.of("kind", "z")))
                .hasMessageContaining("the kind z is not known; known are p");
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
    void refuses_a_city_that_is_its_own_partner() {
        assertThatThrownBy(() -> read(Map.of("city2", "Aachen", "country2", "Germany")))
                .hasMessage("a city cannot be its own partner: Aachen, Germany");
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
        assertThatThrownBy(() -> read(Map.of("latitude2", "north", "longitude2", "1")))
                .hasMessageContaining("north");
    }

    @Test
    void reads_items_of_wikidata_and_places_of_geonames() {
        assertThat(read(Map.of("id1", "http://www.wikidata.org/entity/Q1726"))
                        .one()
                        .identifier())
                .isEqualTo(new Identifier("wikidata", "Q1726"));
        assertThat(read(Map.of("id1", "geonames:2867714")).one().identifier())
                .isEqualTo(new Identifier("geonames", "2867714"));
        assertThatThrownBy(() -> read(Map.of("id1", "L7"))).hasMessageContaining("L7 is no identifier");
    }

    @Test
    void has_the_country_of_a_full_name_at_its_end() {
        Statement statement = new StatementReader(Mapping.of(Preset.ONE_SIDED, Map.of(), Map.of()))
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
        Statement statement = new StatementReader(Mapping.of(Preset.ONE_SIDED, Map.of(), Map.of()))
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
        Mapping mapping = Mapping.of(Preset.PAIRS, Map.of(), Map.of());

        assertThatThrownBy(() -> mapping.check(List.of("city1", "country1")))
                .isInstanceOf(JobFailedException.class)
                .hasMessage("the header has no column city2; it has city1, country1");
    }

    private static Statement read(Map<String, String> cells) {
        Map<String, String> all =
                new HashMap<>(Map.of("city1", "Aachen", "country1", "Germany", "city2", "Reims", "country2", "France"));
        all.putAll(cells);
        return new StatementReader(Mapping.of(Preset.PAIRS, Map.of(), Map.of())).read(row(all));
    }

    private static ListRow row(Map<String, String> cells) {
        return new ListRow(2, "", cells, null);
    }
}
