package dev.sistercity.registry.pages;

import static dev.sistercity.registry.support.StarterRegistry.get;
import static dev.sistercity.registry.support.StarterRegistry.json;
import static dev.sistercity.registry.support.StarterRegistry.process;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.Patience;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The explorer of the packaged registry, with the embedded database's demo offices. */
class ExplorerIT {

    private static final Pattern COMMANDS = Pattern.compile("<pre><code>(.*?)</code></pre>", Pattern.DOTALL);

    @Test
    void offers_the_keys_of_the_demo_offices() {
        JsonNode keys = demoKeys();

        keys.forEach(demo -> {
            JsonNode me = json(run(
                    "curl -s '{base}/v1/me' -H 'X-API-Key: " + demo.get("key").asText() + "'", ""));
            assertThat(me.at("/role").asText()).as(me.toString()).isEqualTo("office");
        });
    }

    @Test
    void offers_them_to_nobody_but_this_machine() throws IOException {
        demoKeys();
        String port = String.valueOf(process().base().getPort());

        assertThat(keysFor("Host: localhost:" + port)).contains("Shanghai");
        assertThat(keysFor("Host: evil.example:" + port)).isEqualTo("[]");
        assertThat(keysFor("Host: localhost.evil.example")).isEqualTo("[]");
        assertThat(keysFor("Host: localhost\r\nX-Forwarded-For: 203.0.113.7")).isEqualTo("[]");
        assertThat(keysFor("Host: localhost\r\nForwarded: for=203.0.113.7")).isEqualTo("[]");
    }

    @TestFactory
    List<DynamicTest> each_command_of_the_guides_is_answered() {
        String page = get(process(), "/explorer/").body();
        String key =
                json(get(process(), "/explorer/demo-keys").body()).at("/0/key").asText();
        List<DynamicTest> tests = COMMANDS.matcher(page)
                .results()
                .flatMap(commands -> Arrays.stream(commands.group(1).split("\n")))
                .map(command -> command.replace("&amp;", "&"))
                .map(command -> DynamicTest.dynamicTest(command, () -> {
                    String status =
                            run(command.replaceFirst(" -o \\S+", "") + " -s -o /dev/null -w '%{http_code}'", key);
                    assertThat(status).isEqualTo("200");
                }))
                .toList();
        assertThat(tests).hasSizeGreaterThanOrEqualTo(7);
        return tests;
    }

    /** The offices are made after the registry has opened. */
    private static JsonNode demoKeys() {
        Patience.until(
                "the demo offices to be there",
                () -> json(get(process(), "/explorer/demo-keys").body()).size() == 2);
        return json(get(process(), "/explorer/demo-keys").body());
    }

    private static String run(String command, String key) {
        try {
            ProcessBuilder shell = new ProcessBuilder(
                    "sh", "-c", command.replace("{base}", process().base().toString()));
            shell.environment().put("KEY", key);
            Process started =
                    shell.redirectError(ProcessBuilder.Redirect.DISCARD).start();
            return new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String keysFor(String headers) throws IOException {
        URI base = process().base();
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.getOutputStream()
                    .write(("GET /explorer/demo-keys HTTP/1.0\r\n" + headers + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .lines()
                    .collect(Collectors.joining("\n"));
            return answer.substring(answer.indexOf("\n\n") + 2);
        }
    }
}
