package dev.sistercity.registry.catalog.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.RecentChanges;
import dev.sistercity.registry.catalog.index.SameSnapshots;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.change.log.ChangeLog;
import dev.sistercity.registry.change.log.LogSource;
import dev.sistercity.registry.change.log.RecordDocument;
import dev.sistercity.registry.endpoint.feed.RandomWrites;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Patience;
import dev.sistercity.registry.support.PostgresResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.groups.Tuple;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A start from a checkpoint is as one from the whole log; and checkpoints come about whole or not at all. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class CheckpointTest {

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Catalog catalog;

    @Inject
    CatalogStarts starts;

    @Inject
    RecentChanges recent;

    @Inject
    ChangeLog log;

    @Inject
    RecordDocument documents;

    @Inject
    LogSource watch;

    @ConfigProperty(name = "quarkus.application.version")
    String version;

    @BeforeEach
    @AfterEach
    void forget() {
        starts.forget();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void a_start_answers_as_one_from_the_whole_log_whatever_was_written(long seed) throws Exception {
        RandomWrites writes = new RandomWrites(http, given, seed);
        writes.begin();
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 60; i++) {
                writes.write();
            }
            Snapshot written = catalog.snapshot();
            starts.start(starts::forget);
            assertThat(starts.begunWith()).isZero();
            SameSnapshots.assertSame("the whole log, seed " + seed, written, catalog.snapshot());
            Map<String, String> answers = starts.answers();

            assertThat(starts.write()).isTrue();
            starts.start(() -> {});
            assertThat(starts.begunWith()).isEqualTo(catalog.latest().sequence());
            // First as records are still documents: comparing decodes them all.
            assertThat(starts.answers()).isEqualTo(answers);
            SameSnapshots.assertSame("a checkpoint, seed " + seed, written, catalog.snapshot());

            for (int i = 0; i < 20; i++) {
                writes.write();
            }
            Snapshot later = catalog.snapshot();
            starts.start(() -> {});
            assertThat(starts.begunWith())
                    .isPositive()
                    .isLessThan(catalog.latest().sequence());
            SameSnapshots.assertSame("an old checkpoint, seed " + seed, later, catalog.snapshot());
            starts.start(starts::forget);
            SameSnapshots.assertSame("the whole log again, seed " + seed, later, catalog.snapshot());
        }
    }

    /** A record keeps its place for ever, also one that comes back. */
    @Test
    void what_is_gone_is_so_after_a_start_too() throws Exception {
        String gone = given.city("Gone", "NZ");
        String back = given.city("Back", "NZ");
        given.city("Stays", "NZ");
        http.delete("/v1/cities/" + gone, "*").expect(204);
        http.delete("/v1/cities/" + back, "*").expect(204);
        Snapshot written = catalog.snapshot();
        starts.write();

        starts.start(() -> {});

        SameSnapshots.assertSame("a checkpoint", written, catalog.snapshot());
        http.get("/v1/cities/" + gone).expect(410);
        given.city("Next", "NZ");
        Snapshot next = catalog.snapshot();
        starts.start(starts::forget);
        SameSnapshots.assertSame("the whole log", next, catalog.snapshot());
    }

    @Test
    void the_end_of_the_log_comes_into_memory_after_a_start() throws Exception {
        for (int i = 0; i < 4; i++) {
            given.source("Source " + i);
        }
        starts.write();
        given.source("After it");

        starts.start(() -> {});

        assertThat(starts.begunWith()).isEqualTo(4);
        Patience.until("the changes before to be in memory", () -> recent.after(0, 5, 10)
                .isPresent());
        assertThat(recent.after(0, 5, 10)).hasValueSatisfying(changes -> assertThat(changes)
                .extracting(Change::sequence, Change::document)
                .isEqualTo(log(5)));
        assertThat(recent.wanted()).isZero();
    }

    /** By what they are found by, as long as looking at them would decode them. */
    @Test
    void partners_are_counted_alike_before_and_after_records_are_decoded() throws Exception {
        String hub = given.city("Hub", "FR");
        String gone = given.city("Gone", "FR");
        partnership("sister-city", Map.of("city", hub), Map.of("city", given.city("One", "DE")), left(gone));
        String twice = given.city("Twice", "DE");
        partnership("sister-city", Map.of("city", hub), Map.of("city", twice));
        partnership("friendship-city", Map.of("city", hub), Map.of("city", twice));
        String ended = partnership("sister-city", Map.of("city", hub), Map.of("city", given.city("Ended", "DE")));
        http.patch("/v1/partnerships/" + ended, Map.of("ended", "2020"), "*").expect(200);
        starts.write();
        starts.start(() -> {});

        assertThat(catalog.latest().all().get("partnerships").at(0).document()).isNotNull();
        assertThat(http.get("/v1/cities/" + hub).at("/partnerCount")).isEqualTo("2");
        assertThat(http.get("/v1/cities/" + gone).at("/partnerCount")).isEqualTo("0");

        http.get("/v1/partnerships?limit=200").expect(200);
        given.source("So that nothing is kept");
        assertThat(catalog.latest().all().get("partnerships").at(0).document()).isNull();
        assertThat(http.get("/v1/cities/" + hub).at("/partnerCount")).isEqualTo("2");
        assertThat(http.get("/v1/cities/" + gone).at("/partnerCount")).isEqualTo("0");
    }

    private String partnership(String kind, Object... parties) {
        return given.record("partnerships", Map.of("kind", kind, "established", "1991", "parties", List.of(parties)));
    }

    private static Map<String, String> left(String city) {
        return Map.of("city", city, "left", "2010");
    }

    /** What the reading has made of terms and blocks takes as much as the indexes themselves. */
    @Test
    void records_that_wait_to_be_decoded_hold_nothing_of_the_reading() throws Exception {
        given.city("Waits", "NZ");
        starts.write();
        List<WeakReference<CheckpointReader>> readers = new ArrayList<>();

        FirstState state = read(readers);

        Patience.until("the reader to be collected", () -> {
            System.gc();
            return readers.get(0).refersTo(null);
        });
        assertThat(state.sequence()).isEqualTo(1);
        Reference.reachabilityFence(state);
    }

    private FirstState read(List<WeakReference<CheckpointReader>> readers) throws Exception {
        try (InputStream in = Files.newInputStream(starts.file())) {
            CheckpointReader reader = new CheckpointReader(
                    new SealedBlocks.Input(in, watch.sealingKey(), Checkpoints.FORMAT), documents, catalog.beginning());
            readers.add(new WeakReference<>(reader));
            return reader.records(reader.header());
        }
    }

    private List<Tuple> log(int limit) {
        try {
            return log.after(0, limit).stream()
                    .map(change -> tuple(change.sequence(), change.document()))
                    .toList();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_registry_without_a_place_to_write_goes_without(@TempDir Path folder) throws Exception {
        given.source("One");
        Path taken = Files.writeString(folder.resolve("taken"), "a file");
        for (Optional<Path> nowhere : List.of(Optional.<Path>empty(), Optional.of(taken))) {
            Checkpoints none = new Checkpoints(catalog, documents, watch, nowhere, version);
            assertThat(none.read(catalog.beginning()).sequence()).isZero();
            assertThat(starts.write(none)).isFalse();
        }
    }

    @Test
    void none_is_written_twice_at_once_and_one_that_is_broken_off_leaves_the_last(@TempDir Path folder)
            throws Exception {
        given.source("One");
        Checkpoints own = new Checkpoints(catalog, documents, watch, Optional.of(folder), version);
        own.read(catalog.beginning());
        assertThat(starts.write(own)).isTrue();
        byte[] last = Files.readAllBytes(folder.resolve(Checkpoints.FILE));
        Files.writeString(folder.resolve(Checkpoints.MAKING + "1"), "of a process that was killed");
        given.source("Two");
        Snapshot here = catalog.latest();
        byte[] hash = watch.hash(here.sequence()).orElseThrow();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CompletableFuture<Boolean> slow = CompletableFuture.supplyAsync(() -> own.write(here, hash, () -> {
            begun.countDown();
            try {
                return !go.await(Patience.SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }));
        begun.await();

        assertThat(starts.write(own)).isFalse();
        go.countDown();

        assertThat(slow.get()).isFalse();
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(folder.resolve(Checkpoints.FILE));
        }
        assertThat(folder.resolve(Checkpoints.FILE)).hasBinaryContent(last);
        assertThat(starts.write(own)).isTrue();
    }
}
