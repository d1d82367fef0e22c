package dev.sistercity.registry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.RegistryProcess;
import dev.sistercity.registry.support.StarterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The packaged registry, exported and restored by its own commands. */
class ExportCommandIT {

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");

    @Test
    void the_starter_data_comes_back_byte_for_byte()
            throws IOException, InterruptedException, NoSuchAlgorithmException {
        Path first = StarterRegistry.directory();
        Path second = StarterRegistry.directory();
        String starter = StarterRegistry.process().base().toString();
        assertThat(run("export", first.toString(), "--url", starter)).contains("true at change");

        try (RegistryProcess empty = StarterRegistry.started(new RegistryProcess(
                StarterRegistry.directory(),
                Map.of("registry.bootstrap-key", StarterRegistry.KEY, "registry.starter-data", "false")))) {
            String url = empty.base().toString();
            assertThat(run("restore", first.toString(), "--url", url, "--key", StarterRegistry.KEY))
                    .contains("restore: done");
            run("export", second.toString(), "--url", url);
        }

        List<Path> files = list(first);
        assertThat(files).hasSizeGreaterThan(15).contains(Path.of("cities.ndjson"), Path.of("partnerships.graphml"));
        assertThat(list(second)).isEqualTo(files);
        for (Path file : files) {
            // The list tells the number of the last change, which is a registry's own.
            if (!List.of("catalog.jsonld", "SHA256SUMS").contains(file.toString())) {
                assertThat(Files.mismatch(first.resolve(file), second.resolve(file)))
                        .as(file.toString())
                        .isEqualTo(-1);
            }
        }
        assertThat(Files.size(first.resolve("cities.ndjson"))).isGreaterThan(10_000);
        for (String line : Files.readAllLines(first.resolve("SHA256SUMS"))) {
            byte[] sha256 =
                    MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(first.resolve(line.substring(66))));
            assertThat(line).startsWith(HexFormat.of().formatHex(sha256) + "  ");
        }
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(Path::getFileName).sorted().toList();
        }
    }

    private static String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
