package dev.sistercity.registry.reliability;

import static dev.sistercity.registry.support.StarterRegistry.directory;
import static dev.sistercity.registry.support.StarterRegistry.get;
import static dev.sistercity.registry.support.StarterRegistry.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.RegistryProcess;
import dev.sistercity.registry.support.StarterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Sixteen writers, and the registry, its PostgreSQL or both killed at random moments: nothing acknowledged is lost, nothing is
 * there twice, and every unknown outcome is settled by repeating the request. {@code -Dregistry.cycles=200} for a long run;
 * {@code -Dregistry.seed=} for the moments of an earlier one.
 */
class ReliabilityIT {

    private static final int CYCLES = Integer.getInteger("registry.cycles", 20);
    private static final long SEED = Long.getLong("registry.seed", System.nanoTime());
    /** Cycles within which a database that is not durable has lost something for certain, as far as chance allows. */
    private static final int SOON = 10;
    /** Writes that are acknowledged before such a database is killed: the first one after a start may take a second or two. */
    private static final int SOME = 50;

    private final Random random = new Random(SEED);

    /** How a registry comes to its end, or its database does. */
    private enum End {
        APPLICATION_KILLED,
        DATABASE_KILLED,
        BOTH_KILLED,
        STOPPED
    }

    @Test
    void loses_nothing_and_doubles_nothing_however_it_ends() throws Exception {
        try (RegistryProcess registry = registry()) {
            started(registry);
            Driver driver = new Driver(registry);
            int unknown = 0;
            for (int cycle = 1; cycle <= CYCLES; cycle++) {
                End end = cycle % 10 == 0 ? End.STOPPED : End.values()[random.nextInt(3)];
                driver.writeDuring(() -> end(registry, end));
                restart(registry, end);
                unknown += driver.settle();
                assertThat(driver.compare())
                        .as("cycle %d, %s, seed %d", cycle, end, SEED)
                        .satisfies(findings -> assertThat(findings.clean())
                                .as(findings.toString())
                                .isTrue());
            }
            System.out.printf(
                    "%d cycles (seed %d): %d acknowledged, 0 lost, 0 doubled; %d unknown outcomes settled by repeating%n",
                    CYCLES, SEED, driver.journal().acknowledged(), unknown);
            assertThat(unknown).as("what was cut off").isPositive();
        }
    }

    /** What the test above is worth: the same driver on a database that acknowledges before it has written. */
    @Test
    void finds_what_a_database_without_synchronous_commit_loses() throws Exception {
        try (RegistryProcess registry = registry()) {
            started(registry);
            Driver driver = new Driver(registry);
            List<String> lost = List.of();
            acknowledgeEarly(registry);
            for (int cycle = 1; cycle <= SOON && lost.isEmpty(); cycle++) {
                driver.writeDuring(() -> {
                    driver.awaitAcknowledged(SOME);
                    end(registry, End.BOTH_KILLED);
                });
                started(registry);
                lost = driver.compare().lost();
            }
            assertThat(lost).isNotEmpty();
        }
    }

    private static RegistryProcess registry() {
        return new RegistryProcess(
                directory(), Map.of("registry.bootstrap-key", StarterRegistry.KEY, "registry.starter-data", "false"));
    }

    private void end(RegistryProcess registry, End end) {
        pause(200 + random.nextInt(1500));
        switch (end) {
            case APPLICATION_KILLED -> registry.kill();
            case DATABASE_KILLED -> registry.killDatabase();
            case BOTH_KILLED -> registry.killAll();
            case STOPPED -> registry.stop();
        }
    }

    private static void restart(RegistryProcess registry, End end) {
        if (end == End.DATABASE_KILLED) {
            registry.await(
                    "writing to heal",
                    () -> get(registry, "/q/health/group/writing").statusCode() == 200);
        } else {
            started(registry);
        }
    }

    /**
     * By a trigger, transaction by transaction: the settings of the server would be found out at the next start. Nothing but a
     * transaction that waits for the disk may write the log ahead of its time: neither its writer nor that of pages.
     */
    private static void acknowledgeEarly(RegistryProcess registry) throws SQLException {
        try (Connection admin = registry.connect("registry", "postgres", registry.password("postgres"));
                Statement statement = admin.createStatement()) {
            statement.execute("""
                    create function acknowledge_early() returns trigger language plpgsql as $$
                    begin
                      perform set_config('synchronous_commit', 'off', true);
                      return new;
                    end $$""");
            statement.execute("create trigger acknowledge_early before update on change_head "
                    + "for each row execute function acknowledge_early()");
            statement.execute("alter system set wal_writer_delay = '10s'");
            statement.execute("alter system set wal_writer_flush_after = '1GB'");
            statement.execute("alter system set bgwriter_lru_maxpages = 0");
            statement.execute("select pg_reload_conf()");
        }
    }

    private static void pause(int millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
