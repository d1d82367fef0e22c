package dev.sistercity.registry.shared.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Transliterator;
import org.junit.jupiter.api.Test;

/** {@link NameKeys} asks ICU for all letters at once, and keeps them in tables: what it would say of each by itself. */
class NameKeysTest {

    @Test
    void simplifies_each_character_as_icu_does() {
        Transliterator icu = Transliterator.getInstance("Traditional-Simplified");
        for (char c = '\u4E00'; c <= '\u9FFF'; c++) {
            String alone = String.valueOf(c);
            String simple = icu.transliterate(alone);
            // What is younger than the JDK's Unicode is no letter to it.
            String known = Character.isLetter(c) ? alone : "";
            assertThat(NameKeys.strict(alone)).isEqualTo(simple.length() == 1 && !known.isEmpty() ? simple : known);
        }
    }

    @Test
    void takes_letters_with_and_without_their_points_for_the_same() {
        assertThat(NameKeys.strict("إسطنبول")).isEqualTo(NameKeys.strict("اسطنبول"));
        assertThat(NameKeys.strict("مُرَّاكُش")).isEqualTo(NameKeys.strict("مراكش"));
        assertThat(NameKeys.strict("חֵיפָה")).isEqualTo(NameKeys.strict("חיפה"));
        assertThat(NameKeys.strict("Löhne")).isNotEqualTo(NameKeys.strict("Lohne"));
    }

    @Test
    void has_a_name_searched_for_as_russians_write_it() {
        assertThat(NameKeys.searched("Yixing", "CN")).containsExactlyInAnyOrder("Yixing", "исин");
        assertThat(NameKeys.searched("Yixing", "DE")).containsExactly("Yixing");
    }
}
