package dev.sistercity.registry.catalog.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.catalog.SequenceWaiters;
import dev.sistercity.registry.support.EventStream;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Patience;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The log goes back under a running replica, as after the failover to a standby that lagged. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class RewoundLogTest {

    private static final int CASES = 8;

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    SequenceWaiters arrivals;

    @Inject
    Rewinds rewinds;

    @Inject
    LogSql log;

    private String epoch() {
        return http.get("/v1").header("Registry-Epoch");
    }

    private Reply write(String title) {
        return http.post(
                "/v1/sources",
                Map.of("kind", "other", "title", title),
                "Idempotency-Key",
                "key-" + title.replace(' ', '-'));
    }

    /** Some are lost, some are written before a replica has noticed; whatever comes, nothing false is said. */
    @Test
    void no_write_is_acknowledged_and_then_gone_and_no_lost_record_is_shown() throws Exception {
        long seed = System.nanoTime();
        System.out.println("Seed of the rewound logs: " + seed);
        Random random = new Random(seed);
        given.source("Kept");
        for (int i = 0; i < CASES; i++) {
            int lost = 1 + random.nextInt(6);
            int atOnce = random.nextInt(4);
            long kept = Long.parseLong(http.get("/v1").at("/sequence"));
            String before = epoch();
            long noticed = rewinds.count();
            List<String> ghosts = new ArrayList<>();
            for (int n = 0; n < lost; n++) {
                ghosts.add(given.source(i + " lost " + n));
            }

            log.run(LogSql.rewind(kept));
            for (int n = 0; n < atOnce; n++) {
                Reply written = write(i + " at once " + n);
                assertThat(written.status()).as("%s", written).isIn(201, 503);
                if (written.status() == 201) {
                    http.get("/v1/sources/" + written.at("/id")).expect(200);
                }
            }

            Patience.until("the replica to notice", () -> rewinds.count() == noticed + 1 && isReady());
            for (String ghost : ghosts) {
                http.get("/v1/sources/" + ghost).expect(404);
            }
            isAnotherHistory(before, kept);
            String next = write(i + " after").expect(201).at("/id");
            http.get("/v1/sources/" + next).expect(200);
        }
    }

    /**
     * @param before epoch of the history that was lost
     * @param kept last change that both histories have
     */
    private void isAnotherHistory(String before, long kept) throws SQLException {
        assertThat(epoch()).isNotEqualTo(before);
        http.get("/v1/changes?after=" + (kept + 1), "Registry-Epoch", before).expectProblem(409, "history-lost");
        http.get("/v1/sources", "Registry-Sequence", String.valueOf(kept + 1), "Registry-Epoch", before)
                .expectProblem(409, "history-lost");
        http.get("/v1/changes?after=" + kept, "Registry-Epoch", before).expect(200);
        assertThat(http.get("/v1/changes?after=0&limit=200").at("/head"))
                .isEqualTo(log.ask("select sequence from change_head"));
        assertThat(log.ask(
                        "select bool_and(change_hash(coalesce(b.hash, decode(repeat('00', 32), 'hex')), c) = c.hash) "
                                + "from change c left join change b on b.sequence = c.sequence - 1"))
                .isEqualTo("t");
    }

    private boolean isReady() {
        return http.get("/q/health/ready").status() == 200;
    }

    @Test
    void a_key_whose_write_was_lost_writes_anew() throws Exception {
        given.source("Kept");
        String lost = write("lost").expect(201).at("/id");
        log.run("delete from idempotency");
        log.run(LogSql.rewind(1));

        Patience.until("the write to be taken", () -> {
            Reply again = write("lost");
            return again.status() == 201
                    && !again.at("/id").equals(lost)
                    && http.get("/v1/sources/" + again.at("/id")).status() == 200;
        });
        http.get("/v1/sources/" + lost).expect(404);
    }

    @Test
    void who_waits_for_a_lost_change_is_told() throws Exception {
        given.source("Kept");
        given.source("Lost");
        String position = http.get("/v1/changes").at("/position");
        CompletableFuture<Reply> poll =
                CompletableFuture.supplyAsync(() -> http.get("/v1/changes?waitSeconds=60&after=2"));
        try (EventStream stream = new EventStream(http.base(), "/v1/changes/stream?after=" + position)) {
            Patience.until("2 to wait", () -> arrivals.waiting() == 2);

            log.run(LogSql.rewind(1));

            poll.get(Patience.SECONDS, TimeUnit.SECONDS).expectProblem(409, "history-lost");
            EventStream.Event told = stream.next();
            assertThat(told.event()).isEqualTo("history-lost");
            assertThat(told.data().at("/type").textValue()).isEqualTo("/problems/history-lost");
            stream.next(EventStream.Kind.END);
        }
        assertThat(http.get("/v1/changes?after=" + position)
                        .expectProblem(409, "history-lost")
                        .at("/detail"))
                .contains("The last change that is in both is 1")
                .contains("after=1-");
        assertThat(http.get("/v1/changes?after=2")
                        .expectProblem(409, "history-lost")
                        .at("/detail"))
                .contains("after=1-");
        assertThat(arrivals.waiting()).isZero();
    }

    /** An operator keeps what was altered: it is another history then, and all clients are told. */
    @Test
    void a_log_that_is_sealed_anew_is_another_history() throws Exception {
        given.source("One");
        given.source("Two");
        String position = http.get("/v1/changes").at("/position");
        long noticed = rewinds.count();

        log.run("update change set document = replace(document, 'Two', 'Deux') where sequence = 2");
        log.run("select change_reseal(2)");

        Patience.until("the replica to notice", () -> rewinds.count() == noticed + 1 && isReady());
        assertThat(http.get("/v1/changes?after=1").at("/items/0/record/title")).isEqualTo("Deux");
        http.get("/v1/changes?after=" + position).expectProblem(409, "history-lost");
        write("Three").expect(201);
    }
}
