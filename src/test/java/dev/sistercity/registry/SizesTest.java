package dev.sistercity.registry;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The limits of docs/house.md, section 4. What was over a limit when it was set is listed in
 * {@code src/test/resources/sizes.txt} with the size it may have at most: a list that only gets shorter.
 */
class SizesTest {

    private static final int LINES_A_FILE = 300;
    private static final int LINES_A_METHOD = 40;
    private static final int COLLABORATORS = 6;

    /** What may be larger: the limit's name and the place, with the size. */
    private static final Map<String, Integer> ALLOWED = allowed();

    private static Map<Path, List<String>> sources;
    private static Map<String, Integer> methods;
    private static Map<String, Integer> constructors;

    @BeforeAll
    static void parse() throws IOException {
        sources = new TreeMap<>();
        for (String root : List.of("src/main/java", "src/test/java")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                for (Path file :
                        (Iterable<Path>) files.filter(path -> path.toString().endsWith(".java"))::iterator) {
                    sources.put(file, Files.readAllLines(file, StandardCharsets.UTF_8));
                }
            }
        }
        methods = new TreeMap<>();
        constructors = new TreeMap<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
        JavacTask task = (JavacTask)
                compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources.keySet()));
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        for (CompilationUnitTree unit : task.parse()) {
            new Measure(unit, positions).scan(unit, null);
        }
    }

    @Test
    void no_file_has_more_than_300_lines() {
        assertThat(over("file", lines(), LINES_A_FILE)).isEmpty();
    }

    private static Map<String, Integer> lines() {
        return sources.entrySet().stream()
                .collect(toMap(
                        file -> nameOf(file.getKey()), file -> file.getValue().size(), Integer::max));
    }

    @Test
    void no_method_has_more_than_40_lines() {
        assertThat(over("method", methods, LINES_A_METHOD)).isEmpty();
    }

    @Test
    void no_constructor_of_the_service_has_more_than_6_parameters() {
        assertThat(over("constructor", constructors, COLLABORATORS)).isEmpty();
    }

    /** What has come below its limit, or has gone, is taken off the list: so that it cannot grow again. */
    @Test
    void the_list_allows_nothing_that_is_not_over_a_limit() {
        Map<String, Integer> limits =
                Map.of("file", LINES_A_FILE, "method", LINES_A_METHOD, "constructor", COLLABORATORS);
        Map<String, Integer> over = new TreeMap<>();
        Map.of("file", lines(), "method", methods, "constructor", constructors)
                .forEach((what, sizes) -> sizes.forEach((place, size) -> {
                    if (size > limits.get(what)) {
                        over.put(what + " " + place, size);
                    }
                }));
        assertThat(ALLOWED.keySet()).isSubsetOf(over.keySet());
    }

    /** Sizes over the limit, and over what is allowed for the place. */
    private static Map<String, Integer> over(String what, Map<String, Integer> sizes, int limit) {
        return sizes.entrySet().stream()
                .filter(size -> size.getValue() > ALLOWED.getOrDefault(what + " " + size.getKey(), limit))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, Integer::max, TreeMap::new));
    }

    private static Map<String, Integer> allowed() {
        try (InputStream in = SizesTest.class.getResourceAsStream("/sizes.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(toMap(
                            line -> line.substring(0, line.lastIndexOf(' ')),
                            line -> Integer.valueOf(line.substring(line.lastIndexOf(' ') + 1))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String packageOf(Path file) {
        return file.getParent()
                .toString()
                .replace("java/dev/sistercity/registry", "")
                .replace("src/", "");
    }

    private static String nameOf(Path file) {
        return packageOf(file) + "/" + file.getFileName().toString().replace(".java", "");
    }

    /** Measures the methods and constructors of one file. */
    private static final class Measure extends TreePathScanner<Void, Void> {

        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final String file;

        Measure(CompilationUnitTree unit, SourcePositions positions) {
            this.unit = unit;
            this.positions = positions;
            this.file = nameOf(Path.of("")
                    .toAbsolutePath()
                    .relativize(Path.of(unit.getSourceFile().toUri())));
        }

        @Override
        public Void visitMethod(MethodTree method, Void none) {
            ClassTree owner = (ClassTree) getCurrentPath().getParentPath().getLeaf();
            boolean constructor = method.getName().contentEquals("<init>");
            String name = file + "#" + (constructor ? owner.getSimpleName() : method.getName());
            if (method.getBody() != null) {
                methods.merge(name, lines(method), Integer::max);
            }
            if (constructor && owner.getKind() == Tree.Kind.CLASS && file.startsWith("main")) {
                constructors.merge(name, method.getParameters().size(), Integer::max);
            }
            return super.visitMethod(method, none);
        }

        /** From the signature to the closing brace; annotations and comments above do not count. */
        private int lines(MethodTree method) {
            var map = unit.getLineMap();
            long from = positions.getStartPosition(unit, method.getBody());
            return (int) (map.getLineNumber(positions.getEndPosition(unit, method)) - map.getLineNumber(from) + 1);
        }
    }
}
