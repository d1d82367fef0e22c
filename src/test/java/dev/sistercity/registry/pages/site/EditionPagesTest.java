package dev.sistercity.registry.pages.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.commons.text.StringEscapeUtils;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class EditionPagesTest {

    private static final String SCRIPT = "<script>alert(1)</script>";

    @Inject
    Http http;

    @Inject
    Given given;

    private Reply page(String path, String... headers) {
        return headers.length == 0
                ? http.get(path, "Accept", "text/html")
                : http.get(path, "Accept", "text/html", headers[0], headers[1]);
    }

    private Reply freeze() {
        return http.send("POST", "/v1/editions", null, "X-API-Key", Http.KEY).expect(201);
    }

    @Test
    void shows_an_edition_with_all_that_the_api_says_of_it_and_what_it_altered() throws IOException {
        String wuxi = given.city("Wuxi", "CN");
        String gone = given.city("Gone " + SCRIPT, "NZ");
        given.partnership(wuxi, given.city("Leverkusen", "DE"), "sister-city");
        freeze();
        given.city("Gimhae " + SCRIPT, "KR");
        http.patch("/v1/cities/" + wuxi, Map.of("website", "https://www.wuxi.gov.cn/"), "*")
                .expect(200);
        http.delete("/v1/cities/" + gone, "*").expect(204);
        freeze();

        String html = page("/editions/2").expect(200).text();

        assertThat(html).doesNotContain("<script>alert").contains("<h1>Edition 2</h1>", "rel=\"prev\"");
        String text = StringEscapeUtils.unescapeHtml4(html);
        JsonNode edition = http.get("/v1/editions/2").json();
        for (String property :
                List.of("number", "sequence", "hash", "knownAt", "madeAt", "checksum", "recordsHref", "citation")) {
            assertThat(text).contains(edition.get(property).asText());
        }
        edition.get("records").forEach(count -> assertThat(text).contains("<td>" + count + "</td>"));
        assertThat(text)
                .contains("Wuxi</bdi></a> <small>changed", "Gimhae " + SCRIPT + "</bdi></a> <small>added")
                .contains("/cities/" + gone + "/history", "<small>removed");
        JsonNode data = new ObjectMapper()
                .readTree(html.replaceFirst("(?s).*<script type=\"application/ld\\+json\">(.*?)</script>.*", "$1"));
        assertThat(data.path("@type").asText()).isEqualTo("Dataset");
        assertThat(page("/editions/1").expect(200).text())
                .contains("The first edition")
                .doesNotContain("rel=\"prev\"");
        assertThat(page("/editions/1?lang=zh&asOf=1994").expect(200).text())
                .contains("首个版本", "/editions?lang=zh&amp;asOf=1994");
    }

    @Test
    void a_page_is_kept_until_the_next_edition() {
        given.city("Wuxi", "CN");
        assertThat(page("/editions").expect(200).text()).contains("Nothing is recorded here.");
        freeze();

        Reply list = page("/editions").expect(200);
        assertThat(list.text()).contains("Edition 1");
        page("/editions", "If-None-Match", list.etag()).expect(304);
        Reply one = page("/editions/1").expect(200);
        page("/editions/1", "If-None-Match", one.etag()).expect(304);

        given.city("Gimhae", "KR");
        page("/editions/1", "If-None-Match", one.etag()).expect(304);
        freeze();
        assertThat(page("/editions", "If-None-Match", list.etag()).expect(200).text())
                .contains("Edition 2", "Edition 1");
    }

    @Test
    void browsers_are_led_from_the_api_to_the_page() {
        given.city("Wuxi", "CN");
        freeze();
        assertThat(page("/v1/editions?limit=5&lang=de").expect(303).header("Location"))
                .isEqualTo("/editions?lang=de");
        assertThat(page("/v1/editions/1/difference").expect(303).header("Location"))
                .isEqualTo("/editions/1");
        assertThat(page("/about").text()).contains("href=\"/editions\"");
    }

    @Test
    void says_what_is_wrong_with_the_right_status() {
        for (String path : List.of("/editions/7", "/editions/7?lang=ru")) {
            page(path).expect(404);
        }
        for (String path : List.of("/editions/0", "/editions/x", "/editions/%3Cscript%3E", "/editions?cursor=x")) {
            Reply refused = page(path).expect(400);
            assertThat(refused.header("Content-Type")).startsWith("text/html");
            assertThat(refused.text()).doesNotContain("<script>");
        }
        page("/editions/1/more").expect(404);
    }
}
