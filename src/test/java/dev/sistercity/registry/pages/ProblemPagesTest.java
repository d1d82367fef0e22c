package dev.sistercity.registry.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.pages.language.PageLanguage;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.text.StringEscapeUtils;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class ProblemPagesTest {

    @Inject
    Http http;

    @Test
    void tell_each_kind_of_refusal_in_each_language_and_as_the_contract_has_it() {
        for (String tag : PageLanguage.tags()) {
            PageLanguage language = PageLanguage.of(List.of(tag));
            String list = text(http.get("/problems", "Accept-Language", tag).expect(200));
            for (Kind kind : Kind.values()) {
                assertThat(list).contains("href=\"" + kind.type() + "\"", language.kind(kind));

                Reply page = http.get(kind.type() + "?lang=" + tag, "Accept-Language", "en");

                assertThat(text(page.expect(200)))
                        .contains(
                                "<html lang=\"" + tag + '"',
                                "<h1>" + language.kind(kind) + "</h1>",
                                language.meaning(kind),
                                "HTTP " + kind.status())
                        .doesNotContain("`");
                assertThat(text(page).replaceAll("</?code>", "`")).contains(kind.explanation());
                assertThat(page.header("Content-Language")).isEqualTo(tag);
                assertThat(page.header("Vary")).contains("Accept-Language");
            }
        }
    }

    @Test
    void refuse_other_parameters_and_kinds_that_there_are_not() {
        for (String path : List.of("/problems", "/problems/gone")) {
            http.get(path + "?lang=no_language").expect(400);
            http.get(path + "?lang=de&lang=ru").expect(400);
            http.get(path + "?asOf=1994").expect(400);
        }
        http.get("/problems/nosuch").expect(404);
    }

    @Test
    void come_compressed_to_readers_who_take_that() throws IOException {
        for (String path : List.of("/problems", "/problems/gone")) {
            Reply coded = http.get(path, "Accept-Encoding", "gzip").expect(200);

            assertThat(coded.header("Content-Encoding")).isEqualTo("gzip");
            assertThat(coded.header("Vary")).contains("Accept-Encoding");
            try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(coded.body()))) {
                assertThat(plain.readAllBytes()).isEqualTo(http.get(path).body());
            }
        }
    }

    private static String text(Reply reply) {
        return StringEscapeUtils.unescapeHtml4(reply.text());
    }
}
