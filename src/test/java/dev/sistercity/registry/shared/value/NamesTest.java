package dev.sistercity.registry.shared.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

    /** Written {@code tag kind}; the value of each name is the same text. */
    private static List<Name> names(String list) {
        return Arrays.stream(list.split(";"))
                .map(String::strip)
                .map(text -> Name.always(text, text.split(" ")[0], NameKind.valueOf(text.split(" ")[1])))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de OFFICIAL; en OFFICIAL             | de         | de OFFICIAL",
                "de OFFICIAL; en OFFICIAL             | DE         | de OFFICIAL",
                "de OFFICIAL; en OFFICIAL             | de-AT      | de OFFICIAL",
                "de OFFICIAL; en OFFICIAL             | fr         | en OFFICIAL",
                "de OFFICIAL; en-GB OFFICIAL          | fr         | en-GB OFFICIAL",
                "de OFFICIAL; it OFFICIAL             | fr         | de OFFICIAL",
                "de OFFICIAL; fr OFFICIAL             | ru,fr,de   | fr OFFICIAL",
                "en OFFICIAL; zh-Hans OFFICIAL        | zh         | zh-Hans OFFICIAL",
                "en OFFICIAL; zh OFFICIAL             | zh-Hans    | zh OFFICIAL",
                "en OFFICIAL; zh-Hans OFFICIAL        | zh-CN      | zh-Hans OFFICIAL",
                "zh-Hant OFFICIAL; zh OFFICIAL        | zh-Hans-CN | zh OFFICIAL",
                "zh OFFICIAL; zh-Hans SHORT           | zh-hans    | zh-Hans SHORT",
                "en FORMER; en SHORT; en OFFICIAL     | en         | en OFFICIAL",
                "en FORMER; en SHORT                  | en         | en SHORT",
                "en ALIAS; en FORMER                  | en         | en ALIAS",
                "fil OFFICIAL; en OFFICIAL            | fi         | en OFFICIAL",
                "fi OFFICIAL; en OFFICIAL             | fil        | en OFFICIAL",
                "de OFFICIAL; en OFFICIAL             | *          | en OFFICIAL",
            })
    void falls_back_by_language_then_english_then_the_first(String names, String wanted, String chosen) {
        assertThat(Names.choose(names(names), List.of(wanted.split(","))))
                .hasToString(names(chosen).get(0).toString());
    }

    @Test
    void chooses_without_a_wish_and_without_names() {
        assertThat(Names.choose(names("de OFFICIAL; en OFFICIAL"), List.of()).lang())
                .isEqualTo("en");
        assertThat(Names.choose(List.of(), List.of("en"))).isNull();
    }
}
