package dev.sistercity.registry.database;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration;
import io.agroal.api.security.SimplePassword;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.flywaydb.core.Flyway;

/** Opens connections as the pool would, but beside it: for what keeps one for good, where the pool would miss it. */
@Singleton
public class Connections {

    private final AgroalDataSource pool;
    private final RegistryDriver driver = new RegistryDriver();

    Connections(AgroalDataSource pool) {
        this.pool = pool;
    }

    /**
     * Opens one.
     *
     * @param name how it calls itself to the database
     * @param others properties of the driver, over those of the pool
     */
    public Connection open(String name, Map<String, String> others) throws SQLException {
        AgroalConnectionFactoryConfiguration configuration = configuration();
        Properties properties = properties(configuration);
        properties.setProperty("ApplicationName", name);
        properties.putAll(others);
        return driver.connect(configuration.jdbcUrl(), properties);
    }

    /** The migrations, on connections of their own: a migration may take longer than any statement of the pool. */
    Flyway migrations(Flyway configured) {
        AgroalConnectionFactoryConfiguration configuration = configuration();
        Properties properties = properties(configuration);
        Map<String, String> unlimited = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> unlimited.put(name, properties.getProperty(name)));
        List.of("user", "password", "socketTimeout").forEach(unlimited::remove);
        return Flyway.configure()
                .configuration(configured.getConfiguration())
                .driver(RegistryDriver.class.getName())
                .jdbcProperties(unlimited)
                .dataSource(configuration.jdbcUrl(), properties.getProperty("user"), properties.getProperty("password"))
                // One of its connections waits in a transaction while the other migrates.
                .initSql("set idle_in_transaction_session_timeout = 0")
                .load();
    }

    private AgroalConnectionFactoryConfiguration configuration() {
        return pool.getConfiguration().connectionPoolConfiguration().connectionFactoryConfiguration();
    }

    private static Properties properties(AgroalConnectionFactoryConfiguration configuration) {
        Properties properties = new Properties();
        properties.putAll(configuration.jdbcProperties());
        if (configuration.principal() != null) {
            properties.setProperty("user", configuration.principal().getName());
        }
        configuration.credentials().stream()
                .filter(SimplePassword.class::isInstance)
                .map(SimplePassword.class::cast)
                .forEach(password -> properties.setProperty("password", password.getWord()));
        return properties;
    }
}
