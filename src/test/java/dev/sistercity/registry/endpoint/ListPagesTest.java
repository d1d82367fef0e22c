package dev.sistercity.registry.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists from page to page, in every order. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class ListPagesTest {

    @Inject
    Http http;

    @Inject
    Given given;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "name",
                "-name",
                "population",
                "-population",
                "countryCode_none,name",
                "-updatedAt",
                "population,-name",
                "-createdAt"
            })
    void pages_without_gaps_or_doubles_while_others_write(String sort) throws InterruptedException {
        if (sort.contains("_none")) {
            http.get("/v1/cities?sort=" + sort).expectProblem(400, "malformed");
            return;
        }
        Set<String> steady = new HashSet<>();
        for (int i = 0; i < 40; i++) {
            // Every third without a population, many with the same: what sorts last, and what only the id tells apart.
            Map<String, ?> more = i % 3 == 0 ? Map.of() : Map.of("population", Map.of("value", i % 4));
            steady.add(given.city("City " + (char) ('a' + i % 7), "NZ", more));
        }
        AtomicBoolean done = new AtomicBoolean();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread writer = new Thread(() -> {
            try {
                for (int i = 0; !done.get(); i++) {
                    String id = given.city(
                            "City " + (char) ('a' + i % 7), "NZ", Map.of("population", Map.of("value", i % 5)));
                    if (i % 2 == 0) {
                        http.delete("/v1/cities/" + id, "*").expect(204);
                    }
                }
            } catch (RuntimeException | AssertionError e) {
                failure.set(e);
            }
        });
        writer.start();
        try {
            for (int round = 0; round < 3; round++) {
                // -updatedAt and -createdAt begin with what is newest, so the steady ones come after it.
                List<String> seen = walk("/v1/cities?limit=7" + (sort.isEmpty() ? "" : "&sort=" + sort));
                assertThat(seen).doesNotHaveDuplicates().containsAll(steady);
            }
        } finally {
            done.set(true);
            writer.join();
        }
        assertThat(failure.get()).isNull();
    }

    @Test
    void sorts_by_every_key_in_both_directions_with_what_has_no_value_last() {
        String a = given.city("Ålborg", "DK", Map.of("population", Map.of("value", 5)));
        String b = given.city("berlin", "DE");
        String c = given.city("Caen", "FR", Map.of("population", Map.of("value", 50)));

        assertThat(http.get("/v1/cities").ids()).containsExactly(a, b, c);
        assertThat(http.get("/v1/cities?sort=name").ids()).containsExactly(a, b, c);
        assertThat(http.get("/v1/cities?sort=-name").ids()).containsExactly(c, b, a);
        assertThat(http.get("/v1/cities?sort=population").ids()).containsExactly(a, c, b);
        assertThat(http.get("/v1/cities?sort=-population").ids()).containsExactly(c, a, b);
        assertThat(http.get("/v1/cities?sort=-updatedAt").ids()).containsExactly(c, b, a);
    }

    @Test
    void leads_from_page_to_page_by_cursor_and_by_link() {
        for (int i = 0; i < 5; i++) {
            given.city("City " + i, "NZ");
        }
        Reply first = http.get("/v1/cities?limit=2&sort=name&countryCode=NZ").expect(200);
        String cursor = first.at("/page/nextCursor");

        assertThat(first.at("/page/total")).isEqualTo("5");
        assertThat(first.at("/page/limit")).isEqualTo("2");
        assertThat(cursor).matches("[A-Za-z0-9_-]+");
        String link = first.header("Link");
        assertThat(link).endsWith("; rel=\"next\"");
        Reply second = http.get(link.substring(1, link.indexOf('>'))).expect(200);
        assertThat(second.text())
                .isEqualTo(http.get("/v1/cities?limit=2&sort=name&countryCode=NZ&cursor=" + cursor)
                        .text());
        Reply last = http.get("/v1/cities?limit=2&sort=name&countryCode=NZ&cursor=" + second.at("/page/nextCursor"));
        assertThat(last.ids()).hasSize(1);
        assertThat(last.at("/page/nextCursor")).isNull();
        assertThat(last.header("Link")).isNull();
        assertThat(http.get("/v1/cities?limit=200").ids()).hasSize(5);
    }

    @Test
    void refuses_a_cursor_that_is_damaged_or_belongs_to_another_query() {
        for (int i = 0; i < 3; i++) {
            given.city("City " + i, "NZ");
            given.source("Source " + i);
        }
        String cursor = http.get("/v1/cities?limit=1&sort=name").at("/page/nextCursor");

        for (int i = 0; i < cursor.length(); i++) {
            char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
            String damaged = cursor.substring(0, i) + other + cursor.substring(i + 1);
            http.get("/v1/cities?limit=1&sort=name&cursor=" + damaged).expectProblem(400, "malformed");
        }
        for (String query :
                List.of("", "sort=-name&", "sort=name,population&", "sort=name&countryCode=NZ&", "sort=name&q=city&")) {
            assertThat(http.get("/v1/cities?" + query + "cursor=" + cursor)
                            .expectProblem(400, "malformed")
                            .faults())
                    .containsExactly("cursor");
        }
        http.get("/v1/sources?cursor=" + cursor).expectProblem(400, "malformed");
        // How rows look does not change which come next.
        http.get("/v1/cities?sort=name&limit=5&fields=name&lang=de&format=csv&cursor=" + cursor)
                .expect(200);
    }

    private List<String> walk(String path) {
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            Reply page =
                    http.get(cursor == null ? path : path + "&cursor=" + cursor).expect(200);
            List<String> ids = page.ids();
            cursor = page.at("/page/nextCursor");
            if (cursor != null) {
                assertThat(ids).as("a page that is not the last").hasSize(7);
            }
            seen.addAll(ids);
        } while (cursor != null);
        return seen;
    }
}
