package dev.sistercity.registry.support;

import dev.sistercity.registry.database.embedded.DatabaseSettings;
import dev.sistercity.registry.database.embedded.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.StandardMBean;

/**
 * What the registry has around it in all {@code @QuarkusTest}s of a test run: an OIDC issuer, and one embedded PostgreSQL, the same and as durable as in production, in a
 * directory of its own under {@code target}. Register it with {@code @WithTestResource} or {@code @QuarkusTestResource}.
 *
 * <p>Quarkus may load this class more than once in one JVM, so what is shared goes through the system properties and the
 * platform's MBean server.
 */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {

    private static final String SHARED = "registry.test.database";
    /** Where the data is, as a file system in memory; null for under target. */
    private static final String DIRECTORY = System.getenv("REGISTRY_TEST_DATABASES");

    @Override
    public Map<String, String> start() {
        synchronized (System.getProperties()) {
            if (!System.getProperties().containsKey(SHARED + ".url")) {
                share(open());
            }
        }
        Map<String, String> configuration = new HashMap<>(Issuer.configuration());
        configuration.put("quarkus.datasource.jdbc.url", System.getProperty(SHARED + ".url"));
        configuration.put("quarkus.datasource.username", System.getProperty(SHARED + ".user"));
        configuration.put("quarkus.datasource.password", System.getProperty(SHARED + ".password"));
        return configuration;
    }

    /** Leaves the server to the tests that follow; it ends with the JVM. */
    @Override
    public void stop() {}

    /** Stops the server in order until {@link #startDatabase()}: the database is away. */
    public static void stopDatabase() {
        invoke("stop");
    }

    /** Starts the server again, on the same port and with the same data. */
    public static void startDatabase() {
        invoke("start");
    }

    /** Kills the postmaster (SIGKILL); the supervisor brings it back by itself. */
    public static void killDatabase() {
        invoke("kill");
    }

    private static EmbeddedDatabase open() {
        try {
            Path target = Path.of("target").toAbsolutePath();
            Path parent = Files.createDirectories(DIRECTORY == null ? target : Path.of(DIRECTORY));
            Path data = Files.createTempDirectory(parent, "test-database-");
            EmbeddedDatabase database = new EmbeddedDatabase(
                    new DatabaseSettings(data, target.resolve("postgres-programs"), Patience.LIMIT));
            database.start();
            Runtime.getRuntime().addShutdownHook(new Thread(database::close, "test-database-stop"));
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void share(EmbeddedDatabase database) {
        System.setProperty(SHARED + ".url", database.jdbcUrl());
        System.setProperty(SHARED + ".user", database.user());
        System.setProperty(SHARED + ".password", database.password());
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .registerMBean(new StandardMBean(new Switch(database), Power.class), name());
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void invoke(String operation) {
        try {
            ManagementFactory.getPlatformMBeanServer().invoke(name(), operation, null, null);
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectName name() throws JMException {
        return new ObjectName("dev.sistercity.registry", "type", "TestDatabase");
    }

    /** What a test may do to the server. */
    public interface Power {
        void start();

        void stop();

        void kill();
    }

    private record Switch(EmbeddedDatabase database) implements Power {
        @Override
        public void start() {
            database.start();
        }

        @Override
        public void stop() {
            database.stop();
        }

        @Override
        public void kill() {
            ProcessHandle.of(database.pid()).ifPresent(ProcessHandle::destroyForcibly);
        }
    }
}
