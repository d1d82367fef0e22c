package dev.sistercity.registry.catalog.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.change.log.LogDamage;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Patience;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The log is altered in the database, behind the registry's back. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class DamagedLogTest {

    /** What is done, and which change then is not as it was written. */
    private record Damage(String sql, int sequence) {}

    private static final List<Damage> DAMAGES = List.of(
            new Damage("update change set document = replace(document, 'Source 3', 'Source X') where sequence = 3", 3),
            new Damage("update change set actor = 'office:other' where sequence = 2", 2),
            new Damage("update change set at = at + interval '1 us' where sequence = 5", 5),
            new Damage("update change set reason = 'because' where sequence = 1", 1),
            new Damage("update change set hash = sha256(hash) where sequence = 4", 4),
            new Damage("delete from change where sequence = 4", 4),
            new Damage("delete from change where sequence = 8", 8),
            new Damage(
                    "update change set sequence = -sequence where sequence in (2, 3);"
                            + "update change set sequence = case sequence when -2 then 3 else 2 end where sequence < 0",
                    2),
            new Damage("delete from change", 1));

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Follower follower;

    @Inject
    LogDamage damage;

    @Inject
    LogSql log;

    private void sources(int many) throws Exception {
        for (int i = 1; i <= many; i++) {
            given.source("Source " + i);
        }
        log.run("drop table if exists kept");
        log.run("create table kept as select * from change");
    }

    private void restore() throws Exception {
        log.run("delete from change");
        log.run("insert into change select * from kept");
    }

    @AfterEach
    void drop() throws Exception {
        log.run("drop table if exists kept");
    }

    @Test
    void no_replica_starts_from_it_until_it_is_mended() throws Exception {
        sources(8);
        for (Damage one : DAMAGES) {
            follower.startAnew(() -> apply(one.sql()));

            Patience.until("the damage to be found", () -> damage.first().isPresent());
            assertThat(damage.first()).as(one.sql()).hasValueSatisfying(what -> assertThat(what)
                    .contains("change " + one.sequence() + " "));
            http.get("/v1/sources").expectProblem(503, "unavailable");
            assertThat(http.get("/v1/sources").at("/detail")).contains("change " + one.sequence() + " ");
            Reply health = http.get("/q/health/ready").expect(503);
            assertThat(health.text()).contains("damagedLog").contains("change " + one.sequence() + " ");
            http.post("/v1/sources", Map.of("kind", "other", "title", "Refused"))
                    .expectProblem(503, "unavailable");

            restore();
            Patience.until("the replica to open", () -> follower.caughtUp() && damage.count() == 0);
            assertThat(http.get("/v1/sources?limit=1").at("/page/total")).isEqualTo("8");
            http.get("/q/health/ready").expect(200);
        }
        assertThat(log.ask("select sequence from change_head")).isEqualTo("8");
    }

    private void apply(String sql) {
        try {
            log.run(sql);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** What this replica has read before is as it was written; what the database says by now is not shown. */
    @Test
    void what_is_altered_while_it_runs_is_found_and_not_shown() throws Exception {
        sources(60);
        String third = http.get("/v1/changes?after=2&limit=1").at("/items/0/id");

        log.run(DAMAGES.get(0).sql());

        assertThat(http.get("/v1/sources/" + third).at("/title")).isEqualTo("Source 3");
        assertThat(http.get("/v1/changes?after=2&limit=1")
                        .expectProblem(503, "unavailable")
                        .at("/detail"))
                .contains("change 3 is not as it was written");
        http.get("/v1/sources/" + third + "/revisions").expectProblem(503, "unavailable");
        http.get("/v1/changes?after=55").expect(200);
        restore();
        Patience.until("the verifier to find it good", () -> damage.count() == 0);
        http.get("/v1/changes?after=2&limit=1").expect(200);

        // By the verifier alone.
        log.run(DAMAGES.get(1).sql());
        Patience.until("the verifier to find it", () -> damage.count() == 1);
        assertThat(http.get("/q/metrics").text()).contains("registry_log_breaks 1.0");
        assertThat(http.get("/q/health/ready").expect(200).text()).contains("change 2 is not as it was written");
        restore();
        Patience.until("the verifier to find it good", () -> damage.count() == 0);
    }

    /** Where its end is missing, nothing is written after it. */
    @Test
    void nothing_is_written_to_a_log_without_its_last_change() throws Exception {
        sources(8);

        log.run("delete from change where sequence = 8");

        Patience.until("the damage to be found", () -> follower.refusesWritesBecause() != null);
        http.post("/v1/sources", Map.of("kind", "other", "title", "Refused")).expectProblem(503, "unavailable");
        http.get("/q/health/group/writing").expect(503);
        assertThat(http.get("/v1/sources?limit=1").expect(200).at("/page/total"))
                .isEqualTo("8");
        restore();
        Patience.until("writing to be possible", () -> follower.refusesWritesBecause() == null);
        http.post("/v1/sources", Map.of("kind", "other", "title", "Taken")).expect(201);
        assertThat(http.get("/v1").at("/sequence")).isEqualTo("9");
    }

    @Test
    void a_change_that_comes_altered_is_not_taken() throws Exception {
        sources(8);

        log.run(
                "insert into change select 9, at, actor, resource, gen_random_uuid(), 1, action, reason, document, salt, "
                        + "sha256(hash) from change where sequence = 8");
        log.run("update change_head set sequence = 9, hash = (select hash from change where sequence = 9)");

        Patience.until("the damage to be found", () -> follower.refusesWritesBecause() != null);
        assertThat(http.get("/q/health/group/writing").expect(503).text())
                .contains("change 9 is not as it was written");
        assertThat(http.get("/v1/sources?limit=1").expect(200).at("/page/total"))
                .isEqualTo("8");
        log.run(LogSql.rewind(8));
        Patience.until("writing to be possible", () -> follower.refusesWritesBecause() == null);
        http.get("/q/health/group/writing").expect(200);
    }
}
