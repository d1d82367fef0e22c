package dev.sistercity.registry.catalog.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.catalog.follow.DatabaseState.Asker;
import dev.sistercity.registry.database.DatabaseFault;
import dev.sistercity.registry.support.ShiftedClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseStateTest {

    private final ShiftedClock clock = new ShiftedClock();
    private final DatabaseState state = new DatabaseState(clock);
    private final List<LogRecord> log = new ArrayList<>();
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
        Logger.getLogger(DatabaseAvailability.class.getName()).addHandler(handler);
    }

    @AfterEach
    void listen_no_more() {
        Logger.getLogger(DatabaseAvailability.class.getName()).removeHandler(handler);
    }

    @Test
    void is_starting_until_its_log_was_read_once() {
        assertThat(state.reason()).isEqualTo("the registry is starting");
        assertThat(state.isUsable()).isFalse();
        state.healed(Asker.PREPARATION);
        assertThat(state.reason()).isEqualTo("the registry is starting");
        state.healed(Asker.READER);
        assertThat(state.reason()).isNull();
        assertThat(state.isUsable()).isTrue();
    }

    @Test
    void says_a_fault_once_however_often_it_is_found_and_found_again() {
        open(state);
        for (int i = 0; i < 100; i++) {
            state.failed(Asker.READER, DatabaseFault.DAMAGED, "invalid page in block 3");
            state.healed(Asker.PREPARATION);
            clock.pass(Duration.ofMillis(500));
        }
        assertThat(log)
                .filteredOn(entry -> entry.getLevel().intValue() > Level.INFO.intValue())
                .singleElement()
                .extracting(entry -> entry.getLevel().intValue())
                .isEqualTo(Level.SEVERE.intValue());
        assertThat(state.reason()).isEqualTo(DatabaseFault.DAMAGED.reason());
    }

    @Test
    void lets_a_write_try_a_full_disk_now_and_then_and_believes_it() {
        open(state);
        state.failed(Asker.WRITER, DatabaseFault.DISK_FULL, "No space left on device");
        assertThat(state.reason()).isEqualTo(DatabaseFault.DISK_FULL.reason());
        state.healed(Asker.PREPARATION);
        assertThat(state.reason()).isEqualTo(DatabaseFault.DISK_FULL.reason());
        clock.pass(Duration.ofSeconds(6));
        assertThat(state.reason()).isNull();
        assertThat(state.ailment()).contains(DatabaseFault.DISK_FULL.reason());
        state.wrote();
        assertThat(state.ailment()).isEmpty();
    }

    @Test
    void stops_no_writes_for_a_damaged_page_that_one_of_them_found_and_keeps_it_in_mind() {
        open(state);
        state.failed(Asker.WRITER, DatabaseFault.DAMAGED, "invalid page in block 3");
        assertThat(state.reason()).isNull();
        state.wrote();
        assertThat(state.ailment()).contains(DatabaseFault.DAMAGED.reason());
    }

    @Property
    void is_usable_if_and_only_if_all_that_was_found_was_taken_back(
            @ForAll @Size(max = 20) List<Asker> askers, @ForAll DatabaseFault fault) {
        DatabaseState any = new DatabaseState(clock);
        open(any);
        askers.forEach(asker -> any.failed(asker, fault, "found"));
        boolean kept = askers.stream().anyMatch(asker -> asker != Asker.WRITER || fault != DatabaseFault.DAMAGED);
        assertThat(any.isUsable()).isEqualTo(!kept);
        any.healed(Asker.READER);
        any.wrote();
        any.healed(Asker.PREPARATION);
        assertThat(any.isUsable()).isTrue();
        assertThat(any.reason()).isNull();
    }

    private static void open(DatabaseState state) {
        state.healed(Asker.PREPARATION);
        state.healed(Asker.READER);
    }
}
