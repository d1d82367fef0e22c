package dev.sistercity.registry.support;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * The packaged registry as a process of its own, on a free port of 127.0.0.1, with its data in a directory that the test
 * chooses. Closing it kills what is left of it and of its PostgreSQL.
 */
public final class RegistryProcess implements AutoCloseable {

    /** As it is packaged. */
    public static final Path APPLICATION = Path.of("target", "quarkus-app");

    private static final Path PROGRAMS = Path.of("target", "postgres-programs");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final Path application;
    private final Path dataDirectory;
    private final Map<String, String> properties;
    private final int port = Ports.free();
    private final Path output;
    private Process process;

    /** @param properties system properties for the process, over those that this class sets */
    public RegistryProcess(Path dataDirectory, Map<String, String> properties) {
        this(APPLICATION, dataDirectory, properties);
    }

    /**
     * Of another packaging.
     *
     * @param application its directory
     */
    public RegistryProcess(Path application, Path dataDirectory, Map<String, String> properties) {
        this.application = application.toAbsolutePath();
        this.dataDirectory = dataDirectory.toAbsolutePath();
        this.properties = properties;
        this.output = Path.of("target", "registry-" + port + ".log").toAbsolutePath();
    }

    /** A registry with nothing configured but its data directory. */
    public RegistryProcess(Path dataDirectory) {
        this(dataDirectory, Map.of());
    }

    /** Starts it and returns when it answers {@code /q/health/live}. */
    public RegistryProcess start() {
        launch();
        await("the registry to answer or to end", () -> isLive() || !process.isAlive());
        if (!process.isAlive()) {
            throw new AssertionError("The registry ended with " + process.exitValue() + ":\n" + output());
        }
        return this;
    }

    /** Starts it without waiting. */
    public Process launch() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:-G1UseAdaptiveIHOP",
                "-XX:InitiatingHeapOccupancyPercent=88",
                "-XX:+ExitOnOutOfMemoryError",
                // It lives for seconds: most of what the optimising compiler does would come too late.
                "-XX:TieredStopAtLevel=1",
                // As the README says; without the file the JVM does without.
                "-XX:SharedArchiveFile=" + application.resolve("classes.jsa"),
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.log.console.json.enabled=false",
                // All that tests send comes from one address; what is fair is for tests of that.
                "-Dregistry.fair-use.enabled=false",
                "-Dregistry.data-dir=" + dataDirectory,
                "-Dregistry.database.programs-dir=" + PROGRAMS.toAbsolutePath()));
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-jar", application.resolve("quarkus-run.jar").toString()));
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return process;
    }

    /** The process of its latest start. */
    public Process launched() {
        return process;
    }

    /** Where it answers, without a slash at the end. */
    public URI base() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** All that it has printed, over all its starts. */
    public String output() {
        try {
            return Files.exists(output) ? Files.readString(output) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it as an operator does (SIGTERM) and answers its exit code. */
    public int stop() {
        process.destroy();
        return exitCode();
    }

    /** Kills it (SIGKILL); its PostgreSQL runs on. */
    public void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /** Kills (SIGKILL) the postmaster of its PostgreSQL; its backends notice and leave. */
    public void killDatabase() {
        ProcessHandle victim = postmaster().orElseThrow(() -> new AssertionError("No PostgreSQL to kill"));
        victim.destroyForcibly();
        await("the end of process " + victim.pid(), () -> !victim.isAlive());
    }

    /** Kills (SIGKILL) everything at once: the application, and its PostgreSQL with all backends. */
    public void killAll() {
        ProcessHandle parent = postmaster().orElseThrow(() -> new AssertionError("No PostgreSQL to kill"));
        List<ProcessHandle> family = parent.descendants().toList();
        process.destroyForcibly();
        parent.destroyForcibly();
        family.forEach(ProcessHandle::destroyForcibly);
        exitCode();
        await(
                "the end of PostgreSQL",
                () -> !parent.isAlive() && family.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** Waits until it has ended. */
    public int exitCode() {
        try {
            if (!process.waitFor(Patience.SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("The registry does not end:\n" + output());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        return process.exitValue();
    }

    /** The living postmaster of its embedded PostgreSQL. */
    public Optional<ProcessHandle> postmaster() {
        return pidFile()
                .flatMap(lines -> ProcessHandle.of(Long.parseLong(lines.get(0).strip())))
                .filter(ProcessHandle::isAlive);
    }

    /** The port of its embedded PostgreSQL. */
    public int databasePort() {
        return pidFile()
                .map(lines -> Integer.parseInt(lines.get(3).strip()))
                .orElseThrow(() -> new AssertionError("No PostgreSQL in " + dataDirectory));
    }

    /** A connection to its embedded PostgreSQL as the registry has it. */
    public Connection connect() throws SQLException {
        return connect("registry", "registry", password("registry"));
    }

    /** A connection to its embedded PostgreSQL. */
    public Connection connect(String database, String user, String password) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + databasePort() + "/" + database, login);
    }

    /** The stored password of a role of its embedded PostgreSQL. */
    public String password(String role) {
        Properties credentials = new Properties();
        try (Reader reader = Files.newBufferedReader(dataDirectory.resolve("credentials.properties"))) {
            credentials.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return credentials.getProperty(role);
    }

    /** Waits until the condition holds; a failure shows what the registry has printed. */
    public void await(String what, Callable<Boolean> condition) {
        try {
            Patience.until(what, condition);
        } catch (Exception e) {
            throw new AssertionError("While waiting for " + what + ":\n" + output(), e);
        }
    }

    private boolean isLive() throws InterruptedException {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(base().resolve("/q/health/live")).build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private Optional<List<String>> pidFile() {
        Path file = dataDirectory.resolve("postgres").resolve("postmaster.pid");
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.size() < 4 ? Optional.empty() : Optional.of(lines);
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            kill();
        }
        // The whole family: backends of a killed postmaster would hold the directory a little longer.
        postmaster().ifPresent(parent -> {
            List<ProcessHandle> family = parent.descendants().toList();
            parent.destroyForcibly();
            family.forEach(ProcessHandle::destroyForcibly);
            await("the end of PostgreSQL", () -> !parent.isAlive());
        });
    }
}
