package dev.sistercity.registry.starter;

import static dev.sistercity.registry.support.StarterRegistry.directory;
import static dev.sistercity.registry.support.StarterRegistry.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.RegistryProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The commands of the tutorial, run as they stand there but for the port, on a registry as its first start leaves it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TutorialIT {

    private static final Path TUTORIAL = Path.of("docs", "tutorial.md");
    /** After the list: with a gazetteer, more of its names would be known. */
    private static final int WITH_GAZETTEER = 2;

    private static RegistryProcess registry;
    private static Path here;

    @BeforeAll
    static void start() throws IOException {
        here = directory();
        registry = started(new RegistryProcess(here.resolve("data")));
        Files.createSymbolicLink(here.resolve("target"), Path.of("target").toAbsolutePath());
    }

    @AfterAll
    static void stop() {
        registry.close();
    }

    @Test
    void the_first_write_is_accepted() throws Exception {
        assertThat(run("Your first write").get(0)).contains("\"Timaru\"").doesNotContain("\"status\":409");
    }

    @Test
    @Order(WITH_GAZETTEER)
    void the_first_partnership_ends_as_told() throws Exception {
        List<String> lines = run("Your first partnership");

        assertThat(lines).hasSize(5);
        assertThat(lines.get(0)).contains("\"status\":\"proposed\"", "\"verification\":\"confirmed-by-one\"");
        assertThat(lines.get(1)).isEqualTo("\"why\":\"proposal\"");
        assertThat(lines.get(2)).contains("\"status\":\"active\"", "\"verification\":\"confirmed\"");
        assertThat(lines.get(3)).startsWith("\"actor\":\"office:").isNotEqualTo(lines.get(4));
        assertThat(lines.get(4)).startsWith("\"actor\":\"office:");
    }

    @Test
    void the_registrar_makes_an_office_and_its_key() throws Exception {
        assertThat(run("A real office, and its key")).singleElement().asString().startsWith("\"key\":\"scr_office_");
    }

    @Test
    @Order(1)
    void the_list_comes_in_and_everything_goes_out() throws Exception {
        String title = "A list comes in, everything goes out";
        Files.writeString(here.resolve("pairs.csv"), block(title, "csv"));

        String printed = String.join("\n", run(title));

        assertThat(printed)
                .contains("dry run: done", "import: done", "\"rows\" : 3", "\"created\" : 1", "\"merged\" : 1")
                .contains("conflicting: 1, first of all", "established 2005 where the registry has 1995")
                .contains("2 of 2 jobs", "files in backup, true at change")
                .doesNotContain("\r");
        assertThat(here.resolve("backup").resolve("SHA256SUMS")).exists();
    }

    /**
     * Runs the commands below a heading.
     *
     * @return what they print, line by line
     */
    private static List<String> run(String heading) throws Exception {
        String script = block(heading, "shell")
                .replace("http://127.0.0.1:8080", registry.base().toString());
        ProcessBuilder bash = new ProcessBuilder("bash", "-euo", "pipefail", "-c", script)
                .directory(here.toFile())
                .redirectErrorStream(true);
        bash.environment().put("REGISTRY_URL", registry.base().toString());
        bash.environment().put("PATH", Path.of(System.getProperty("java.home"), "bin") + ":" + System.getenv("PATH"));
        Process shell = bash.start();
        String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(printed).isZero();
        return printed.lines().toList();
    }

    private static String block(String heading, String language) throws IOException {
        String pattern = "## " + Pattern.quote(heading) + "\n(?:(?!\n## ).)*?```" + language + "\n(.*?)```";
        List<MatchResult> found = Pattern.compile(pattern, Pattern.DOTALL)
                .matcher(Files.readString(TUTORIAL))
                .results()
                .toList();
        assertThat(found).as(heading).hasSize(1);
        return found.get(0).group(1);
    }
}
