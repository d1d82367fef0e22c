package dev.sistercity.registry.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.catalog.follow.DatabaseAvailability;
import dev.sistercity.registry.job.api.Job;
import dev.sistercity.registry.support.Patience;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.hibernate.exception.JDBCConnectionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobRunnerTest {

    private final List<LogRecord> log = new CopyOnWriteArrayList<>();
    private final AtomicInteger looks = new AtomicInteger();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            log.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        Logger.getLogger(JobRunner.class.getName()).addHandler(handler);
    }

    @AfterEach
    void listen_no_more() {
        Logger.getLogger(JobRunner.class.getName()).removeHandler(handler);
    }

    @Test
    void says_once_that_it_cannot_look_for_jobs() throws Exception {
        look(() -> {
            throw new IllegalStateException("column \"attempts\" does not exist");
        });
        assertThat(warnings())
                .singleElement()
                .extracting(LogRecord::getMessage)
                .asString()
                .contains("Looking for jobs");
    }

    @Test
    void leaves_a_database_that_is_away_to_others() throws Exception {
        look(() -> {
            throw new JDBCConnectionException("away", new SQLException("Connection refused", "08001"));
        });
        assertThat(warnings()).isEmpty();
    }

    @Test
    void says_a_fault_that_comes_back_again() throws Exception {
        look(() -> {
            if (looks.get() % 2 == 1) {
                throw new IllegalStateException("now and then");
            }
            return Optional.empty();
        });
        assertThat(warnings()).hasSizeGreaterThan(1);
    }

    private List<LogRecord> warnings() {
        return log.stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .toList();
    }

    /** Three times, with a pause between them. */
    private void look(Supplier<Optional<Job>> claim) throws InterruptedException {
        JobStore store = new JobStore(null, null) {
            @Override
            Optional<Job> claim(UUID runner) {
                looks.incrementAndGet();
                return claim.get();
            }
        };
        DatabaseAvailability there = new DatabaseAvailability(null, null, null, null, List.of(), Clock.systemUTC()) {
            @Override
            public String awayBecause() {
                return null;
            }
        };
        JobRunner runner = new JobRunner(List.of(), store, null, there);
        runner.start(null);
        Patience.until("three looks", () -> looks.get() > 3);
        runner.stop(null);
    }
}
