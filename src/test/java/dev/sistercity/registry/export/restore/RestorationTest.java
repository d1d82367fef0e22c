package dev.sistercity.registry.export.restore;

import static dev.sistercity.registry.export.restore.Archives.RESTORATIONS;
import static dev.sistercity.registry.export.restore.Archives.text;
import static dev.sistercity.registry.export.restore.Archives.zip;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.gazetteer.JobsDone;
import dev.sistercity.registry.support.CleanDatabase;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import dev.sistercity.registry.support.Stored;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class RestorationTest {

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    JobsDone jobs;

    @Inject
    Archives archives;

    @Inject
    Stored stored;

    @Inject
    CleanDatabase.Emptying emptying;

    @Test
    void makes_the_same_registry_of_an_export() throws IOException, InterruptedException {
        new OddRecords(given, http).make();
        Map<String, byte[]> before = archives.export();
        emptying.run();

        Reply job = jobs.ended(archives.restore(zip(before)));

        assertThat(job.at("/status")).as("%s", job).isEqualTo("done");
        assertThat(job.at("/report/records/cities")).isEqualTo("6");
        assertThat(job.at("/progress/done")).isEqualTo(job.at("/progress/total"));
        Map<String, byte[]> after = archives.export();
        before.forEach(
                (file, bytes) -> assertThat(text(after.get(file))).as(file).isEqualTo(text(bytes)));
        assertThat(http.get("/v1").at("/sequence")).isEqualTo(job.at("/report/sequence"));
    }

    @Test
    void keeps_what_the_sides_have_said_and_agreed() throws IOException, InterruptedException {
        String city = given.city("Shanghai", "CN");
        String other = given.city("Dunedin", "NZ");
        String partnership = given.partnership(city, other, "sister-city");
        OddRecords.confirm(http, partnership, city, given.office(city));
        OddRecords.confirm(http, partnership, other, given.office(other));
        byte[] archive = zip(archives.export());
        emptying.run();
        assertThat(jobs.ended(archives.restore(archive)).at("/status")).isEqualTo("done");

        String path = "/v1/partnerships/" + partnership;
        assertThat(http.get(path).at("/verification")).isEqualTo("confirmed");
        // All sides have agreed: none of them changes that alone.
        Reply change = http.send(
                "PATCH",
                path,
                Http.bytes(Map.of("established", "1900")),
                "Content-Type",
                Http.MERGE_PATCH,
                "X-API-Key",
                given.office(city),
                "If-Match",
                http.get(path).etag());
        change.expect(202);
    }

    @Test
    void goes_on_from_the_versions_that_records_had() throws IOException, InterruptedException {
        String city = given.city("Köln", "DE");
        http.patch("/v1/cities/" + city, Map.of("website", "https://example.org/"), "*")
                .expect(200);
        String source = given.source("A list");
        Reply before = http.get("/v1/cities/" + city);
        byte[] archive = zip(archives.export());
        emptying.run();
        assertThat(jobs.ended(archives.restore(archive)).at("/status")).isEqualTo("done");

        Reply after = http.get("/v1/cities/" + city);

        assertThat(after.etag()).isEqualTo(before.etag());
        assertThat(after.at("/version")).isEqualTo("2");
        assertThat(http.get("/v1/cities/" + city + "/revisions").at("/items/0/reason"))
                .isEqualTo("Restored from an export");
        assertThat(http.patch("/v1/cities/" + city, Map.of("website", "https://example.com/"), after.etag())
                        .expect(200)
                        .at("/version"))
                .isEqualTo("3");
        // Whose a source was is not exported: it is the registrar's alone now.
        http.send(
                        "PATCH",
                        "/v1/sources/" + source,
                        Http.bytes(Map.of("title", "Another")),
                        "Content-Type",
                        Http.MERGE_PATCH,
                        "X-API-Key",
                        given.office(city),
                        "If-Match",
                        "*")
                .expectProblem(403, "forbidden");
    }

    @Test
    void stores_nothing_in_a_dry_run() throws IOException, InterruptedException {
        given.city("Köln", "DE");
        byte[] archive = zip(archives.export());
        emptying.run();

        Reply job = jobs.ended(archives.send(archive, RESTORATIONS + "?dryRun=true", Http.KEY));

        assertThat(job.at("/status")).isEqualTo("done");
        assertThat(job.at("/report/dryRun")).isEqualTo("true");
        assertThat(job.at("/report/records/cities")).isEqualTo("1");
        assertThat(stored.count("city")).isZero();
        assertThat(stored.count("change")).isZero();
    }

    @Test
    void restores_into_nothing_but_an_empty_registry() throws IOException, InterruptedException {
        given.city("Köln", "DE");
        byte[] archive = zip(archives.export());

        Reply job = jobs.ended(archives.restore(archive));

        assertThat(job.at("/status")).isEqualTo("failed");
        assertThat(job.at("/failure/detail")).contains("empty");
        assertThat(stored.count("change")).isEqualTo(1);
    }

    @Test
    void stores_nothing_of_an_archive_that_is_not_whole() throws IOException, InterruptedException {
        String city = given.city("Köln", "DE");
        given.partnership(city, given.city("Cork", "IE"), "sister-city");
        Map<String, byte[]> files = archives.export();
        byte[] archive = zip(files);
        emptying.run();

        refuses(Arrays.copyOf(archive, archive.length / 2), "damaged");
        refuses("this is no archive".getBytes(StandardCharsets.UTF_8), "damaged");
        Map<String, byte[]> incomplete = new LinkedHashMap<>(files);
        incomplete.remove("claims.ndjson");
        refuses(zip(incomplete), "no file claims.ndjson");
        refuses(zip(Map.of("readme.txt", new byte[] {1})), "none of the files");
        refuses(zip(with(files, "cities.ndjson", new byte[0])), "partnerships.ndjson, line 1");
        refuses(zip(with(files, "cities.ndjson", "{}\n".getBytes(StandardCharsets.UTF_8))), "cities.ndjson, line 1");
        refuses(zip(with(files, "cities.ndjson", "{\"id\"".getBytes(StandardCharsets.UTF_8))), "not JSON");
        refuses(zip(with(files, "cities.ndjson", new byte[11 << 20])), "longer than 10 MiB");
        byte[] twice =
                (text(files.get("cities.ndjson")) + text(files.get("cities.ndjson"))).getBytes(StandardCharsets.UTF_8);
        refuses(zip(with(files, "cities.ndjson", twice)), "line 3 has the id");
        byte[] unknown =
                text(files.get("cities.ndjson")).replace("\"DE\"", "\"XX\"").getBytes(StandardCharsets.UTF_8);
        refuses(zip(with(files, "cities.ndjson", unknown)), "countryCode");
        assertThat(jobs.ended(archives.restore(archive)).at("/status")).isEqualTo("done");
    }

    @Test
    void is_for_the_registrar() {
        String office = given.office(given.city("Köln", "DE"));
        archives.send(new byte[] {1}, RESTORATIONS, office).expectProblem(403, "forbidden");
        http.send("POST", RESTORATIONS, new byte[] {1}, "Content-Type", "application/zip")
                .expectProblem(401, "unauthenticated");
        http.post(RESTORATIONS, Map.of()).expectProblem(415, "unsupported-type");
    }

    private void refuses(byte[] archive, String because) throws InterruptedException {
        Reply job = jobs.ended(archives.restore(archive));
        assertThat(job.at("/status")).as("%s", job).isEqualTo("failed");
        assertThat(job.at("/failure/detail")).contains(because);
        assertThat(stored.count("change")).isZero();
        assertThat(stored.count("city")).isZero();
    }

    private static Map<String, byte[]> with(Map<String, byte[]> files, String name, byte[] bytes) {
        Map<String, byte[]> other = new LinkedHashMap<>(files);
        other.put(name, bytes);
        return other;
    }
}
