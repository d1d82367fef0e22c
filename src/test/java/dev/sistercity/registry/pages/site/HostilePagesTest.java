package dev.sistercity.registry.pages.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pages of records that are as bad as records can be. A browser looks at the like in {@code .ci/pages.mjs}. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class HostilePagesTest {

    private static final String BROWSER = "text/html,*/*;q=0.8";

    @Inject
    Http http;

    @Inject
    Given given;

    private Reply page(String path) {
        return http.get(path, "Accept", BROWSER, "Accept-Language", "en");
    }

    @Test
    void shows_names_as_long_as_there_are_and_cuts_them_in_titles_alone() {
        String city = given.city("W".repeat(300), "DE");
        String source = given.source("N".repeat(500));

        assertThat(page("/cities/" + city).expect(200).text()).contains("W".repeat(300));
        assertThat(page("/sources/" + source).expect(200).text()).contains("N".repeat(500), "N".repeat(160) + "…");
        page("/search?q=" + "W".repeat(300)).expect(200);
    }

    @Test
    void isolates_overrides_of_direction_and_shows_ten_thousand_combining_marks() {
        String marks = "Z" + "\u0301".repeat(9_999);
        String city = given.city("\u202Egnilrebmü\u2066", "DE");
        String forum = given.record(
                "forums",
                Map.of(
                        "kind",
                        "forum",
                        "name",
                        "Marks",
                        "hostCity",
                        city,
                        "theme",
                        List.of(Map.of("value", marks, "lang", "en"))));

        assertThat(page("/cities/" + city).expect(200).text()).contains("<bdi>\u202Egnilrebmü\u2066</bdi>");
        assertThat(page("/forums/" + forum).expect(200).text()).contains(marks);
    }

    @Test
    void says_of_what_is_gone_moved_or_yet_to_come_that_it_is() {
        String one = given.city("Alpha", "DE");
        String other = given.city("Beta", "DE");
        String future = given.partnership(List.of(one, other), Map.of("kind", "contact", "established", "2999-01-01"));
        assertThat(page("/partnerships/" + future).expect(200).text()).contains("January 1, 2999");
        page("/partnerships/" + future + "?asOf=1990").expect(404);
        assertThat(page("/cities/" + one + "?asOf=2999-12").expect(200).text()).contains("Shown as of December 2999");
        assertThat(page("/cities/" + one + "?asOf=199X").expect(200).text()).contains("Shown as of the 1990s");
        for (String day : List.of("199x", "2026-13", "%00", "1994;1995", "-", "9".repeat(5_000))) {
            assertThat(page("/cities/" + one + "?asOf=" + day).expect(400).text())
                    .contains("asOf");
        }
    }

    @Test
    void an_unknown_language_is_english_and_what_is_no_language_is_refused() {
        assertThat(page("/?lang=tlh").expect(200).text()).contains("<html lang=\"en\" dir=\"ltr\">");
        assertThat(page("/?lang=ar").expect(200).text()).contains("<html lang=\"ar\" dir=\"rtl\">");
        for (String lang : List.of("%22%3E%3Cscript%3E", "zz-", "a".repeat(200), "..%2F..%2Fetc")) {
            assertThat(page("/?lang=" + lang).expect(400).text())
                    .contains("lang")
                    .doesNotContain("<script>");
        }
        assertThat(http.get("/", "Accept", BROWSER, "Accept-Language", ";;q=x,<script>")
                        .status())
                .isIn(200, 400);
    }
}
