package dev.sistercity.registry.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.source.api.SourceKind;
import dev.sistercity.registry.support.RegistryProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * The packaged registry as its next version might be: names say in which script they are, and podcasts are sources. Made of the
 * package under test, in which two classes are replaced.
 */
final class NewerApplication {

    private static final Path SOURCES = Path.of("src", "main", "java");

    private NewerApplication() {}

    /** @return its directory */
    static Path build() throws IOException {
        Path newer = Files.createTempDirectory(Files.createDirectories(Path.of("target", "registries")), "newer");
        copy(RegistryProcess.APPLICATION, newer);
        Path changed = Files.createDirectory(newer.resolve("changed-sources"));
        Path name = changed(changed, Name.class, "EdtfDate until)\n        implements Item<Name> {\n", """
            EdtfDate until,

                    String script)
                    implements Item<Name> {

                public Name(String id, String value, String lang, NameKind kind, EdtfDate from, EdtfDate until) {
                    this(id, value, lang, kind, from, until, null);
                }
            """);
        String numbered = "new Name(newId, value, lang, kind, from, until";
        assertThat(Files.readString(name)).contains(numbered);
        Files.writeString(name, Files.readString(name).replace(numbered, numbered + ", script"));
        Path kind = changed(changed, SourceKind.class, "    OTHER\n", "    PODCAST,\n    OTHER\n");
        Path jar = only(newer.resolve("app"));
        Path classes = Files.createDirectory(newer.resolve("changed-classes"));
        compile(List.of(name, kind), classes, jar);
        try (FileSystem archive = FileSystems.newFileSystem(jar)) {
            for (Class<?> replaced : List.of(Name.class, SourceKind.class)) {
                String file = path(replaced) + ".class";
                Files.copy(classes.resolve(file), archive.getPath(file), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return newer;
    }

    private static Path changed(Path directory, Class<?> type, String part, String by) throws IOException {
        String source = Files.readString(SOURCES.resolve(path(type) + ".java"));
        assertThat(source).as("what is to be replaced in %s", type).contains(part);
        return Files.writeString(directory.resolve(type.getSimpleName() + ".java"), source.replace(part, by));
    }

    private static String path(Class<?> type) {
        return type.getName().replace('.', '/');
    }

    private static void compile(List<Path> sources, Path classes, Path jar) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none",
                "-nowarn",
                "-parameters",
                "--release",
                "17",
                "-d",
                classes.toString(),
                "-cp",
                classpath(jar)));
        sources.forEach(source -> arguments.add(source.toString()));
        int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertThat(result).as("result of the compiler").isZero();
    }

    private static String classpath(Path jar) throws IOException {
        try (Stream<Path> libraries = Files.walk(RegistryProcess.APPLICATION.resolve("lib"))) {
            return Stream.concat(Stream.of(jar), libraries.filter(file -> file.toString()
                            .endsWith(".jar")))
                    .map(Path::toString)
                    .collect(Collectors.joining(System.getProperty("path.separator")));
        }
    }

    private static Path only(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findFirst().orElseThrow();
        }
    }

    /** All but the archive of classes, which is of the jar that it was made for. */
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.filter(file -> !file.getFileName().toString().equals("classes.jsa"))
                    .forEach(file -> copy(file, from, to));
        }
    }

    private static void copy(Path file, Path from, Path to) {
        Path target = to.resolve(from.relativize(file).toString());
        try {
            if (Files.isDirectory(file)) {
                Files.createDirectories(target);
            } else if (from.relativize(file).startsWith("lib")) {
                Files.createLink(target, file);
            } else {
                Files.copy(file, target);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
