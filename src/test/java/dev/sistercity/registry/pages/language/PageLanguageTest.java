package dev.sistercity.registry.pages.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class PageLanguageTest {

    private static final Object[] NUMBERS = {0, 1, 2, 5, 21, 100};

    @Test
    void all_languages_have_the_same_words() {
        Properties english = PageLanguage.wordsOf("en");
        for (String tag : PageLanguage.all()) {
            Properties words = PageLanguage.wordsOf(tag);
            assertThat(words.keySet()).as(tag).isEqualTo(english.keySet());
            assertThat(words.values()).as(tag).noneMatch(word -> word.toString().isBlank());
        }
    }

    @Test
    void every_word_can_be_said_of_any_number() {
        for (String tag : PageLanguage.all()) {
            PageLanguage.wordsOf(tag).forEach((key, word) -> {
                for (Object number : NUMBERS) {
                    String said = new MessageFormat(word.toString(), ULocale.forLanguageTag(tag))
                            .format(new Object[] {number, number, number, number, number});
                    assertThat(said).as(tag + " " + key).doesNotContainPattern("[{][0-9,]");
                }
            });
        }
    }

    @Test
    void writes_dates_no_more_exactly_than_they_are_known() {
        PageLanguage english = PageLanguage.of(List.of("en"));
        PageLanguage german = PageLanguage.of(List.of("de"));
        PageLanguage chinese = PageLanguage.of(List.of("zh-CN"));
        PageLanguage russian = PageLanguage.of(List.of("ru-RU"));

        assertThat(english.date("1994-10-09")).isEqualTo("October 9, 1994");
        assertThat(german.date("1994-10-09")).isEqualTo("9. Oktober 1994");
        assertThat(chinese.date("1994-10-09")).isEqualTo("1994年10月9日");
        assertThat(russian.date("1994-10-09")).startsWith("9 октября 1994");
        assertThat(english.date("1994-10")).isEqualTo("October 1994");
        assertThat(german.date("1994")).isEqualTo("1994");
        assertThat(english.date("199X")).isEqualTo("the 1990s");
        assertThat(english.date("19XX")).isEqualTo("20th century");
        assertThat(english.date("1994~")).isEqualTo("about 1994");
        assertThat(english.date("1994?")).isEqualTo("1994 (uncertain)");
        assertThat(english.date("1994%")).isEqualTo("about 1994 (uncertain)");
        assertThat(english.date("../2009")).isEqualTo("until 2009");
        assertThat(english.date("2009/..")).isEqualTo("from 2009");
        assertThat(english.date("2021-12-07/2021-12-08")).isEqualTo("December 7, 2021 – December 8, 2021");
        assertThat(english.date("1994-22")).isEqualTo("summer 1994");
        assertThat(english.date("sometime")).isEqualTo("sometime");
        assertThat(english.date("0794-99-99")).isEqualTo("0794-99-99");
        assertThat(english.moment(Instant.parse("2026-11-21T05:48:29Z"))).contains("2026", "21");
    }

    @Test
    void arabic_is_written_from_right_to_left_and_in_its_own_plurals() {
        PageLanguage arabic = PageLanguage.of(List.of("ar-EG"));

        assertThat(arabic.direction()).isEqualTo("rtl");
        assertThat(arabic.country("CN")).isEqualTo("الصين");
        assertThat(arabic.word("city.sum", 2, 1)).isEqualTo("مدينتان شريكتان في بلد واحد.");
        assertThat(PageLanguage.tags()).doesNotContain("ar");
    }

    @Test
    void chooses_the_first_language_that_there_are_words_in() {
        assertThat(PageLanguage.of(List.of("fr", "ru", "de")).tag()).isEqualTo("ru");
        assertThat(PageLanguage.of(List.of("zh-TW", "de")).tag()).isEqualTo("de");
        assertThat(PageLanguage.of(List.of("zh-Hans-CN")).tag()).isEqualTo("zh-Hans");
        assertThat(PageLanguage.of(List.of("tlh")).tag()).isEqualTo("en");
        assertThat(PageLanguage.of(List.of()).tag()).isEqualTo("en");
    }

    @Test
    void names_a_property_that_there_is_no_word_for_by_its_name() {
        PageLanguage german = PageLanguage.of(List.of("de"));

        assertThat(german.property("established")).isEqualTo("Begründet");
        assertThat(german.property("somethingNewAtLast")).isEqualTo("Something new at last");
        assertThat(german.value("some-new-value")).isEqualTo("some new value");
        assertThat(german.country("CN")).isEqualTo("China");
        assertThat(german.country("ZZ")).isEqualTo("ZZ");
    }
}
