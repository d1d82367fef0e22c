package dev.sistercity.registry.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.SocketTimeoutException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DatabaseFaultTest {

    @ParameterizedTest
    @CsvSource({
        "08001, UNREACHABLE",
        "08006, UNREACHABLE",
        "57P01, STOPPING",
        "57P03, STARTING",
        "57P05, STOPPING",
        "25006, STANDBY",
        "53300, CROWDED",
        "53200, OUT_OF_MEMORY",
        "53100, DISK_FULL",
        "55P03, HELD",
        "28P01, LOGIN_REFUSED",
        "28000, LOGIN_REFUSED",
        "3D000, NO_SUCH_DATABASE",
        "42501, NO_PRIVILEGE",
        "XX001, DAMAGED",
        "XX002, DAMAGED",
        "58030, DAMAGED",
        "42P01, OTHER",
        "23505, OTHER"
    })
    void is_told_by_the_state_however_deep_it_is(String state, DatabaseFault fault) {
        SQLException e = new SQLException("As the server said", state);
        assertThat(DatabaseFault.of(e)).isEqualTo(fault);
        assertThat(DatabaseFault.of(new IllegalStateException(new RuntimeException(e))))
                .isEqualTo(fault);
    }

    @Test
    void tells_silence_from_a_connection_that_cannot_be_had() {
        SQLException silent = new SQLException("I/O", "08006", new SocketTimeoutException("Read timed out"));
        SQLException nobody = new SQLException("I/O", "08001", new SocketTimeoutException("Connect timed out"));
        assertThat(DatabaseFault.of(silent)).isEqualTo(DatabaseFault.SILENT);
        assertThat(DatabaseFault.of(nobody)).isEqualTo(DatabaseFault.UNREACHABLE);
    }

    @ParameterizedTest
    @EnumSource(DatabaseFault.class)
    void says_to_everybody_what_it_is_without_what_is_inside_and_to_operators_what_to_do(DatabaseFault fault) {
        assertThat(fault.reason())
                .doesNotContain(":", "quarkus", "SQL", "exception", ".")
                .matches("[a-z].*");
        assertThat(fault.advice()).matches("[A-Z].*[^.]");
    }
}
