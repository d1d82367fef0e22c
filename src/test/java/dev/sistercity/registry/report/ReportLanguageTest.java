package dev.sistercity.registry.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.commitment.CommitmentKind;
import dev.sistercity.registry.commitment.CommitmentStatus;
import dev.sistercity.registry.exchange.ExchangeKind;
import dev.sistercity.registry.forum.api.ForumKind;
import dev.sistercity.registry.partnership.api.MilestoneType;
import dev.sistercity.registry.partnership.api.PartnershipKind;
import dev.sistercity.registry.partnership.api.PartnershipStatus;
import dev.sistercity.registry.shared.http.Kebab;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReportLanguageTest {

    static List<String> languages() {
        return ReportLanguage.written();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void every_language_has_all_words_and_the_same_gaps_in_them(String language) throws IOException {
        Properties english = words("en");
        Properties words = words(language);

        assertThat(words.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : words.stringPropertyNames()) {
            assertThat(words.getProperty(key)).as(key).isNotBlank();
            for (String gap : List.of("{0}", "{1}")) {
                assertThat(words.getProperty(key).contains(gap))
                        .as(key + " " + gap)
                        .isEqualTo(english.getProperty(key).contains(gap));
            }
        }
    }

    @Test
    void every_value_of_a_vocabulary_has_a_word() throws IOException {
        List<String> values = new ArrayList<>();
        for (Class<?> vocabulary : List.of(
                PartnershipKind.class,
                ExchangeKind.class,
                ForumKind.class,
                MilestoneType.class,
                CommitmentKind.class)) {
            for (Object value : vocabulary.getEnumConstants()) {
                values.add("value." + Kebab.of((Enum<?>) value));
            }
        }
        for (PartnershipStatus status : PartnershipStatus.values()) {
            if (status != PartnershipStatus.REJECTED) {
                values.add("value." + Kebab.of(status));
            }
        }
        values.add("value." + Kebab.of(CommitmentStatus.STATED));
        values.add("value." + Kebab.of(CommitmentStatus.TAKEN_UP));
        for (Section section : Section.values()) {
            values.add(Kebab.of(section));
        }

        Set<String> words = words("en").stringPropertyNames();
        assertThat(words).containsAll(values);
    }

    /** Topics are an open vocabulary: those that the registry begins with have words, in each language. */
    @ParameterizedTest
    @MethodSource("languages")
    void every_topic_of_the_starter_data_has_a_word(String language) throws IOException {
        ReportLanguage words = ReportLanguage.of(List.of(language));
        Set<String> topics = new TreeSet<>();
        for (String file : List.of("forums", "exchanges", "partnerships", "commitments", "projects", "platforms")) {
            try (var in = ReportLanguageTest.class.getResourceAsStream("/starter/" + file + ".json")) {
                if (in != null) {
                    topics(new ObjectMapper().readTree(in), topics);
                }
            }
        }

        assertThat(topics).hasSizeGreaterThan(25).allMatch(words::knows);
    }

    private static void topics(JsonNode value, Set<String> found) {
        for (String property : List.of("topics", "fields")) {
            value.path(property)
                    .forEach(topic -> found.add(
                            topic.isTextual()
                                    ? topic.asText()
                                    : topic.path("topic").asText()));
        }
        value.forEach(part -> topics(part, found));
    }

    @ParameterizedTest
    @CsvSource({
        "CN, zh-Hans",
        "DE, de",
        "KR, ko",
        "JP, ja",
        "AT, de",
        "MX, es",
        "BR, pt",
        "NL, nl",
        "NZ, en",
        "US, en",
        "ZA, en",
        "RU, ru",
        "PL, pl",
        "TR, tr",
        "IT, it",
        "FR, fr",
        "GR, el",
        "VN, vi",
        "TW, zh-Hant"
    })
    void knows_the_language_of_a_country(String country, String language) {
        assertThat(ReportLanguage.ofCountry(country)).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource({
        "zh-Hans, zh-Hans",
        "zh, zh-Hans",
        "zh-CN, zh-Hans",
        "zh-Hant, en",
        "zh-TW, en",
        "de-AT, de",
        "DE, de",
        "ar-EG, ar",
        "el, en"
    })
    void writes_the_nearest_language_that_there_are_words_in(String wanted, String written) {
        assertThat(ReportLanguage.of(List.of(wanted)).tag()).isEqualTo(written);
        assertThat(ReportLanguage.of(List.of("vi", wanted)).tag()).isEqualTo(written);
    }

    @Test
    void shows_words_that_are_in_no_list_as_they_are() {
        assertThat(ReportLanguage.of(List.of("de")).value("beekeeping-for-beginners"))
                .isEqualTo("beekeeping for beginners");
    }

    private static Properties words(String language) throws IOException {
        Properties words = new Properties();
        try (var in = ReportLanguageTest.class.getResourceAsStream("/report/words_" + language + ".properties")) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return words;
    }
}
