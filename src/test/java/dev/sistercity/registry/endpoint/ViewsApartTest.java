package dev.sistercity.registry.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import io.quarkus.arc.All;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Collections that show the same records otherwise: each answers its own, whatever was read of the others before. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class ViewsApartTest {

    /** Of an item and of a list, JSON and the forms that differ from it by a little. */
    private static final List<String> WISHES = List.of("", "?lang=de", "?fields=id", "?format=ndjson");

    private static final int WALKS = 20;

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    @All
    List<RecordCollection<?>> types;

    @Test
    void answer_their_own_in_whatever_order_they_are_read() {
        List<String> paths = paths();
        // After a write nothing that was kept is good any more: what a fresh application answers.
        Map<String, String> fresh = new LinkedHashMap<>();
        for (String path : paths) {
            given.source("to make another snapshot");
            fresh.put(path, answer(path));
        }
        fresh.forEach((path, answer) -> assertThat(answer).as(path).startsWith(path.contains("?") ? "" : "200"));

        for (String first : paths) {
            for (String second : paths) {
                given.source("to make another snapshot");
                assertThat(answer(first)).as("%s first", first).isEqualTo(fresh.get(first));
                assertThat(answer(second)).as("%s after %s", second, first).isEqualTo(fresh.get(second));
                assertThat(answer(first)).as("%s after %s", first, second).isEqualTo(fresh.get(first));
            }
        }
        List<String> walk = new ArrayList<>(paths);
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < WALKS; i++) {
            Collections.shuffle(walk, random);
            walk.forEach(path ->
                    assertThat(answer(path)).as("%s with seed %s", path, seed).isEqualTo(fresh.get(path)));
        }
    }

    /** Everything by which the records of collections that share ids can be read. */
    private List<String> paths() {
        String city = given.city("Springfield", "US");
        given.city("Springfield", "US");
        String other = given.city("Dunedin", "NZ");
        String partnership = given.partnership(List.of(city, other), Map.of("established", "1994"));
        String claim = given.claim("partnerships", partnership, "/established", "1980", given.source());
        Map<String, String> ids = Map.of("cities", city, "claims", claim);
        List<String> paths = new ArrayList<>();
        for (RecordCollection<?> view : types) {
            if (view.stored() != view) {
                String stored = view.stored().name();
                assertThat(ids).as("an example of %s", stored).containsKey(stored);
                paths.add("/v1/" + stored + "/" + ids.get(stored));
                paths.add("/v1/" + view.name() + "/" + ids.get(stored));
                WISHES.forEach(wish -> {
                    paths.add("/v1/" + stored + wish);
                    paths.add("/v1/" + view.name() + wish);
                });
                view.stored().includes().forEach(include -> paths.add("/v1/" + stored + "?include=" + include.name()));
                view.includes().forEach(include -> paths.add("/v1/" + view.name() + "?include=" + include.name()));
            }
        }
        assertThat(paths).hasSizeGreaterThan(2 * WISHES.size());
        return paths;
    }

    /** Status, entity tag and body. */
    private String answer(String path) {
        var reply = http.get(path);
        return reply.status() == 200
                ? reply.status() + " " + reply.etag() + " " + reply.text()
                : Integer.toString(reply.status());
    }
}
