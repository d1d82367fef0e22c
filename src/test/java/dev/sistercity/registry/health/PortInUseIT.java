package dev.sistercity.registry.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.PreparedData;
import dev.sistercity.registry.support.RegistryProcess;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry that cannot listen says so first, makes nothing and prints no key. */
class PortInUseIT {

    @TempDir
    Path directory;

    @Test
    void a_port_in_use_is_told_by_the_name_of_its_setting() throws Exception {
        Path data = directory.resolve("data");
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                RegistryProcess registry =
                        new RegistryProcess(data, Map.of("quarkus.http.port", "" + other.getLocalPort()))) {
            registry.launch();

            assertThat(registry.exitCode()).isEqualTo(1);
            assertThat(registry.output().lines())
                    .singleElement()
                    .asString()
                    .contains("Port " + other.getLocalPort(), "quarkus.http.port")
                    .doesNotContain("kill");
            assertThat(data).doesNotExist();
        }
    }

    @Test
    void a_registry_that_is_started_twice_is_told_who_has_its_directory() throws Exception {
        try (RegistryProcess first = new RegistryProcess(PreparedData.in(directory)).start();
                RegistryProcess second = new RegistryProcess(
                        directory, Map.of("quarkus.http.port", "" + first.base().getPort()))) {
            second.launch();

            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.output().lines())
                    .singleElement()
                    .asString()
                    .contains(
                            "in use by another registry",
                            "process " + first.launched().pid());
        }
    }

    @Test
    void an_address_of_another_machine_is_told_by_the_name_of_its_setting() {
        Path data = directory.resolve("data");
        try (RegistryProcess registry = new RegistryProcess(data, Map.of("quarkus.http.host", "192.0.2.1"))) {
            registry.launch();

            assertThat(registry.exitCode()).isEqualTo(1);
            assertThat(registry.output()).contains("quarkus.http.host is 192.0.2.1");
            assertThat(data).doesNotExist();
        }
    }
}
