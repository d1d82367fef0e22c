package dev.sistercity.registry.support;

import dev.sistercity.registry.catalog.EmptyCatalog;
import io.quarkus.arc.Arc;
import io.quarkus.arc.Unremovable;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import javax.sql.DataSource;

/**
 * Before each {@code @QuarkusTest} method that does not {@link GoesOn go on}: empties all tables, the log with them, and the application's memory, so that a
 * test finds nothing but what it makes and its first change has number 1. Comes to every such test by itself.
 */
public final class CleanDatabase implements QuarkusTestBeforeEachCallback {

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        // By name: the test may have been loaded by another class loader.
        if (Arrays.stream(context.getTestMethod().getAnnotations())
                .anyMatch(one -> one.annotationType().getName().equals(GoesOn.class.getName()))) {
            return;
        }
        try {
            Arc.container().instance(Emptying.class).get().run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** For tests that go on with an empty registry. */
    @Singleton
    @Unremovable
    public static class Emptying {

        /** More than the pool has connections. */
        private static final int ATTEMPTS = 20;

        private final EmptyCatalog catalog;
        private final DataSource connections;

        Emptying(EmptyCatalog catalog, DataSource connections) {
            this.catalog = catalog;
            this.connections = connections;
        }

        public void run() throws InterruptedException {
            catalog.after(this::emptyTables);
            catalog.awaitReady();
        }

        /** A test before may have stopped the database: its last connections are only found dead when they are used. */
        private void emptyTables() {
            SQLException last = null;
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                try {
                    emptyTablesOnce();
                    return;
                } catch (SQLException e) {
                    last = e;
                }
            }
            throw new AssertionError(last);
        }

        private void emptyTablesOnce() throws SQLException {
            try (Connection connection = connections.getConnection();
                    Statement statement = connection.createStatement()) {
                Tables.empty(statement);
                statement.execute("update change_head set sequence = 0, hash = decode(repeat('00', 32), 'hex')");
            }
        }
    }
}
