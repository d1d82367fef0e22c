package dev.sistercity.registry.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The annual report in the reader's language. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class ReportWordsTest {

    @Inject
    Http http;

    @Inject
    Given given;

    @Test
    void leaves_no_month_no_country_and_no_topic_untranslated() {
        String leverkusen = given.city("Leverkusen", "DE");
        String gimhae = given.city("Gimhae", "KR");
        String shanghai = given.city("Shanghai", "CN");
        given.partnership(List.of(shanghai, leverkusen), Map.of("established", "1994-10", "kind", "contact"));
        given.partnership(List.of(shanghai, gimhae), Map.of("established", "1996~", "kind", "contact"));

        assertThat(page(shanghai, ""))
                .contains("1994年10月", "≈ 1996年", "无交往记录年数")
                .doesNotContain("1994-10", "1996~");
        assertThat(page(shanghai, "&lang=ru")).contains("октябрь 1994").doesNotContain("1994-10");
        assertThat(page(shanghai, "&lang=en")).contains("October 1994", "Years without a recorded contact");
        for (String language : List.of("zh", "de", "ru")) {
            assertThat(ReportLanguage.of(List.of(language)).value("urban-governance"))
                    .as(language)
                    .isNotEqualTo("urban governance");
        }
    }

    private String page(String city, String more) {
        return http.get("/v1/reports/annual?city=" + city + "&year=2024&format=html" + more)
                .expect(200)
                .text();
    }

    @Test
    void writes_dates_no_more_exactly_than_they_are_known() {
        ReportDates french = new ReportDates(ReportLanguage.of(List.of("fr")));
        assertThat(List.of(
                        "1994-10-09",
                        "1994-10",
                        "1994",
                        "1994-10?",
                        "1994%",
                        "199X",
                        "19XX",
                        "1994/1996",
                        "1994-10/..",
                        "1994-22",
                        "1994-21?"))
                .map(EdtfDate::parse)
                .map(french::of)
                .containsExactly(
                        "9 octobre 1994",
                        "octobre 1994",
                        "1994",
                        "octobre 1994 (?)",
                        "≈ 1994 (?)",
                        "1990 – 1999",
                        "1900 – 1999",
                        "1994 – 1996",
                        "octobre 1994 – …",
                        "été 1994",
                        "printemps 1994 (?)");
        assertThat(french.of(null)).isEqualTo("–");
    }
}
