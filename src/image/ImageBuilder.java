import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.LogEvent;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Makes a container image of the packaged registry without Docker or podman: a tar that either of them loads. The layout is the one of
 * {@code Containerfile}. The classes are archived by the JVM of the image itself, since no other JVM could use what another one archived.
 *
 * <p>Started by {@code ./mvnw package -Pimage}, from its source. Arguments: the packaged registry, a directory to work in, the base image
 * (a name in a registry, or {@code tar://PATH}), the name of the image, its version, the revision it is made of, its time, the tar.
 */
final class ImageBuilder {

    private static final String USER = "10001";
    private static final String HOME = "/var/lib/registry";
    private static final String APPLICATION = "/registry";
    private static final String JVM =
            "-Xmx320m -XX:-G1UseAdaptiveIHOP -XX:InitiatingHeapOccupancyPercent=88 -XX:+ExitOnOutOfMemoryError";
    /** What of the package goes into layers of its own, what seldom changes first; the rest is the last one. */
    private static final List<String> LAYERS = List.of("lib", "programs");
    /** Made by the build for its own path and JVM. */
    private static final Set<String> LEFT_OUT = Set.of("classes.jsa", "archive.options");

    private final Path application;
    private final Path work;
    private final String base;
    private final String name;
    private final Map<String, String> labels = new TreeMap<>();
    private final Instant created;

    private ImageBuilder(String[] arguments) {
        application = Path.of(arguments[0]).toAbsolutePath();
        work = Path.of(arguments[1]).toAbsolutePath();
        base = arguments[2];
        name = arguments[3];
        created = Instant.parse(arguments[6]);
        labels.put("org.opencontainers.image.title", "Sister City Registry");
        labels.put("org.opencontainers.image.description", "One open registry of the world's city partnerships, with a REST API");
        labels.put("org.opencontainers.image.licenses", "Apache-2.0");
        labels.put("org.opencontainers.image.version", arguments[4]);
        labels.put("org.opencontainers.image.revision", arguments[5]);
        if (!base.startsWith(Jib.TAR_IMAGE_PREFIX)) {
            labels.put("org.opencontainers.image.base.name", base);
        }
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 8) {
            System.err.println("usage: ImageBuilder.java APPLICATION WORK BASE NAME VERSION REVISION TIME TAR");
            System.exit(2);
        }
        if (!System.getProperty("os.name").equals("Linux")) {
            System.err.println("PostgreSQL has been packaged for this system, and a container needs the one for Linux: build the image there,"
                    + " or by the Containerfile");
            System.exit(1);
        }
        new ImageBuilder(arguments).build(Path.of(arguments[7]).toAbsolutePath());
        // Threads of the HTTP client would linger.
        System.exit(0);
    }

    private void build(Path tar) throws Exception {
        Files.createDirectories(work);
        Path staged = work.resolve("without-archive.tar");
        Path unpacked = work.resolve("unpacked");
        if (!Files.isDirectory(application.resolve("programs"))) {
            throw new IOException("PostgreSQL's programs are not there: package without -Drehearsal.skip");
        }
        write(staged, layers());
        Unpacked image = new Unpacked(staged, unpacked);
        List<FileEntriesLayer> layers = new ArrayList<>(layers());
        layers.add(0, user(unpacked));
        String options = image.archiveClasses();
        if (options.isEmpty()) {
            System.out.println("There is no archive of classes in the image: each start loads them one by one");
        }
        layers.add(archive(unpacked.resolve("registry/classes.jsa"), options));
        write(tar, layers);
        Files.delete(staged);
        image.delete();
        System.out.printf(Locale.ROOT, "%s: %s, %.0f MB%n", tar, name, Files.size(tar) / 1e6);
    }

    private void write(Path tar, List<FileEntriesLayer> layers) throws Exception {
        Files.deleteIfExists(tar);
        Containerizer to = Containerizer.to(TarImage.at(tar).named(name))
                .setApplicationLayersCache(work.resolve("layers"))
                .setOfflineMode(base.startsWith(Jib.TAR_IMAGE_PREFIX))
                .setToolName("sister-city-registry");
        from().setFileEntriesLayers(layers)
                .setPlatforms(Set.of(platform()))
                .setCreationTime(created)
                .setUser(USER + ":" + USER)
                .setWorkingDirectory(AbsoluteUnixPath.get(HOME))
                .addVolume(AbsoluteUnixPath.get(HOME))
                .addExposedPort(Port.tcp(8080))
                // So that operators can say otherwise: what stands in the entry point would have the last word.
                .addEnvironmentVariable("JAVA_TOOL_OPTIONS", JVM)
                .addEnvironmentVariable("REGISTRY_DATA_DIR", HOME + "/data")
                .addEnvironmentVariable("QUARKUS_HTTP_HOST", "0.0.0.0")
                .setLabels(labels)
                .setEntrypoint("java", "@" + APPLICATION + "/archive.options", "-jar", APPLICATION + "/quarkus-run.jar")
                .containerize(to);
    }

    private JibContainerBuilder from() throws Exception {
        if (base.startsWith(Jib.TAR_IMAGE_PREFIX)) {
            return Jib.from(base);
        }
        ImageReference reference = ImageReference.parse(base);
        return Jib.from(RegistryImage.named(reference)
                .addCredentialRetriever(
                        CredentialRetrieverFactory.forImage(reference, (LogEvent ignored) -> {}).dockerConfig()));
    }

    private static Platform platform() {
        return new Platform(System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64", "linux");
    }

    private List<FileEntriesLayer> layers() throws IOException {
        List<FileEntriesLayer> layers = new ArrayList<>();
        for (String directory : LAYERS) {
            layers.add(layer(directory, List.of(application.resolve(directory))));
        }
        try (Stream<Path> files = Files.list(application)) {
            layers.add(layer("application", files.filter(file -> !LAYERS.contains(file.getFileName().toString()))
                    .filter(file -> !LEFT_OUT.contains(file.getFileName().toString()))
                    .sorted()
                    .toList()));
        }
        return layers;
    }

    private FileEntriesLayer layer(String layer, List<Path> files) throws IOException {
        FileEntriesLayer.Builder builder = FileEntriesLayer.builder().setName(layer);
        for (Path file : files) {
            if (Files.exists(file)) {
                builder.addEntryRecursive(
                        file,
                        AbsoluteUnixPath.get(APPLICATION).resolve(file.getFileName().toString()),
                        (source, to) -> permissions(source),
                        (source, to) -> created,
                        (source, to) -> "0:0");
            }
        }
        return builder.build();
    }

    /** Readable by all, executable where it is here. */
    private static FilePermissions permissions(Path file) {
        try {
            return FilePermissions.fromOctalString(
                    Files.isDirectory(file) || Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_EXECUTE)
                            ? "755"
                            : "644");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The user that it runs as, with a name, since PostgreSQL asks for that; and its directory. */
    private FileEntriesLayer user(Path root) throws IOException {
        Path home = Files.createDirectories(work.resolve("home"));
        return FileEntriesLayer.builder()
                .setName("user")
                .addEntry(
                        appended(root, "passwd", "registry:x:%1$s:%1$s::%2$s:/usr/sbin/nologin"),
                        etc("passwd"),
                        FilePermissions.DEFAULT_FILE_PERMISSIONS,
                        created)
                .addEntry(
                        appended(root, "group", "registry:x:%1$s:"),
                        etc("group"),
                        FilePermissions.DEFAULT_FILE_PERMISSIONS,
                        created)
                .addEntry(home, AbsoluteUnixPath.get(HOME), FilePermissions.fromOctalString("750"), created, USER + ":" + USER)
                .build();
    }

    private static AbsoluteUnixPath etc(String file) {
        return AbsoluteUnixPath.get("/etc/" + file);
    }

    private Path appended(Path root, String file, String line) throws IOException {
        Path had = root.resolve("etc").resolve(file);
        if (Files.isSymbolicLink(had) || Files.isSymbolicLink(had.getParent())) {
            throw new IOException("/etc/" + file + " is a link in the base image: take one where it is a file");
        }
        String lines = Files.exists(had) ? Files.readString(had) : "";
        if (lines.lines().noneMatch(one -> one.split(":").length > 2 && one.split(":")[2].equals(USER))) {
            lines += (lines.isEmpty() || lines.endsWith("\n") ? "" : "\n") + line.formatted(USER, HOME) + "\n";
        }
        // What archives the classes needs the name, too.
        Files.createDirectories(had.getParent());
        Files.writeString(had, lines);
        return Files.writeString(work.resolve(file), lines);
    }

    private FileEntriesLayer archive(Path classes, String options) throws IOException {
        String compilers = Files.readString(application.resolve("compilers.options"));
        Path file = Files.writeString(
                work.resolve("archive.options"), "-XX:+IgnoreUnrecognizedVMOptions " + options + "\n" + compilers);
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName("archive");
        AbsoluteUnixPath to = AbsoluteUnixPath.get(APPLICATION);
        layer.addEntry(file, to.resolve("archive.options"), FilePermissions.DEFAULT_FILE_PERMISSIONS, created);
        if (!options.isEmpty()) {
            layer.addEntry(classes, to.resolve("classes.jsa"), FilePermissions.DEFAULT_FILE_PERMISSIONS, created);
        }
        return layer.build();
    }

    /** An image as a directory, in which its own JVM runs. */
    private static final class Unpacked {

        private final Path root;
        private final List<String> environment = new ArrayList<>();

        Unpacked(Path tar, Path root) throws IOException, InterruptedException {
            this.root = root;
            delete();
            Path parts = root.resolveSibling("parts");
            Files.createDirectories(parts);
            run("tar", "-xf", tar.toString(), "-C", parts.toString());
            JsonNode manifest = new ObjectMapper().readTree(parts.resolve("manifest.json").toFile()).get(0);
            List<String> unpack = new ArrayList<>(List.of("src/image/unpack", root.toString()));
            manifest.get("Layers").forEach(layer -> unpack.add(parts.resolve(layer.asText()).toString()));
            run(unpack.toArray(String[]::new));
            new ObjectMapper().readTree(parts.resolve(manifest.get("Config").asText()).toFile())
                    .at("/config/Env").forEach(variable -> environment.add(variable.asText()));
            remove(parts);
        }

        /** @return what the JVM has to be told to use the archive; nothing where none could be made */
        String archiveClasses() throws IOException, InterruptedException {
            List<String> command = new ArrayList<>(List.of("src/image/archive", root.toString(), "env", "-i"));
            command.addAll(environment);
            Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            String options = new String(process.getInputStream().readAllBytes()).strip();
            return process.waitFor() == 0 ? options : "";
        }

        void delete() throws IOException {
            remove(root);
        }

        private static void remove(Path directory) throws IOException {
            if (Files.exists(directory)) {
                try (Stream<Path> files = Files.walk(directory)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        }

        private static void run(String... command) throws IOException, InterruptedException {
            int result = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (result != 0) {
                throw new IOException(command[0] + " ended with " + result);
            }
        }
    }
}
