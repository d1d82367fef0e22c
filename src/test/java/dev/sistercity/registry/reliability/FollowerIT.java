package dev.sistercity.registry.reliability;

import static dev.sistercity.registry.support.StarterRegistry.KEY;
import static dev.sistercity.registry.support.StarterRegistry.directory;
import static dev.sistercity.registry.support.StarterRegistry.get;
import static dev.sistercity.registry.support.StarterRegistry.json;
import static dev.sistercity.registry.support.StarterRegistry.post;
import static dev.sistercity.registry.support.StarterRegistry.started;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.support.AlteringProxy;
import dev.sistercity.registry.support.FollowedRegistry;
import dev.sistercity.registry.support.RegistryProcess;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A packaged follower without a database, behind a packaged registry with its own: docs/decisions/0079. */
class FollowerIT {

    private static final List<String> COLLECTIONS = List.of(
            "cities",
            "partnerships",
            "sources",
            "claims",
            "conflicts",
            "offices",
            "forums",
            "forum-series",
            "exchanges",
            "platforms",
            "networks",
            "knowledge-transfers",
            "projects",
            "commitments",
            "campaigns",
            "change-requests",
            "partner-requests");
    private static final List<String> OTHERS = List.of(
            "/v1/exports/cities.ndjson",
            "/v1/exports/partnerships.ndjson",
            "/v1/exports/claims.ndjson",
            "/v1/exports/sources.ndjson",
            "/v1/exports/forums.csv",
            "/v1/partnerships?asOf=2000-01-01&limit=200",
            "/v1/cities?q=shang&limit=50",
            "/v1/network/metrics?limit=50",
            "/cities",
            "/partnerships");
    private static final String SECRET = "a.contact.that.is.kept@example.org";

    private static FollowedRegistry all;
    private static RegistryProcess upstream;
    private static RegistryProcess follower;
    private static AlteringProxy proxy;

    @BeforeAll
    static void start() {
        all = new FollowedRegistry();
        upstream = all.upstream;
        follower = all.follower;
        proxy = all.proxy;
        String city = json(get(upstream, "/v1/cities?limit=1").body())
                .at("/items/0/id")
                .asText();
        String office = json(post(
                                upstream,
                                "/v1/offices",
                                "{\"name\": \"An office\", \"city\": \"" + city + "\", \"contact\": \"" + SECRET
                                        + "\"}",
                                "office")
                        .body())
                .at("/id")
                .asText();
        assertThat(office).isNotEmpty();
        started(follower);
        assertThat(follower.output()).doesNotContain("ERROR").doesNotContain("WARN");
    }

    @AfterAll
    static void stop() {
        all.close();
    }

    @AfterEach
    void hand_on_what_is_answered() {
        proxy.alter((path, body) -> body);
        proxy.leadTo(upstream.base());
        all.awaitSame();
    }

    @Test
    void every_record_is_answered_byte_for_byte_as_upstream_answers_it() throws IOException {
        for (String collection : COLLECTIONS) {
            String next = "/v1/" + collection + "?limit=200";
            while (next != null) {
                JsonNode page = json(all.same(next, 200).body());
                String cursor = page.at("/page/nextCursor").asText("");
                next = cursor.isEmpty() ? null : "/v1/" + collection + "?limit=200&cursor=" + cursor;
                if (!page.at("/items/0/id").isMissingNode() && !collection.equals("conflicts")) {
                    all.same("/v1/" + collection + "/" + page.at("/items/0/id").asText(), 200);
                }
            }
        }
        String gone = all.write();
        all.delete(gone);
        all.awaitSame();
        all.same("/v1/sources/" + gone, 410);
        OTHERS.forEach(path -> all.same(path, 200));
        List.of("/v1/changes?limit=200", "/v1/changes?after=250&limit=200", "/v1/changes?resource=offices")
                .forEach(all::sameFeed);

        assertThat(get(upstream, "/v1/changes/proof?include=documents&from=400").body())
                .contains("An office")
                .doesNotContain(SECRET);
        assertThat(Files.exists(all.followerData.resolve("postgres"))).isFalse();
    }

    @Test
    void a_write_is_read_there_in_a_moment() {
        Duration longest = Duration.ZERO;
        for (int i = 0; i < 20; i++) {
            String path = "/v1/sources/" + all.write();
            long began = System.nanoTime();
            follower.await("the write", () -> get(follower, path).statusCode() == 200);
            Duration lag = Duration.ofNanos(System.nanoTime() - began);
            longest = lag.compareTo(longest) > 0 ? lag : longest;
            assertThat(get(follower, path).body()).isEqualTo(get(upstream, path).body());
        }
        System.out.println("FollowerIT: the longest lag of 20 writes is " + longest.toMillis() + " ms");
        // Without the long poll it would be ten seconds at times.
        assertThat(longest).isLessThan(Duration.ofSeconds(8));

        String id = all.write();
        String sequence = get(upstream, "/v1/sources/" + id)
                .headers()
                .firstValue("Registry-Sequence")
                .orElseThrow();
        assertThat(FollowedRegistry.asked(follower, "/v1/sources/" + id, sequence)
                        .statusCode())
                .isEqualTo(200);
        String ahead = Long.toString(Long.parseLong(sequence) + 1000);
        assertThat(FollowedRegistry.asked(follower, "/v1/sources/" + id, ahead).statusCode())
                .isEqualTo(FollowedRegistry.asked(upstream, "/v1/sources/" + id, ahead)
                        .statusCode());
    }

    @Test
    void writes_and_what_the_database_has_are_refused_in_words_that_name_the_upstream() {
        HttpResponse<String> refused = post(follower, "/v1/sources", "{", "refused");
        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS");
        assertThat(json(refused.body()).at("/detail").asText())
                .contains(proxy.base().toString());
        for (String path : List.of("/v1/sources?knownAt=2020-01-01T00:00:00Z", "/v1/changes/proof", "/v1/editions")) {
            HttpResponse<String> answer = get(follower, path);
            assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(503);
            assertThat(answer.body()).as(path).contains("the registry that it follows answers this");
        }
        JsonNode health = json(get(follower, "/q/health/ready").body());
        assertThat(health.at("/checks").toString()).contains("behindSeconds");
        assertThat(get(follower, "/q/metrics").body())
                .contains("registry_follow_behind_seconds")
                .contains("registry_sequence_lag 0.0");
        assertThat(json(get(follower, "/q/health/live").body()).at("/status").asText())
                .isEqualTo("UP");
    }

    @Test
    void a_forged_change_is_not_taken_over_and_what_was_verified_is_answered() {
        refused((path, body) -> body.replace("A source", "A forgery"), " is not as it was written");
    }

    @Test
    void a_change_that_is_missing_stops_it() {
        refused(FollowerIT::withoutTheFirst, " is missing");
    }

    private static String withoutTheFirst(String path, String body) {
        if (!path.startsWith("/v1/changes/proof") || !path.contains("documents")) {
            return body;
        }
        ObjectNode page = (ObjectNode) json(body);
        ArrayNode items = (ArrayNode) page.get("items");
        if (!items.isEmpty()) {
            items.remove(0);
        }
        return page.toString();
    }

    private static void refused(BinaryOperator<String> altered, String what) {
        proxy.alter(altered);
        String here = get(follower, "/v1/sources")
                .headers()
                .firstValue("Registry-Sequence")
                .orElseThrow();
        String said = "The log of changes is damaged: change " + (Long.parseLong(here) + 1) + what;
        String id = all.write();
        all.write();
        follower.await("the refusal", () -> follower.output().contains(said));
        assertThat(get(follower, "/v1/sources/" + id).statusCode()).isEqualTo(404);
        HttpResponse<String> health = get(follower, "/q/health/ready");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("damagedLog");
        assertThat(get(follower, "/q/metrics").body()).contains("registry_log_breaks 1.0");
        assertThat(follower.output().split(said, -1)).hasSize(2);
        proxy.alter((path, body) -> body);
        all.awaitSame();
        all.same("/v1/sources/" + id, 200);
    }

    @Test
    void another_registry_at_the_address_is_refused() {
        try (RegistryProcess other = started(new RegistryProcess(
                directory(), Map.of("registry.bootstrap-key", KEY, "registry.starter-data", "false")))) {
            post(other, "/v1/sources", "{\"kind\": \"other\", \"title\": \"Of another\"}", "other");
            String before = get(follower, "/v1/sources?limit=200").body();
            proxy.leadTo(other.base());
            // Breaks off the poll that waits at the first one.
            all.write();
            follower.await("the refusal", () -> follower.output().contains("Not followed: another registry is at"));
            assertThat(get(follower, "/q/health/ready").body()).contains("another registry is at");
            assertThat(get(follower, "/v1/sources?limit=200").statusCode()).isEqualTo(200);
            assertThat(json(before).at("/page/total").asInt())
                    .isGreaterThan(1)
                    .isLessThanOrEqualTo(
                            json(get(follower, "/v1/sources?limit=200").body())
                                    .at("/page/total")
                                    .asInt());

            follower.stop();
            follower.start();
            follower.await("the second refusal", () -> follower.output().split("Not followed:", -1).length == 3);
            assertThat(get(follower, "/v1/sources").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void it_starts_from_its_checkpoint_while_upstream_is_away_and_follows_one_that_was_restored() throws Exception {
        upstream.stop();
        Path backup = directory().resolve("backup");
        copy(all.upstreamData, backup);
        assertThat(follower.stop()).isIn(0, 143);
        assertThat(all.followerData.resolve("catalog.checkpoint")).isRegularFile();
        started(follower);
        assertThat(follower.output()).contains("The registry begins with its checkpoint of change ");
        assertThat(get(follower, "/v1/cities?limit=200").statusCode()).isEqualTo(200);
        assertThat(get(follower, "/q/health/ready").body()).contains("cannot be followed");

        started(upstream);
        String lost = all.write();
        all.awaitSame();
        all.same("/v1/sources/" + lost, 200);

        upstream.stop();
        copy(backup, all.upstreamData);
        started(upstream);
        all.write();
        follower.await("the new history", () -> follower.output().contains("The log of changes has gone back"));
        all.awaitSame();
        all.same("/v1/sources/" + lost, 404);
        all.same("/v1/sources?limit=200", 200);
    }

    private static void copy(Path from, Path to) throws IOException, InterruptedException {
        String[] command = {"sh", "-c", "rm -rf '" + to + "' && cp -a '" + from + "' '" + to + "'"};
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
