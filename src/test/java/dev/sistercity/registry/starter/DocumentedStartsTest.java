package dev.sistercity.registry.starter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever tells how to start the service starts it so that it ends when memory runs out. */
class DocumentedStartsTest {

    private static final List<Path> TOLD_IN = Stream.of(
                    "README.md", "CONTRIBUTING.md", "SECURITY.md", "docs", "k8s", ".ci", "src/bench", "src/test/java")
            .map(Path::of)
            .toList();

    /** A start of the service, over continued lines; a command after the jar is a client of one. */
    private static final Pattern START =
            Pattern.compile("\\bjava\\b[^\\n|;&]*quarkus-run\\.jar(?!`? (?:import|export|restore|jobs))");

    private static final Pattern HEAP = Pattern.compile(
            "(?:JAVA_(?:TOOL_)?OPTIONS\\s*\\n?\\s*(?:value:(?! \\{\\{ \\.Values\\.javaOptions )|=)|javaOptions:)[^\\n]*");

    @Test
    void each_ends_with_the_end_of_memory() throws IOException {
        List<String> without = new ArrayList<>();
        int starts = 0;
        for (Path file : files()) {
            String text = text(file).replaceAll("\\\\\\n\\s*", " ");
            for (Pattern pattern : List.of(START, HEAP)) {
                for (Matcher start = pattern.matcher(text); start.find(); ) {
                    starts++;
                    boolean bench = file.startsWith("src/bench") && pattern == HEAP;
                    if (!start.group().contains(EndOfMemory.OPTION) && !bench) {
                        without.add(file + ": " + start.group());
                    }
                }
            }
        }
        assertEquals(List.of(), without);
        assertTrue(starts >= 4, "The README, the deployment and CI start it; found " + starts);
        for (String code : List.of(
                "src/bench/registry.py", "src/test/java/dev/sistercity/registry/support/RegistryProcess.java")) {
            assertTrue(text(Path.of(code)).contains(EndOfMemory.OPTION), code);
        }
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path told : TOLD_IN) {
            try (Stream<Path> below = Files.walk(told)) {
                below.filter(Files::isRegularFile)
                        .filter(file -> !file.endsWith("DocumentedStartsTest.java"))
                        .forEach(files::add);
            }
        }
        return files;
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (MalformedInputException binary) {
            return "";
        }
    }
}
