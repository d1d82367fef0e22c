package dev.sistercity.registry.catalog.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.follow.LogSql;
import dev.sistercity.registry.catalog.index.Snapshot;
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
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No file is taken for a checkpoint that this database does not vouch for: the whole log is read instead. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class DoubtedCheckpointTest {

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Catalog catalog;

    @Inject
    CatalogStarts starts;

    @Inject
    RecordDocument documents;

    @Inject
    LogSource watch;

    @Inject
    LogSql log;

    @ConfigProperty(name = "quarkus.application.version")
    String version;

    @BeforeEach
    @AfterEach
    void forget() {
        starts.forget();
    }

    private interface Harm {
        void to(Path checkpoint) throws Exception;
    }

    private Map<String, Harm> harms(Random random) {
        Map<String, Harm> harms = new LinkedHashMap<>();
        harms.put("empty", path -> Files.write(path, new byte[0]));
        harms.put("torn", path -> Files.write(path, half(Files.readAllBytes(path))));
        harms.put("without its end", path -> Files.write(path, without(Files.readAllBytes(path), 36)));
        harms.put("longer", path -> Files.write(path, longer(Files.readAllBytes(path))));
        harms.put("altered", path -> Files.write(path, altered(Files.readAllBytes(path), random)));
        harms.put("something else", path -> Files.writeString(path, "{}"));
        harms.put("a folder", path -> {
            Files.delete(path);
            Files.createDirectory(path);
        });
        harms.put("of another database", path -> log.run("update change_head set sealing_key = sha256(sealing_key)"));
        harms.put(
                "of another version",
                path -> starts.write(new Checkpoints(
                        catalog, documents, watch, Optional.of(starts.file().getParent()), version + "-other")));
        harms.put("of other code", path -> forge(path, new byte[32], Checkpoints.FORMAT));
        harms.put("of the format before", path -> forge(path, ProgramDigest.own(), Checkpoints.FORMAT - 1));
        harms.put("of an unknown epoch", path -> log.run("update log_epoch set epoch = epoch || 'a'"));
        return harms;
    }

    @Test
    void a_file_that_is_not_whole_or_not_the_databases_own_is_not_believed() throws Exception {
        RandomWrites writes = new RandomWrites(http, given, 11);
        writes.begin();
        for (Map.Entry<String, Harm> harm : harms(new Random(7)).entrySet()) {
            writes.write();
            starts.start(starts::forget);
            assertThat(starts.write()).as(harm.getKey()).isTrue();
            Map<String, String> answers = starts.answers();
            starts.start(() -> {
                try {
                    harm.getValue().to(starts.file());
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            });
            assertThat(starts.begunWith()).as(harm.getKey()).isZero();
            if (!harm.getKey().contains("epoch")) {
                assertThat(starts.answers()).as(harm.getKey()).isEqualTo(answers);
            }
            assertThat(starts.write()).as(harm.getKey()).isEqualTo(!Files.isDirectory(starts.file()));
        }
    }

    /** Of what is there and sealed under the database's key, as another program would write it. */
    private void forge(Path path, byte[] program, int format) throws Exception {
        Snapshot here = catalog.latest();
        Header header = new Header(
                version,
                program,
                here.sequence(),
                watch.hash(here.sequence()).orElseThrow(),
                here.lineage().epochId(),
                Set.of());
        try (OutputStream out = Files.newOutputStream(path)) {
            new CheckpointWriter(new SealedBlocks.Output(out, watch.sealingKey(), format), documents, () -> true)
                    .write(header, here);
        }
    }

    private static byte[] half(byte[] whole) {
        return Arrays.copyOf(whole, whole.length / 2);
    }

    private static byte[] without(byte[] whole, int end) {
        return Arrays.copyOf(whole, whole.length - end);
    }

    private static byte[] longer(byte[] whole) {
        return Arrays.copyOf(whole, whole.length + 1);
    }

    private static byte[] altered(byte[] whole, Random random) {
        whole[random.nextInt(whole.length)] ^= 1;
        return whole;
    }

    /** A checkpoint that an intruder, or an earlier state of the database, has sealed in good faith is held against the log. */
    @Test
    void one_of_another_history_is_not_believed() throws Exception {
        given.source("Kept");
        given.source("Lost");
        starts.write();
        starts.start(() -> run(LogSql.rewind(1)));
        assertThat(starts.begunWith()).isZero();
        assertThat(http.get("/v1/sources").at("/page/total")).isEqualTo("1");

        // The same number again, and more.
        given.source("Other");
        given.source("More");
        starts.start(() -> {});
        assertThat(starts.begunWith()).isZero();
        assertThat(http.get("/v1/sources?q=lost").at("/page/total")).isEqualTo("0");
    }

    /** What both histories share is as good as ever. */
    @Test
    void one_from_before_the_log_went_back_is_believed() throws Exception {
        given.source("Kept");
        starts.write();
        given.source("Lost");
        run(LogSql.rewind(1));
        Patience.until("the replica to notice", () -> "0"
                .equals(http.get("/v1/sources?q=lost").at("/page/total")));
        assertThat(starts.begunWith()).isEqualTo(1);
        given.source("Next");
        starts.start(() -> {});
        assertThat(starts.begunWith()).isEqualTo(1);
        assertThat(http.get("/v1/sources").at("/page/total")).isEqualTo("2");
    }

    private void run(String sql) {
        try {
            log.run(sql);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
