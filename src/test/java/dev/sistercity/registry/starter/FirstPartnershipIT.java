package dev.sistercity.registry.starter;

import static dev.sistercity.registry.support.StarterRegistry.directory;
import static dev.sistercity.registry.support.StarterRegistry.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.RegistryProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The worked example of the README, run as it stands there, on a registry as its first start leaves it. */
class FirstPartnershipIT {

    private static final Pattern EXAMPLE =
            Pattern.compile("## Your first partnership.*?```shell\\n(.*?)```", Pattern.DOTALL);

    @Test
    void the_worked_example_ends_as_the_readme_says() throws Exception {
        Matcher example = EXAMPLE.matcher(Files.readString(Path.of("README.md")));
        assertThat(example.find()).isTrue();
        Path data = directory();
        try (RegistryProcess registry = new RegistryProcess(data)) {
            started(registry);
            String script = example.group(1)
                    .replace("http://127.0.0.1:8080", registry.base().toString())
                    .replace("data/demo-", data.toAbsolutePath() + "/demo-");

            Process shell = new ProcessBuilder("bash", "-euc", script)
                    .redirectErrorStream(true)
                    .start();
            String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(shell.waitFor()).as(printed).isZero();
            assertThat(printed.lines().toList()).as(printed).hasSize(4).satisfies(lines -> {
                assertThat(lines.get(0)).contains("\"status\":\"proposed\"", "\"verification\":\"confirmed-by-one\"");
                assertThat(lines.get(1)).contains("\"status\":\"active\"", "\"verification\":\"confirmed\"");
                assertThat(lines.get(2)).startsWith("\"actor\":\"office:").isNotEqualTo(lines.get(3));
                assertThat(lines.get(3)).startsWith("\"actor\":\"office:");
            });
        }
    }
}
