package dev.sistercity.registry.database.embedded;

import dev.sistercity.registry.shared.sql.SqlConnection;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/** What a new cluster needs once: the registry's role, which is no superuser, and the database that it owns. */
final class Setup {

    private static final int SECONDS = 5;

    private final Credentials credentials;

    Setup(Credentials credentials) {
        this.credentials = credentials;
    }

    /** Creates what is missing; each step stands alone, so an interrupted one is taken up again at the next start. */
    void apply(int port) throws SQLException {
        try (SqlConnection connection = new SqlConnection(connect(port))) {
            if (!exists(connection, "select from pg_roles where rolname = ?")) {
                connection.update(
                        "create role " + Credentials.REGISTRY + " login password '" + credentials.registry() + "'");
            }
            if (!exists(connection, "select from pg_database where datname = ?")) {
                connection.update("create database " + Credentials.REGISTRY + " owner " + Credentials.REGISTRY);
            }
        }
    }

    private Connection connect(int port) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName("postgres");
        source.setUser(Credentials.ADMIN);
        source.setPassword(credentials.admin());
        source.setConnectTimeout(SECONDS);
        source.setLoginTimeout(SECONDS);
        return source.getConnection();
    }

    private static boolean exists(SqlConnection connection, String query) throws SQLException {
        return connection.first(query, row -> true, Credentials.REGISTRY).isPresent();
    }
}
