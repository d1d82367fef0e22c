package dev.sistercity.registry.pages.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.arc.All;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the API has a collection of, people find at the same address without {@code /v1}. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class CollectionPagesTest {

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    @All
    List<RecordCollection<?>> collections;

    @Test
    void every_collection_of_the_api_has_a_page_in_words() throws IOException {
        assertThat(collections).isNotEmpty();
        String contract = Files.readString(Path.of("openapi/openapi.json"));
        // Others are of tests.
        collections.stream()
                .map(RecordCollection::name)
                .filter(name -> contract.contains("\"/v1/" + name + "\""))
                .forEach(this::has);
    }

    @Test
    void changes_that_say_the_same_are_one_line_of_the_first_page() {
        for (int i = 0; i < 3; i++) {
            given.record("sources", Map.of("kind", "news", "title", "The same in three papers"));
        }
        given.city("Afterwards", "NZ");

        String page = http.get("/?lang=en", "Accept", "text/html").expect(200).text();

        assertThat(page.split("The same in three papers", -1)).hasSize(2);
        assertThat(page).containsPattern("The same in three papers(?:(?!</li>).){0,400}№ \\d{1,9}–\\d{1,9}<");
        assertThat(http.get("/changes?lang=en", "Accept", "text/html").text().split("The same in three papers", -1))
                .hasSize(4);
    }

    private void has(String name) {
        Reply page = http.get("/" + name + "?lang=de", "Accept", "text/html").expect(200);
        assertThat(page.text()).as(name).contains("<html lang=\"de\"").doesNotContain("<h1>" + name.replace('-', ' '));
        Reply led = http.get("/v1/" + name, "Accept", "text/html").expect(303);
        assertThat(led.header("Location")).isEqualTo("/" + name);
    }
}
