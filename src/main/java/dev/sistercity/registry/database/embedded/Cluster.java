package dev.sistercity.registry.database.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** One PostgreSQL cluster on disk, and the server process on it. The caller holds the lock of the data directory. */
final class Cluster {

    private static final Logger LOG = Logger.getLogger(Cluster.class);

    private static final Duration ORDERLY_STOP = Duration.ofSeconds(60);
    private static final Duration ABRUPT_STOP = Duration.ofSeconds(15);
    private static final long LONGEST_LOG_BYTES = 10_000_000;
    private static final int LOG_TAIL_LINES = 5;

    private final Path home;
    private final Path log;
    private final PostgresBinaries postgresBinaries;
    private final Postmasters postmasters;

    Cluster(Path dataDirectory, PostgresBinaries postgresBinaries) {
        this.home = dataDirectory.resolve("postgres");
        this.log = dataDirectory.resolve("postgres.log");
        this.postgresBinaries = postgresBinaries;
        this.postmasters = new Postmasters(home);
    }

    /** Creates the cluster unless it is there. It appears under its name only when whole, so a killed start leaves none. */
    void create(Credentials credentials) throws IOException, InterruptedException {
        if (Files.exists(home)) {
            return;
        }
        Path parent = home.getParent();
        removeDrafts(parent);
        // A name of its own: the initdb of a killed registry may still be writing to the draft it was given.
        Path draft = parent.resolve("postgres-draft-" + ProcessHandle.current().pid());
        Path password = Credentials.privateFile(parent.resolve("initdb.password"));
        try {
            Files.writeString(password, credentials.admin());
            run(
                    "initdb",
                    "--pgdata=" + draft,
                    "--username=" + Credentials.ADMIN,
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    // The server's own C.UTF-8 sorts alike on every system and never changes under an index.
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--locale=C",
                    "--data-checksums",
                    "--no-instructions");
        } finally {
            Files.deleteIfExists(password);
        }
        Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Starts a server on the port of 127.0.0.1; it may still be recovering, or about to fail, when this returns. */
    Process launch(int port) throws IOException {
        if (Files.exists(log) && Files.size(log) > LONGEST_LOG_BYTES) {
            Files.move(log, log.resolveSibling("postgres.log.old"), StandardCopyOption.REPLACE_EXISTING);
        }
        List<String> arguments = new ArrayList<>(List.of("-D", home.toString(), "-p", Integer.toString(port)));
        // On the command line no postgresql.conf and no ALTER SYSTEM can overrule them.
        settings().forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        return new ProcessBuilder(postgresBinaries.command("postgres", arguments))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "listen_addresses", "127.0.0.1",
                "unix_socket_directories", "",
                "fsync", "on",
                "synchronous_commit", "on",
                "full_page_writes", "on",
                "max_connections", "64",
                "shared_buffers", "64MB",
                "timezone", "UTC",
                "log_timezone", "UTC",
                // Refused rows are everyday business of the constraints; the log keeps what the server says of itself.
                "log_min_messages", "log"));
        settings.put("log_checkpoints", "off");
        // Parallel queries need shared memory of a size that containers do not grant, and gain the registry nothing.
        settings.put("max_parallel_workers_per_gather", "0");
        settings.put("io_method", "sync");
        if (System.getProperty("os.name").startsWith("Mac")) {
            // Elsewhere fsync reaches the disk; on macOS only this does.
            settings.put("wal_sync_method", "fsync_writethrough");
        }
        return settings;
    }

    /** Stops a server that a killed registry left behind on this directory, and no other. */
    void stopOrphan() throws IOException, InterruptedException {
        for (ProcessHandle orphan : postmasters.running()) {
            LOG.warnf("Stopping the PostgreSQL (process %d) that an earlier registry left", orphan.pid());
            if (!control("INT", orphan)) {
                control("QUIT", orphan);
            }
        }
        postmasters.settle();
    }

    /** Stops the server: connections are closed, a checkpoint is written; abruptly, to be recovered, only if that hangs. */
    void stop(Process server) throws IOException, InterruptedException {
        if (!control("INT", server.toHandle()) && !control("QUIT", server.toHandle())) {
            server.destroyForcibly();
        }
    }

    /**
     * Signals a server and waits for its end.
     *
     * @param signal INT for a fast shutdown, QUIT for an immediate one. Sent by number: the pid file may name another server
     */
    private boolean control(String signal, ProcessHandle server) throws IOException, InterruptedException {
        if (Postmasters.runs(server)) {
            Process stop = start("pg_ctl", "kill", signal, Long.toString(server.pid()));
            stop.waitFor();
        }
        Duration patience = signal.equals("INT") ? ORDERLY_STOP : ABRUPT_STOP;
        long deadline = System.nanoTime() + patience.toNanos();
        while (Postmasters.runs(server) && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return !Postmasters.runs(server);
    }

    /** The last words of the server, for a message to people. */
    String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e + ")";
        }
    }

    private void run(String program, String... arguments) throws IOException, InterruptedException {
        Process process = start(program, arguments);
        String output;
        try (InputStream stream = process.getInputStream()) {
            output = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
        if (process.waitFor() != 0) {
            throw new EmbeddedDatabaseException(program + " failed:\n" + output.strip());
        }
    }

    private Process start(String program, String... arguments) throws IOException {
        return new ProcessBuilder(postgresBinaries.command(program, List.of(arguments)))
                .redirectErrorStream(true)
                .start();
    }

    private static void removeDrafts(Path parent) throws IOException {
        try (Stream<Path> entries = Files.list(parent)) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                if (entry.getFileName().toString().startsWith("postgres-draft-")) {
                    FileTrees.delete(entry);
                }
            }
        }
    }
}
