package dev.sistercity.registry.transfer.statement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.partnership.api.PartnershipStatus;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.table.TsvResource;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class WrittenStatusTest {

    /** None of them is another status's in another language, either. */
    @Test
    void each_word_of_the_table_is_read_as_it_says_however_it_is_written() {
        for (String[] row : TsvResource.rows("/import/status-words.tsv")) {
            if (row[0].equals("-")) {
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
}
