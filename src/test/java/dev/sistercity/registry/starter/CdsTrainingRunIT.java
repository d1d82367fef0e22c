package dev.sistercity.registry.starter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Patience;
import dev.sistercity.registry.support.RegistryProcess;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CdsTrainingRunIT {

    @Test
    void ends_by_itself_once_the_registry_has_opened(@TempDir Path directory) throws InterruptedException {
        RegistryProcess registry = new RegistryProcess(directory, Map.of("registry.rehearsal", "true"));
        Process process = registry.launch();
        assertThat(process.waitFor(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(registry.output()).isZero();
        assertThat(registry.output()).contains("The registry is open").doesNotContain("Exception");
    }
}
