package dev.sistercity.registry.transfer.statement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.transfer.read.ListRow;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a row says is over comes in as over, in whatever column and words it says so; what is unclear waits. */
class StatedEndTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    suspended since 2022            | SUSPENDED |
                    suspended in March 2022         | SUSPENDED |
                    zawieszona w 2022               | SUSPENDED |
                    приостановлено с 2022           | SUSPENDED |
                    ruht seit 2022                  | SUSPENDED |
                    beendet 2011                    | ENDED     | 2011
                    (beendet)                       | ENDED     |
                    bis 2011                        | ENDED     | 2011
                    terminated (2022)               | ENDED     | 2022
                    была расторгнута в 2022         | ENDED     | 2022
                    wypowiedziana w 2022            | ENDED     | 2022
                    gekündigt 1.3.2022              | ENDED     | 2022-03-01
                    former sister city              | ENDED     |
                    ehemalige Partnerschaft         | ENDED     |
                    †                               | ENDED     |
                    aktiv (2021)                    | ACTIVE    |
                    no longer active                | DORMANT   |
                    """)
    void reads_a_status_with_the_day_beside_it(String written, String status, String ended) {
        Statement statement = read(Map.of("established", "1992", "status", written));

        assertThat(statement.status()).hasToString(status);
        assertThat(statement.ended() == null ? null : statement.ended().toString())
                .isEqualTo(ended);
        assertThat(statement.doubt()).isNull();
        assertThat(statement.established()).hasToString("1992");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    suspended                       | SUSPENDED |
                    suspended since 2022            | SUSPENDED |
                    résilié en 2011                 | ENDED     | 2011
                    расторгнуто в 2022              | ENDED     | 2022
                    解消 2011                        | ENDED     | 2011
                    † 2011                          | ENDED     | 2011
                    †                               | ENDED     |
                    bis 2011                        | ENDED     | 2011
                    """)
    void reads_an_end_with_the_word_beside_it(String written, String status, String ended) {
        Statement statement = read(Map.of("established", "1992", "ended", written));

        assertThat(statement.status()).hasToString(status);
        assertThat(statement.ended() == null ? null : statement.ended().toString())
                .isEqualTo(ended);
        assertThat(statement.doubt()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1992 (ended 2022)               | ENDED     | 2022
                    1992 (bis 2022)                 | ENDED     | 2022
                    1992, beendet 2022              | ENDED     | 2022
                    1992 (beendet)                  | ENDED     |
                    1992 †                          | ENDED     |
                    1992 (suspended 2022)           | SUSPENDED |
                    since 1992, ended 2022          | ENDED     | 2022
                    1992-2022 (terminated)          | ENDED     | 2022
                    von 1992 bis 2022               | ENDED     | 2022
                    dal 1992 al 2022                | ENDED     | 2022
                    """)
    void reads_an_end_beside_the_beginning(String written, String status, String ended) {
        Statement statement = read(Map.of("established", written));

        assertThat(statement.established()).hasToString("1992");
        assertThat(statement.status()).hasToString(status);
        assertThat(statement.ended() == null ? null : statement.ended().toString())
                .isEqualTo(ended);
    }

    /** What is more than one date and an end is not cut down to these. */
    @ParameterizedTest
    @ValueSource(strings = {"1992/1994/2022", "۱۳۷۳", "١٤١٥"})
    void takes_no_date_from_what_says_another(String written) {
        assertThat(read(Map.of("established", written)).established()).isNull();
    }

    private static Statement read(Map<String, String> cells) {
        Map<String, String> row = new HashMap<>(cells);
        row.putAll(Map.of("city1", "Radom", "country1", "Poland", "city2", "Magdeburg", "country2", "Germany"));
        Mapping mapping = Mapping.of(Preset.shipped("pairs").orElseThrow(), Map.of(), Map.of());
        return new StatementReader(mapping, LocalDate.of(2026, 11, 29)).read(new ListRow(2, "", row, null));
    }
}
