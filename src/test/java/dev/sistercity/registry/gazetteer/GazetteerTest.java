package dev.sistercity.registry.gazetteer;

import static dev.sistercity.registry.gazetteer.GeoNamesTable.HEADER;
import static dev.sistercity.registry.gazetteer.GeoNamesTable.gzip;
import static dev.sistercity.registry.gazetteer.GeoNamesTable.row;
import static dev.sistercity.registry.gazetteer.GeoNamesTable.towns;
import static dev.sistercity.registry.gazetteer.GeoNamesTable.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Patience;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import dev.sistercity.registry.support.Stored;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class GazetteerTest {

    private static final String IMPORTS = "/v1/gazetteer/imports";

    @Inject
    Http http;

    @Inject
    Stored stored;

    @Inject
    PlaceStore places;

    @Inject
    JobsDone jobs;

    @Test
    void loads_a_file_and_says_what_is_loaded() {
        assertThat(http.get("/v1/gazetteer").expect(200).at("/places")).isEqualTo("0");

        Reply accepted = send(gzip(utf8(HEADER + row(7, "Köln", "Koeln", "Cologne,Кёльн", "DE"))), "application/gzip");

        assertThat(accepted.expect(202).at("/status")).isIn("queued", "running", "done");
        assertThat(accepted.header("Location")).isEqualTo("/v1/jobs/" + accepted.at("/id"));
        Reply done = jobs.ended(accepted);
        assertThat(done.at("/status")).as("%s", done).isEqualTo("done");
        assertThat(done.at("/report/places")).isEqualTo("1");
        assertThat(done.at("/progress/done")).isEqualTo("1");
        assertThat(done.at("/progress/total")).isEqualTo("1");
        assertThat(http.get("/v1/gazetteer").expect(200).at("/places")).isEqualTo("1");
        assertThat(http.get("/v1/gazetteer").at("/attribution")).contains("GeoNames");
        GazetteerPlace place = visible(7);
        assertThat(place.alternateNames()).containsExactly("Cologne", "Кёльн");
        assertThat(place.latitude()).isEqualTo(-45.87416);
        assertThat(place.population()).isEqualTo(114_347);
        assertThat(names("koln")).containsExactly(7);
        assertThat(names("koeln")).containsExactly(7);
        assertThat(names("cologne")).containsExactly(7);
        assertThat(names("кельн")).containsExactly(7);
        assertThat(places.current().orElseThrow().similar("DE", "cologn", 5)).hasSize(1);
        assertThat(places.current().orElseThrow().similar("FR", "cologn", 5)).isEmpty();
        assertThat(places.current().orElseThrow().near(-45, 170, 200, 5)).hasSize(1);
        assertThat(places.current().orElseThrow().near(50, 7, 200, 5)).isEmpty();
        assertThat(stored.count("job_file")).isZero();
    }

    @Test
    void puts_a_newer_file_in_the_place_of_the_one_before() {
        jobs.ended(send(utf8(towns(3)), "text/tab-separated-values"));
        assertThat(visible(3).name()).isEqualTo("Town 3");

        jobs.ended(send(utf8(row(3, "Another", "Another", "", "NZ")), "text/tab-separated-values"));

        Patience.until("the newer name", () -> visible(3).name().equals("Another"));
        assertThat(places.find(1)).isEmpty();
        assertThat(stored.count("place")).isEqualTo(1);
    }

    @Test
    void leaves_everything_as_it_was_if_a_row_is_bad() {
        jobs.ended(send(utf8(towns(3)), "text/tab-separated-values"));

        Reply failed = jobs.ended(send(utf8(towns(30_000) + "bad\n"), "text/tab-separated-values"));

        assertThat(failed.at("/status")).isEqualTo("failed");
        assertThat(failed.at("/failure/row")).isEqualTo("30001");
        assertThat(failed.at("/failure/detail"))
                .isEqualTo("row 30001 has 1 column where 19 are needed, with tabs " + "between them");
        assertThat(http.get("/v1/gazetteer").at("/places")).isEqualTo("3");
        assertThat(stored.count("place")).isEqualTo(3);
    }

    @Test
    void only_looks_a_file_through_in_a_dry_run() {
        Reply done = jobs.ended(http.send(
                "POST",
                IMPORTS + "?dryRun=true",
                utf8(towns(5)),
                "X-API-Key",
                Http.KEY,
                "Content-Type",
                "text/tab-separated-values"));

        assertThat(done.at("/status")).isEqualTo("done");
        assertThat(done.at("/report/places")).isEqualTo("5");
        assertThat(http.get("/v1/gazetteer").at("/places")).isEqualTo("0");
        assertThat(stored.count("place")).isZero();
    }

    @Test
    void repeats_no_load_that_is_sent_twice_with_one_key() {
        Reply first = send(utf8(towns(2)), "text/tab-separated-values", "Idempotency-Key", "k1");
        Reply second = send(utf8(towns(2)), "text/tab-separated-values", "Idempotency-Key", "k1");
        Reply other = send(utf8(towns(1)), "text/tab-separated-values", "Idempotency-Key", "k1");

        assertThat(second.expect(202).at("/id")).isEqualTo(first.at("/id"));
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        other.expectProblem(422, "key-reused");
        jobs.ended(first);
        assertThat(stored.count("job")).isEqualTo(1);
    }

    @Test
    void refuses_what_is_no_upload() {
        send(new byte[0], "application/gzip").expectProblem(400, "malformed");
        send(utf8("{}"), "application/json").expectProblem(415, "unsupported-type");
        send(utf8("x"), null).expectProblem(415, "unsupported-type");
        http.send("POST", IMPORTS, utf8("x"), "Content-Type", "application/gzip")
                .expectProblem(401, "unauthenticated");
        http.send("POST", IMPORTS + "?dry=1", utf8("x"), "X-API-Key", Http.KEY, "Content-Type", "application/zip")
                .expectProblem(400, "malformed");
        assertThat(stored.count("job")).isZero();
    }

    @Test
    void cancels_a_job_and_leaves_nothing_of_it() {
        // More than a client loads before the next request is there.
        Reply accepted = send(gzip(utf8(towns(400_000))), "application/gzip");
        String address = "/v1/jobs/" + accepted.at("/id");

        Reply cancelled = http.send("POST", address + "/cancel", null, "X-API-Key", Http.KEY);

        assertThat(cancelled.expect(200).at("/status")).isIn("queued", "running", "cancelled");
        assertThat(jobs.ended(accepted).at("/status")).isEqualTo("cancelled");
        assertThat(stored.count("place")).isZero();
        assertThat(stored.count("job_file")).isZero();
        http.send("POST", address + "/cancel", null, "X-API-Key", Http.KEY).expect(200);
    }

    @Test
    void does_not_cancel_what_is_done() {
        Reply accepted = send(utf8(towns(1)), "text/tab-separated-values");
        jobs.ended(accepted);

        http.send("POST", "/v1/jobs/" + accepted.at("/id") + "/cancel", null, "X-API-Key", Http.KEY)
                .expectProblem(422, "refused");
    }

    @Test
    void shows_progress_as_server_sent_events_until_the_end() throws IOException, InterruptedException {
        Reply accepted = send(gzip(utf8(towns(40_000))), "application/gzip");

        HttpResponse<String> events = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(http.base().resolve("/v1/jobs/" + accepted.at("/id") + "/stream"))
                                .header("X-API-Key", Http.KEY)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(events.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        List<String> seen =
                events.body().lines().filter(line -> line.startsWith("data: {")).toList();
        assertThat(seen).isNotEmpty();
        assertThat(seen.get(seen.size() - 1)).contains("\"status\":\"done\"").contains("\"places\":40000");
    }

    @Test
    void goes_on_where_a_replica_that_died_has_stopped() {
        UUID job = jobs.abandoned(utf8(towns(25_000)), 10_000);

        Reply done = jobs.ended("/v1/jobs/" + job);

        assertThat(done.at("/status")).as("%s", done).isEqualTo("done");
        assertThat(stored.count("place")).isEqualTo(25_000);
        assertThat(visible(25_000).name()).isEqualTo("Town 25000");
    }

    private Reply send(byte[] file, String type, String... headers) {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 4);
        all[headers.length] = "X-API-Key";
        all[headers.length + 1] = Http.KEY;
        all[headers.length + 2] = "Content-Type";
        all[headers.length + 3] = type;
        return http.send("POST", IMPORTS, file, all);
    }

    /** Waits until this replica has taken notice of what is loaded. */
    private GazetteerPlace visible(int id) {
        Patience.until("place " + id, () -> places.find(id).isPresent());
        return places.find(id).orElseThrow();
    }

    private List<Integer> names(String key) {
        return places.current().orElseThrow().named(List.of(key), 10).stream()
                .map(GazetteerPlace::geonamesId)
                .toList();
    }
}
