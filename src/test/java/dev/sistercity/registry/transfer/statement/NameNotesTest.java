package dev.sistercity.registry.transfer.statement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.transfer.read.ListRow;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a partnership beside a name: that it is over is never lost, and no date is taken for more than is said. */
class NameNotesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Radom (since 1994) | 1994 | |",
                "Radom (seit 1994) | 1994 | |",
                "Radom, seit 1994 | 1994 | |",
                "Radom – depuis 1994 | 1994 | |",
                "Radom [signed 9 October 1994] | 1994-10-09 | |",
                "Radom (1994) | | |",
                "Radom, 1994 | | |",
                "Radom - 1994 | | |",
                "Radom (May 1994) | | |",
                "Radom (ended 2010) | | 2010 | ENDED",
                "Radom (beendet 2010) | | 2010 | ENDED",
                "Radom (bis 2010) | | 2010 | ENDED",
                "Radom (until 2010) | | 2010 | ENDED",
                "Radom, terminated 2010 | | 2010 | ENDED",
                "Radom (1994, ended 2010) | 1994 | 2010 | ENDED",
                "Radom (from 1994 to 2010) | 1994 | 2010 | ENDED",
                "Radom (dormant) | | | DORMANT",
                "Radom (ruhend) | | | SUSPENDED",
                "Radom (suspended since 2022) | | | SUSPENDED",
                "Radom (active) | | |",
                "Radom (geplant) | | | PROPOSED",
            })
    void reads_the_name_and_what_is_said_beside_it(String written, String since, String ended, String status) {
        Statement statement = read(Map.of("city2", written));

        assertThat(statement.two().name()).isEqualTo("Radom");
        assertThat(String.valueOf(statement.established())).isEqualTo(String.valueOf(since));
        assertThat(String.valueOf(statement.ended())).isEqualTo(String.valueOf(ended));
        assertThat(String.valueOf(statement.status())).isEqualTo(String.valueOf(status));
        assertThat(statement.doubt()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Radom – Old Town", "Radom (Old Town)", "Radom, the Old City", "Radom (old quarter)"})
    void takes_the_old_part_of_a_city_for_no_end(String written) {
        Statement statement = read(Map.of("city2", written));

        assertThat(statement.two().name()).isEqualTo(written);
        assertThat(statement.status()).isNull();
        assertThat(statement.doubt()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Radom (ended)", "Radom (ehemalig)", "Radom (former)", "Radom (1994–2010)", "Radom (1953-1990)"})
    void asks_where_it_may_be_over(String written) {
        Statement statement = read(Map.of("city2", written));

        assertThat(statement.two().name()).isEqualTo("Radom");
        assertThat(statement.established()).isNull();
        assertThat(statement.doubt()).contains("whether it is over");
    }

    @ParameterizedTest
    @CsvSource({
        "Radom (friendship city), FRIENDSHIP_CITY",
        "Radom (Partnerstadt), SISTER_CITY",
        "Radom (sister city), SISTER_CITY",
        "Radom（姉妹都市）, SISTER_CITY"
    })
    void reads_a_kind_beside_a_name(String written, String kind) {
        Statement statement = read(Map.of("city2", written));

        assertThat(statement.two().name()).isEqualTo("Radom");
        assertThat(statement.kind()).hasToString(kind);
        assertThat(read(Map.of("city2", written, "kind", "contact")).kind()).hasToString("CONTACT");
    }

    /** A cell of its own says more; but what contradicts it is asked. */
    @ParameterizedTest
    @ValueSource(strings = {"Radom (since 1994)", "Radom (1994)"})
    void lets_a_cell_of_its_own_tell_the_date(String written) {
        assertThat(read(Map.of("city2", written, "since", "1992")).established())
                .hasToString("1992");
        assertThat(read(Map.of("city2", "Radom (ended 2010)", "status", "active"))
                        .doubt())
                .contains("whether it is over");
        assertThat(read(Map.of("city2", "Radom (ended 2010)", "ended", "2011")).ended())
                .hasToString("2011");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Radom",
                "Halle (Saale)",
                "Bari (BA)",
                "Frankfurt (Oder)",
                "Wilmington, DE",
                "Rochelle (La)",
                "Ulm - Baden-Württemberg",
                "Córdoba, Quindío",
                "Stolberg (Rhineland)",
                "Kiev (Kyiv)",
                "Foo (Eski)",
                "Amistad (Amistad)",
                "Lyon (69)",
                "Prague 1",
                "Berlin (Mitte)",
                "()",
                "a",
                "(1994)",
                "Radom ()"
            })
    void leaves_alone_what_tells_a_city_from_others(String written) {
        assertThat(NameNotes.of(written)).isEmpty();
    }

    private static Statement read(Map<String, String> cells) {
        Map<String, String> row =
                new HashMap<>(Map.of("city1", "Magdeburg", "country1", "Germany", "country2", "Poland"));
        row.putAll(cells);
        Mapping mapping = Mapping.of(Preset.shipped("pairs").orElseThrow(), Map.of(), Map.of());
        return new StatementReader(mapping, LocalDate.of(2026, 11, 30)).read(new ListRow(2, "", row, null));
    }
}
