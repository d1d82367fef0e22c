package dev.sistercity.registry.transfer.statement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.transfer.read.ListRow;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which country a full name tells that stands beside a city's name. */
class PlaceCountryTest {

    /** A geocoder that does not find a name answers with something that is like it, somewhere. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Pinsk | Pinskerweg, Harmannsdorf, 2111, Niederösterreich, Austria | ",
                "Woltschja Gora | Gorakhpur, Uttar Pradesh, India | ",
                "Minsk | Minsk, City of Minsk, Belarus | Belarus",
                "Luninez (Minsk) | Minsk, City of Minsk, Belarus | Belarus",
                "Witebsk (Belarus) | Belarus | Belarus",
                "Ried | 4910, Oberösterreich, Austria | Austria"
            })
    void takes_the_country_of_a_full_name_that_is_the_citys(String name, String place, String country) {
        Statement statement =
                read(Map.of("municipality", "Landshut", "partnergemeinde", name, "partner_place_name", place));

        assertThat(statement.two().country()).isEqualTo(country);
    }

    @Test
    void takes_the_country_of_a_full_name_beside_a_division() {
        Statement statement = read(Map.of(
                "municipality",
                "Bernstadt a. d. Eigen",
                "bundesland",
                "Sachsen",
                "municipality_place_name",
                "Am Damm, Guben, 03172, Brandenburg, Germany",
                "partnergemeinde",
                "Ried"));

        assertThat(statement.one().country()).isEqualTo("Germany");
        assertThat(statement.two().country()).isNull();
    }

    private static Statement read(Map<String, String> cells) {
        Preset preset = Preset.shipped("one-sided").orElseThrow().in(List.of(), Set.of());
        return new StatementReader(Mapping.of(preset, Map.of(), Map.of()), LocalDate.of(2026, 11, 29))
                .read(new ListRow(2, "the row", cells, null));
    }
}
