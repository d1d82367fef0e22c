package dev.sistercity.registry;

import dev.sistercity.registry.catalog.upstream.UpstreamSettings;
import dev.sistercity.registry.cli.Commands;
import dev.sistercity.registry.database.RegistryDriver;
import dev.sistercity.registry.database.embedded.DatabaseSettings;
import dev.sistercity.registry.database.embedded.EarlyMigration;
import dev.sistercity.registry.database.embedded.EmbeddedDatabase;
import dev.sistercity.registry.database.embedded.EmbeddedDatabaseException;
import dev.sistercity.registry.health.ListenAddress;
import dev.sistercity.registry.shared.problem.ServerRefusals;
import dev.sistercity.registry.shared.problem.UnreadableRequests;
import dev.sistercity.registry.shared.sql.Sql;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Starts the registry: with {@code quarkus.datasource.jdbc.url} on that database, without it on an embedded PostgreSQL in
 * {@code registry.data-dir}, with {@code registry.follow} on none. Ends with 1 and one line on standard error when the embedded one cannot be had. With a command as
 * its first argument it does that instead, and starts nothing.
 */
@QuarkusMain
public final class Main {

    private static final String DATASOURCE = "quarkus.datasource.";
    /** Longer than any orderly end of the application; after it the database is stopped all the same. */
    private static final int PATIENCE_SECONDS = 60;

    // Package-private, as the container wants it; not called by our code.
    Main() {}

    public static void main(String... args) {
        if (Commands.areIn(args)) {
            System.exit(Commands.run(args));
        }
        System.setProperty(ServerRefusals.OURS, "true");
        System.setProperty(UnreadableRequests.LOADED, UnreadableRequests.AS_SERVICE);
        Config config = ConfigProvider.getConfig();
        boolean embedded =
                !follows(config) && set(config, DATASOURCE + "jdbc.url").isEmpty();
        // Whatever is set: beside an external database nothing may take it for an embedded one.
        System.setProperty("registry.database.embedded", Boolean.toString(embedded));
        EmbeddedDatabase database = embedded ? new EmbeddedDatabase(DatabaseSettings.from(config)) : null;
        // First of all: nothing is made, and no key printed, by a registry that cannot listen.
        ListenAddress.from(config).refusal().ifPresent(refusal -> refuse(refusal, database));
        if (embedded) {
            embed(database);
        }
        Quarkus.run(args);
    }

    private static Optional<String> set(Config config, String setting) {
        return config.getOptionalValue(setting, String.class).filter(value -> !value.isBlank());
    }

    /** A follower has no database, and looks at its log when it hears of something, else seldom: each look is a request. */
    private static boolean follows(Config config) {
        Optional<String> address = set(config, "registry.follow");
        if (address.isEmpty()) {
            return false;
        }
        Optional<String> refusal = set(config, DATASOURCE + "jdbc.url").isPresent()
                ? Optional.of("registry.follow and " + DATASOURCE
                        + "jdbc.url are both set: a registry that follows another has "
                        + "no database. Unset one of them")
                : UpstreamSettings.refusal(address.get());
        refusal.ifPresent(words -> refuse(words, null));
        System.setProperty(Sql.NONE, "true");
        System.setProperty(DATASOURCE + "jdbc.url", RegistryDriver.NONE);
        if (set(config, "registry.log.poll").isEmpty()) {
            System.setProperty("registry.log.poll", "10S");
        }
        return true;
    }

    /** Where the registry runs already, its directory tells more than its port. */
    private static void refuse(String refusal, EmbeddedDatabase database) {
        System.err.println(
                Optional.ofNullable(database).flatMap(EmbeddedDatabase::refusal).orElse(refusal));
        System.exit(1);
    }

    private static void embed(EmbeddedDatabase database) {
        // Held by the application while it uses the database. All shutdown hooks run at once, and Quarkus reports every
        // end to its exit handler: so this hook waits for that one.
        Semaphore use = new Semaphore(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAfter(use, database), "embedded-database-stop"));
        try {
            database.take();
        } catch (EmbeddedDatabaseException refused) {
            System.err.println(refused.getMessage());
            System.exit(1);
        }
        use.acquireUninterruptibly();
        var exit = ApplicationLifecycleManager.getDefaultExitCodeHandler();
        ApplicationLifecycleManager.setDefaultExitCodeHandler((code, failure) -> {
            use.release();
            exit.accept(code, failure);
        });
        // The application starts beside it: it can do without a database until there is one.
        new Thread(() -> start(database), "embedded-database-start").start();
        System.setProperty(DATASOURCE + "jdbc.url", database.jdbcUrl());
        System.setProperty(DATASOURCE + "username", database.user());
        System.setProperty(DATASOURCE + "password", database.password());
    }

    private static void start(EmbeddedDatabase database) {
        try {
            database.start();
            EarlyMigration.of(database);
        } catch (EmbeddedDatabaseException refused) {
            database.close();
            System.err.println(refused.getMessage());
            // At once: the application has nothing to lose yet, and its orderly end would wait for what never came.
            Runtime.getRuntime().halt(1);
        }
    }

    private static void stopAfter(Semaphore use, EmbeddedDatabase database) {
        try {
            use.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        database.close();
    }
}
