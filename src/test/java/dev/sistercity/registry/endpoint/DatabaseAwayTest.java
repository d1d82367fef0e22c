package dev.sistercity.registry.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Patience;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import dev.sistercity.registry.support.Stored;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class DatabaseAwayTest {

    /** Changes that are kept in memory, in tests. */
    private static final int LAST = 50;

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Stored stored;

    @AfterEach
    void start_the_database_again() {
        PostgresResource.startDatabase();
    }

    @Test
    void reads_on_and_says_soon_that_it_cannot_write() {
        String city = given.city("Dunedin", "NZ");
        // As many as are kept in memory, so that the city's own change no longer is.
        for (int i = 2; i <= LAST; i++) {
            given.source("Source " + i);
        }
        String latest = given.city("Kyoto", "JP");
        PostgresResource.stopDatabase();

        for (int i = 0; i < 3; i++) {
            refusesToWriteAndReads(city);
        }
        readsTheEndOfTheLog(latest);
        for (String path : List.of(
                "/v1/changes",
                "/v1/changes?format=ndjson&waitSeconds=1",
                "/v1/changes/stream",
                "/v1/changes/proof",
                "/v1/cities/" + city + "/revisions",
                "/v1/cities/" + city + "/revisions/1")) {
            assertThat(http.get(path).expectProblem(503, "unavailable").header("Retry-After"))
                    .as(path)
                    .matches("[0-9]+");
        }
        http.get("/q/health/group/writing").expect(503);

        PostgresResource.startDatabase();
        String oslo = writesAgain();
        assertThat(http.get("/v1/cities").ids()).containsExactly(city, latest, oslo);
        assertThat(stored.counts()).containsEntry("change_head", LAST + 2L);
    }

    private void refusesToWriteAndReads(String city) {
        long begun = System.nanoTime();
        Reply refused = http.post("/v1/cities", Map.of("kind", "city", "name", "Oslo", "countryCode", "NO"));
        // Three seconds are waited for a connection; the rest is for a machine that is busy otherwise.
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun)).isLessThan(30);
        refused.expectProblem(503, "unavailable");
        assertThat(refused.header("Retry-After")).matches("[0-9]+");
        http.get("/v1/cities").expect(200);
        assertThat(http.get("/v1/cities/" + city).expect(200).at("/name")).isEqualTo("Dunedin");
        http.get("/v1/cities?q=dun&sort=-name&near=0,0").expect(200);
        http.get("/q/health/live").expect(200);
        http.get("/q/health/ready").expect(200);
    }

    /** It is in memory; what lies before it is not. */
    private void readsTheEndOfTheLog(String latest) {
        assertThat(http.get("/v1/changes?after=1").expect(200).at("/items/0/sequence"))
                .isEqualTo("2");
        http.get("/v1/changes?waitSeconds=1&after=" + (LAST + 1)).expect(200);
        assertThat(http.get("/v1/cities/" + latest + "/revisions").expect(200).at("/items/0/record/name"))
                .isEqualTo("Kyoto");
        http.get("/v1/cities/" + latest + "/revisions/1").expect(200);
        http.get("/v1/changes/stream?after=1").expect(200);
    }

    @Test
    void writes_again_by_itself_after_the_database_was_killed() {
        String city = given.city("Dunedin", "NZ");

        PostgresResource.killDatabase();

        http.get("/v1/cities/" + city).expect(200);
        String oslo = writesAgain();
        assertThat(http.get("/v1/cities").ids()).containsExactly(city, oslo);
    }

    /** Repeats one request, with one Idempotency-Key, until it is carried out. */
    private String writesAgain() {
        Map<String, Object> body = Map.of("kind", "city", "name", "Oslo", "countryCode", "NO");
        AtomicReference<Reply> reply = new AtomicReference<>();
        Patience.until("writing to be possible", () -> {
            reply.set(http.post("/v1/cities", body, "Idempotency-Key", "again"));
            assertThat(reply.get().status()).as("%s", reply).isIn(201, 503);
            return reply.get().status() == 201;
        });
        return reply.get().at("/id");
    }
}
