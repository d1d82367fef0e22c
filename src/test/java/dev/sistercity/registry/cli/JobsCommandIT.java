package dev.sistercity.registry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.Patience;
import dev.sistercity.registry.support.Ports;
import dev.sistercity.registry.support.StarterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user sees of the packaged commands when something comes between. */
class JobsCommandIT {

    private static final Pattern JOB = Pattern.compile("dry run: job ([0-9a-f-]{36})");
    private static final String CTRL_C = "\u0003";

    @TempDir
    Path directory;

    @Test
    void an_interrupted_import_says_how_to_go_on_and_how_to_stop() throws Exception {
        try (CommandProcess command = CommandProcess.start("import", list(), "--preset", "pairs")) {
            command.awaitOutput("dry run: job ");
            String id = id(command);
            // SIGTERM, which takes the same way: SIGINT is ignored in what a script has started beside itself.
            command.process().destroy();

            assertThat(command.ended()).isEqualTo(143);
            assertThat(command.output())
                    .contains("jobs watch " + id, "jobs cancel " + id)
                    .doesNotContain("\r");
            assertThat(run("jobs")).contains(id, "import");
            assertThat(run("jobs", "cancel", id)).contains("Cancelling " + id);
            assertThat(status(id)).isEqualTo("cancelled");
        }
    }

    @Test
    void in_a_terminal_it_asks_and_cancels() throws Exception {
        Assumptions.assumeTrue(
                Files.isExecutable(CommandProcess.SCRIPT), "Skipped: there is no script(1) for a terminal");
        try (CommandProcess command = CommandProcess.inTerminal("import", list(), "--preset", "pairs")) {
            command.awaitOutput("dry run: job ");
            String id = id(command);
            command.type(CTRL_C);
            command.awaitOutput("Leave it running, or cancel it?");
            command.type("c\n");

            assertThat(command.ended()).isNotZero();
            assertThat(status(id)).isEqualTo("cancelled");
        }
    }

    @Test
    void a_registry_that_is_not_there_is_told_without_null() throws Exception {
        try (CommandProcess command = CommandProcess.start("jobs", "--url", "http://127.0.0.1:" + Ports.free())) {
            assertThat(command.ended()).isEqualTo(1);
            assertThat(command.output())
                    .contains("No registry answers at", "--url")
                    .doesNotContain("null");
        }
    }

    @Test
    void a_job_that_does_not_exist_is_told_in_one_line() throws Exception {
        try (CommandProcess command = CommandProcess.start("jobs", "watch", "none/../such?")) {
            assertThat(command.ended()).isEqualTo(1);
            assertThat(command.output().lines()).hasSize(1);
        }
    }

    /** So long that it is not over before it is interrupted. */
    private String list() throws IOException {
        Path file = directory.resolve("pairs.csv");
        Files.writeString(file, "city1,country1,city2,country2\n" + "Town 1,NZ,Town 2,CN\n".repeat(400_000));
        return file.toString();
    }

    private static String id(CommandProcess command) throws IOException {
        Matcher matcher = JOB.matcher(command.output());
        assertThat(matcher.find()).as(command.output()).isTrue();
        return matcher.group(1);
    }

    private static String run(String... arguments) throws Exception {
        try (CommandProcess command = CommandProcess.start(arguments)) {
            assertThat(command.ended()).as(command.output()).isZero();
            return command.output();
        }
    }

    /** The status that a job has once it has ended. */
    private static String status(String id) {
        String[] status = new String[1];
        Patience.until("the end of the job", () -> {
            status[0] = job(id).path("status").textValue();
            return !status[0].equals("queued") && !status[0].equals("running");
        });
        return status[0];
    }

    private static JsonNode job(String id) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(StarterRegistry.process().base() + "/v1/jobs/" + id))
                .header("X-API-Key", StarterRegistry.KEY)
                .build();
        return StarterRegistry.json(HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body());
    }
}
