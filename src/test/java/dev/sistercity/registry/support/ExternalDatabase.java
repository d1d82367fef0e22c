package dev.sistercity.registry.support;

import dev.sistercity.registry.database.embedded.DatabaseSettings;
import dev.sistercity.registry.database.embedded.EmbeddedDatabase;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;

/** A PostgreSQL that packaged registries are given from outside, with as many empty databases as a test wants. */
public final class ExternalDatabase implements AutoCloseable {

    private final EmbeddedDatabase server;
    private final String admin;

    public ExternalDatabase() throws IOException {
        Path directory = StarterRegistry.directory();
        server = new EmbeddedDatabase(
                new DatabaseSettings(directory, Path.of("target", "postgres-programs"), Patience.LIMIT));
        server.start();
        Properties passwords = new Properties();
        try (Reader file = Files.newBufferedReader(directory.resolve("credentials.properties"))) {
            passwords.load(file);
        }
        admin = passwords.getProperty("postgres");
    }

    /**
     * Makes an empty database.
     *
     * @return what a registry has to be given to use it
     */
    public Map<String, String> create(String name) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url("postgres"), "postgres", admin);
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " owner " + server.user());
        }
        return Map.of(
                "quarkus.datasource.jdbc.url",
                url(name),
                "quarkus.datasource.username",
                server.user(),
                "quarkus.datasource.password",
                server.password());
    }

    /** The first column of the first row. */
    public String ask(String name, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(name), server.user(), server.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    /** Has a superuser execute statements, each for itself, in the database of that name. */
    public void command(String name, String... statements) throws SQLException {
        try (Connection connection = admin(name);
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    /** A connection of a superuser. */
    public Connection admin(String name) throws SQLException {
        return DriverManager.getConnection(url(name), "postgres", admin);
    }

    /** Where it listens, on 127.0.0.1. */
    public int port() {
        return URI.create(server.jdbcUrl().substring("jdbc:".length())).getPort();
    }

    private String url(String name) {
        return server.jdbcUrl().replaceFirst("/[^/?]*(\\?.*)?$", "/" + name);
    }

    @Override
    public void close() {
        server.close();
    }
}
