package dev.sistercity.registry.cli;

import dev.sistercity.registry.support.Patience;
import dev.sistercity.registry.support.StarterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command of the packaged registry as a process of its own, speaking to the shared registry of tests unless told otherwise. */
final class CommandProcess implements AutoCloseable {

    static final Path SCRIPT = Path.of("/usr/bin/script");

    private static final Path JAR =
            Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();

    private final Path output;
    private final Process process;

    private CommandProcess(List<String> command, Path output) throws IOException {
        this.output = output;
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment()
                .put("REGISTRY_URL", StarterRegistry.process().base().toString());
        builder.environment().put("REGISTRY_KEY", StarterRegistry.KEY);
        process = builder.start();
    }

    /** Starts it with its output in a file. */
    static CommandProcess start(String... arguments) throws IOException {
        return new CommandProcess(command(arguments), file());
    }

    /** Starts it in a terminal of its own, whose keys are {@link #type}d. */
    static CommandProcess inTerminal(String... arguments) throws IOException {
        // With SIGINT as a terminal's shell leaves it, however this JVM was started.
        String command = "exec env --default-signal=INT " + String.join(" ", command(arguments));
        return new CommandProcess(List.of(SCRIPT.toString(), "-qec", command, "/dev/null"), file());
    }

    private static Path file() throws IOException {
        return Files.createTempFile(Files.createDirectories(Path.of("target", "commands")), "command", ".log");
    }

    private static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                JAR.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    Process process() {
        return process;
    }

    void type(String keys) throws IOException {
        process.outputWriter().append(keys).flush();
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    void awaitOutput(String part) {
        Patience.until("the output " + part, () -> output().contains(part));
    }

    /**
     * Waits for its end.
     *
     * @return its exit code
     */
    int ended() throws InterruptedException {
        if (!process.waitFor(Patience.SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("The command does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
