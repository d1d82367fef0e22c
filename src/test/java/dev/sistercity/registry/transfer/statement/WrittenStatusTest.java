package dev.sistercity.registry.transfer.statement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.partnership.api.PartnershipStatus;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.table.TsvResource;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenStatusTest {

    /** None of them is another status's in another language, either. */
    @Test
    void each_word_of_the_table_is_read_as_it_says_however_it_is_written() {
        for (String[] row : TsvResource.rows("/import/status-words.tsv")) {
            if (row[0].equals("-") || row[0].equals("by")) {
                // Words beside these, which say nothing of a status.
                continue;
            }
            PartnershipStatus status =
                    Kebab.parse(PartnershipStatus.class, row[0]).orElseThrow();
            for (String word : row[2].split("\\|")) {
                String capital = word.substring(0, 1).toUpperCase(Locale.forLanguageTag(row[1])) + word.substring(1);
                for (String written : List.of(
                        word,
                        capital,
                        "  " + word + "\u00A0",
                        word + ".",
                        "(" + word + ")",
                        Normalizer.normalize(word, Normalizer.Form.NFD))) {
                    assertThat(WrittenStatus.read(written))
                            .as("%s %s: «%s»", row[0], row[1], written)
                            .contains(status);
                }
            }
        }
        assertThat(WrittenStatus.read("no such word")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "noch aktiv,active",
        "still active,active",
        "toujours en vigueur,active",
        "stále aktivní,active",
        "noch nicht aktiv,dormant",
        "terminated by council resolution,ended",
        "beendet durch Ratsbeschluss vom 3.5.2022,ended",
        "résilié par délibération du conseil,ended",
        "suspended because of the war,suspended",
        "päättynyt kaupunginvaltuuston päätöksellä,ended",
        "zawieszone uchwałą rady,suspended",
        "приостановлено по решению думы,suspended"
    })
    void reads_a_status_with_what_changes_nothing_beside_it(String written, String status) {
        assertThat(WrittenStatus.read(written))
                .contains(Kebab.parse(PartnershipStatus.class, status).orElseThrow());
    }

    /** Where a second status stands behind the first, which one holds is not clear. */
    @ParameterizedTest
    @ValueSource(
            strings = {"to be terminated by 2030", "active by agreement until terminated", "suspended by mistake ended"
            })
    void takes_none_for_granted(String written) {
        assertThat(WrittenStatus.read(written)).isEmpty();
    }
}
