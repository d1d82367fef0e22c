package dev.sistercity.registry.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The profile {@code exhaustive} names its classes, since those that it does not name cost a build of the application each. */
class ExhaustiveTest {

    private static final Path TESTS = Path.of("src", "test", "java");
    private static final Pattern ANNOTATED = Pattern.compile("(?m)^@Exhaustive$");
    private static final Pattern INCLUDED = Pattern.compile("<include>([^<]+Test\\.java)</include>");

    @Test
    void each_exhaustive_class_is_named_by_the_profile() throws IOException {
        List<PathMatcher> included = INCLUDED.matcher(Files.readString(Path.of("pom.xml")))
                .results()
                .map(pattern -> FileSystems.getDefault().getPathMatcher("glob:" + pattern.group(1)))
                .toList();
        List<Path> exhaustive;
        try (Stream<Path> files = Files.walk(TESTS)) {
            exhaustive = files.filter(file -> file.toString().endsWith(".java") && isExhaustive(file))
                    .map(TESTS::relativize)
                    .toList();
        }
        assertThat(exhaustive).hasSizeGreaterThan(5).allSatisfy(file -> assertThat(included)
                .anyMatch(pattern -> pattern.matches(file)));
    }

    private static boolean isExhaustive(Path file) {
        try {
            return ANNOTATED.matcher(Files.readString(file)).find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
