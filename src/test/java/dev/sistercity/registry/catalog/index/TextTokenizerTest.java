package dev.sistercity.registry.catalog.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TextTokenizerTest {

    @Property
    void ascii_is_folded_as_by_the_tables_of_unicode(@ForAll @CharRange(to = '\u007f') String text) {
        assertThat(TextTokenizer.fold(text)).isEqualTo(TextTokenizer.foldAny(text));
    }

    @Test
    void each_character_of_ascii_is_folded_as_by_the_tables_of_unicode() {
        for (char c = 0; c <= 0x80; c++) {
            assertThat(TextTokenizer.fold("a" + c + "Z"))
                    .as(Integer.toHexString(c))
                    .isEqualTo(TextTokenizer.foldAny("a" + c + "Z"));
        }
    }

    @Property
    void words_that_are_remembered_are_those_of_the_text(@ForAll List<@StringLength(max = 40) String> texts) {
        Terms.KnownWords known = new Terms.KnownWords();
        for (int round = 0; round < 2; round++) {
            for (String text : texts) {
                List<String> words = new ArrayList<>();
                TextTokenizer.each(text, words::add);
                List<String> remembered = new ArrayList<>();
                known.each(text, remembered::add);
                assertThat(remembered).isEqualTo(words);
            }
        }
    }
}
