package dev.sistercity.registry.database.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The PostgreSQL that the registry brings along: durable, on loopback, with a password, one per data directory. While it is
 * started a supervisor brings the server back, on the same port, whenever it dies.
 *
 * <p>Of the zonky library it uses the archives and what finds them. The library's own server object is made for tests: it
 * initialises in place trusting every local user, gives a stop five seconds and cannot be started twice.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EmbeddedDatabase.class);

    /** Backends of a killed server, and a port taken in between, are gone within seconds. */
    private static final Duration START_PATIENCE = Duration.ofSeconds(15);
    /** Recovery replays at most max_wal_size, one gibibyte. */
    private static final Duration RECOVERY_PATIENCE = Duration.ofMinutes(5);

    private final DatabaseSettings settings;
    private DirectoryLock lock;
    private Credentials credentials;
    private PostgresBinaries binaries;
    private Cluster cluster;
    private int port;
    private Process server;
    private Supervisor supervisor;
    private volatile boolean wanted;

    /** Touches nothing until {@link #start()}. */
    public EmbeddedDatabase(DatabaseSettings settings) {
        this.settings = settings;
    }

    /**
     * Looks whether another registry holds the directory, and makes nothing.
     *
     * @return the refusal; empty if none holds it
     */
    public Optional<String> refusal() {
        if (!DirectoryLock.isIn(settings.dataDirectory())) {
            return Optional.empty();
        }
        try {
            DirectoryLock.take(settings.dataDirectory()).close();
            return Optional.empty();
        } catch (EmbeddedDatabaseException held) {
            return Optional.of(held.getMessage());
        }
    }

    /**
     * Takes the directory and a port, so that it is known where the server will be and with which password.
     *
     * @throws EmbeddedDatabaseException if the directory is in use
     */
    public synchronized void take() {
        if (lock != null) {
            return;
        }
        try {
            Path directory = settings.dataDirectory();
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(
                        directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            lock = DirectoryLock.take(directory);
            credentials = Credentials.in(directory.resolve("credentials.properties"));
            port = port == 0 ? freePort() : port;
        } catch (IOException e) {
            throw new EmbeddedDatabaseException(
                    "Cannot use the directory " + settings.dataDirectory()
                            + ": set registry.data-dir to one that can be written",
                    e);
        }
    }

    /**
     * Takes the directory, creates the cluster at the first start, starts the server and waits until it has recovered.
     *
     * @throws EmbeddedDatabaseException if the directory is in use or the server does not start
     */
    public synchronized void start() {
        if (server != null) {
            return;
        }
        wanted = true;
        try {
            take();
            if (cluster == null) {
                binaries = PostgresBinaries.in(settings.programs());
                Cluster created = new Cluster(settings.dataDirectory(), binaries);
                created.create(credentials);
                cluster = created;
            }
            startPatiently();
            removeEarlierPrograms();
        } catch (IOException e) {
            throw new EmbeddedDatabaseException(
                    "Cannot start the embedded PostgreSQL in " + settings.dataDirectory(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedDatabaseException("Interrupted while starting the embedded PostgreSQL", e);
        }
        supervisor = new Supervisor(this, settings.restartAfter(), server);
        LOG.infof(
                "Embedded PostgreSQL (process %d) is ready on 127.0.0.1:%d, data in %s",
                server.pid(), port, settings.dataDirectory());
    }

    /** Those that earlier versions have unpacked into this data directory, now that a server of this version runs on the cluster. */
    private void removeEarlierPrograms() {
        if (!settings.ownPrograms()) {
            return;
        }
        try {
            binaries.removeOthers();
        } catch (IOException e) {
            LOG.warnf("The PostgreSQL of an earlier version is still in %s: %s", settings.programs(), e);
        }
    }

    private void startPatiently() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        long pauseMillis = 100;
        while (!startOnce(port)) {
            if (!wanted) {
                throw new EmbeddedDatabaseException("Stopped while the embedded PostgreSQL was starting");
            }
            if (System.nanoTime() > deadline) {
                throw new EmbeddedDatabaseException("The embedded PostgreSQL in " + settings.dataDirectory()
                        + " does not start. Its last words:\n" + cluster.lastWords());
            }
            TimeUnit.MILLISECONDS.sleep(pauseMillis);
            pauseMillis = Math.min(2 * pauseMillis, 2000);
        }
    }

    /** One try: whether a server now answers on the port. */
    private boolean startOnce(int candidate) throws IOException, InterruptedException {
        cluster.stopOrphan();
        Process process = cluster.launch(candidate);
        Setup setup = new Setup(credentials);
        long deadline = System.nanoTime() + RECOVERY_PATIENCE.toNanos();
        while (process.isAlive() && wanted && System.nanoTime() < deadline) {
            try {
                setup.apply(candidate);
                server = process;
                return true;
            } catch (SQLException notYet) {
                if ("28P01".equals(notYet.getSQLState())) {
                    cluster.stop(process);
                    throw new EmbeddedDatabaseException("The embedded PostgreSQL in " + settings.dataDirectory()
                            + " refuses the password in credentials.properties");
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
        if (process.isAlive()) {
            cluster.stop(process);
        }
        return false;
    }

    /** Brings the server back after it died by itself. Answers the process that runs now, or null if none is wanted. */
    synchronized Process revive(Process dead) throws IOException, InterruptedException {
        if (!wanted || server != dead) {
            return wanted ? server : null;
        }
        if (!startOnce(port)) {
            return dead;
        }
        LOG.infof("Embedded PostgreSQL (process %d) is back on 127.0.0.1:%d", server.pid(), port);
        return server;
    }

    boolean isWanted() {
        return wanted;
    }

    /** Stops the server in order and keeps the directory; {@link #start()} brings it back on the same port. */
    public void stop() {
        // Before the monitor is free: a start that is under way sees it and gives up.
        wanted = false;
        synchronized (this) {
            if (supervisor != null) {
                supervisor.end();
                supervisor = null;
            }
            if (server == null) {
                return;
            }
            try {
                cluster.stop(server);
                LOG.info("Embedded PostgreSQL is stopped");
            } catch (IOException e) {
                LOG.error("Embedded PostgreSQL could not be stopped; the next start will", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            server = null;
        }
    }

    /** Stops the server and gives the directory back. */
    @Override
    public void close() {
        stop();
        synchronized (this) {
            if (lock != null) {
                lock.close();
                lock = null;
            }
        }
    }

    /** Where its data are, and what this registry notes beside them. */
    Path directory() {
        return settings.dataDirectory();
    }

    /** The address of the registry's database, known once started. */
    public synchronized String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + Credentials.REGISTRY;
    }

    /** The role that owns the database; no superuser. */
    public String user() {
        return Credentials.REGISTRY;
    }

    /** The role's password, known once started. */
    public synchronized String password() {
        return credentials.registry();
    }

    /** The server's process id, or -1 while it is stopped. */
    public synchronized long pid() {
        return server == null ? -1 : server.pid();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
