package dev.sistercity.registry.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be checked of the documents without a registry. {@code TutorialIT} and {@code ContractIT} run their commands. */
class DocumentsTest {

    private static final int README_LINES = 150;
    /** A link in Markdown to something in the repository: no scheme, and not in the served registry. */
    private static final Pattern LINK = Pattern.compile("]\\(([^):/#][^):]*?)?(#[^)]*)?\\)");

    @Test
    void the_readme_stays_short() throws IOException {
        assertThat(Files.readAllLines(Path.of("README.md"))).hasSizeLessThanOrEqualTo(README_LINES);
    }

    /** There is no one place: a shell, a container and Kubernetes each write options in their own way. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "docs/operating.md",
                "Containerfile",
                "k8s/base/deployment.yaml",
                "k8s/helm/values.yaml",
                "src/image/ImageBuilder.java",
                "src/drills/registry.py",
                "src/bench/registry.py",
                "src/test/java/dev/sistercity/registry/support/RegistryProcess.java"
            })
    void the_jvm_is_started_everywhere_with_a_collector_that_waits(String file) throws IOException {
        assertThat(Files.readString(Path.of(file)))
                .contains("-XX:-G1UseAdaptiveIHOP", "-XX:InitiatingHeapOccupancyPercent=88");
    }

    @Test
    void links_lead_somewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        int followed = 0;
        for (Path document : documents()) {
            Matcher links = LINK.matcher(Files.readString(document));
            while (links.find()) {
                followed++;
                String file = links.group(1) == null ? "" : links.group(1);
                Path target = file.isEmpty() ? document : document.resolveSibling(file);
                if (!Files.exists(target)
                        || links.group(2) != null && !headings(target).contains(links.group(2))) {
                    broken.add(document + ": " + links.group());
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(followed).isGreaterThan(30);
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> here = Files.list(Path.of(".")).map(Path::normalize);
                Stream<Path> docs = Files.walk(Path.of("docs"))) {
            return Stream.concat(here, docs)
                    .filter(path -> path.toString().endsWith(".md"))
                    .toList();
        }
    }

    private static List<String> headings(Path document) {
        try {
            return Files.readAllLines(document).stream()
                    .filter(line -> line.startsWith("#"))
                    .map(line -> "#"
                            + line.replaceFirst("#+ +", "")
                                    .toLowerCase(Locale.ROOT)
                                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                                    .replace(' ', '-'))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
