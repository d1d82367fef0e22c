package dev.sistercity.registry.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLockTest {

    @TempDir
    Path directory;

    @Test
    void refuses_the_same_process_twice_and_forgets_a_closed_lock() {
        try (DirectoryLock first = DirectoryLock.take(directory)) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> DirectoryLock.take(directory.resolve(".")))
                    .isInstanceOf(EmbeddedDatabaseException.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
        DirectoryLock.take(directory).close();
    }
}
