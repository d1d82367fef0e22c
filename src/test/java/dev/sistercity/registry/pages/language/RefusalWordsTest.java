package dev.sistercity.registry.pages.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.Wording;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is refused by a code is refused in each language that pages come in. */
class RefusalWordsTest {

    private static final String FIRST = "\u2068one\u2069";
    private static final String SECOND = "\u2068two\u2069";

    static Stream<String> others() {
        return PageLanguage.all().stream().filter(tag -> !tag.equals("en"));
    }

    @ParameterizedTest
    @MethodSource("others")
    void each_kind_of_refusal_has_words_of_its_own(String tag) {
        PageLanguage language = PageLanguage.of(List.of(tag));
        PageLanguage english = PageLanguage.of(List.of("en"));
        Set<String> titles = new HashSet<>();
        for (Kind kind : Kind.values()) {
            assertThat(titles.add(language.kind(kind))).as(kind.name()).isTrue();
            assertThat(language.kind(kind)).isNotEqualTo(english.kind(kind));
            assertThat(language.meaning(kind)).isNotEqualTo(english.meaning(kind));
        }
    }

    @ParameterizedTest
    @MethodSource("others")
    void each_fault_has_words_of_its_own(String tag) {
        PageLanguage language = PageLanguage.of(List.of(tag));
        for (FaultCode code : FaultCode.values()) {
            Wording wording = Wording.of(code, "one", "two");
            assertThat(language.fault(wording)).as(code.name()).isNotEqualTo(wording.english());
        }
    }

    /** A place that there is no value for would be shown as it is. */
    @ParameterizedTest
    @MethodSource("others")
    void no_translation_names_what_the_sentence_of_the_api_does_not(String tag) {
        PageLanguage language = PageLanguage.of(List.of(tag));
        for (FaultCode code : FaultCode.values()) {
            String said = language.fault(Wording.of(code, "one", "two"));
            String english = Wording.of(code, FIRST, SECOND).english();
            assertThat(said.contains(FIRST) && !english.contains(FIRST))
                    .as(code.name())
                    .isFalse();
            assertThat(said.contains(SECOND) && !english.contains(SECOND))
                    .as(code.name())
                    .isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(FaultCode.class)
    void pages_in_english_say_it_as_the_api_does(FaultCode code) {
        PageLanguage english = PageLanguage.of(List.of("en"));
        assertThat(english.fault(Wording.of(code, "one", "two")))
                .isEqualTo(Wording.of(code, FIRST, SECOND).english());
    }

    @Test
    void no_words_are_left_of_faults_and_kinds_that_there_are_not() {
        Set<String> known = new HashSet<>();
        for (FaultCode code : FaultCode.values()) {
            known.add("fault." + code.slug());
        }
        for (Kind kind : Kind.values()) {
            known.add("kind." + kind.slug());
            known.add("kind." + kind.slug() + ".text");
        }
        Properties words = PageLanguage.wordsOf("en");
        assertThat(words.stringPropertyNames().stream()
                        .filter(key -> key.startsWith("fault.") || key.startsWith("kind."))
                        .filter(key -> !known.contains(key)))
                .isEmpty();
    }
}
