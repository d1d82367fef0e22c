package dev.sistercity.registry.database;

import dev.sistercity.registry.shared.sql.Sql;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.WeakHashMap;
import org.jboss.logging.Logger;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * PostgreSQL's driver, with what the registry asks of every connection besides: a login that is short, a commit that is what
 * it says, and a way to break off all connections at once. Its other properties are in {@code application.properties}.
 */
public final class RegistryDriver extends Driver {

    /**
     * SQLSTATE transaction_resolution_unknown: a commit was answered, but with the warning that it may be on one server alone.
     */
    static final String UNCONFIRMED = "08007";

    /** The address of the database of a registry that has none; no connection to it is tried. */
    public static final String NONE = "jdbc:postgresql://none.invalid/none";

    private static final Logger LOG = Logger.getLogger(RegistryDriver.class);

    /** For each answer while logging in, in seconds: a server that stands still still accepts connections. */
    private static final String LOGIN_SECONDS = "5";

    private static final String WARNING = "01000";

    /** All that are open, of the pool and beside it. */
    private static final Set<Connection> OPEN =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    @Override
    public Connection connect(String url, Properties info) throws SQLException {
        if (url.startsWith(NONE)) {
            throw Sql.none();
        }
        Properties login = new Properties();
        info.stringPropertyNames().forEach(name -> login.setProperty(name, info.getProperty(name)));
        String patience = login.getProperty(PGProperty.SOCKET_TIMEOUT.getName());
        login.setProperty(PGProperty.SOCKET_TIMEOUT.getName(), LOGIN_SECONDS);
        withoutWhatIsNotSeen(login);
        Connection connection = super.connect(url, login);
        if (connection == null) {
            return null;
        }
        if (!url.contains(PGProperty.SOCKET_TIMEOUT.getName() + "=")) {
            connection.setNetworkTimeout(Runnable::run, patience == null ? 0 : Integer.parseInt(patience) * 1000);
        }
        OPEN.add(connection);
        return (Connection) Proxy.newProxyInstance(
                RegistryDriver.class.getClassLoader(), new Class<?>[] {Connection.class}, new Confirmed(connection));
    }

    /** In development and in tests the driver's class loader does not know the registry's classes. */
    private static void withoutWhatIsNotSeen(Properties login) {
        String factory = login.getProperty(PGProperty.SOCKET_FACTORY.getName());
        if (factory != null) {
            try {
                Class.forName(factory, false, Driver.class.getClassLoader());
            } catch (ClassNotFoundException e) {
                login.remove(PGProperty.SOCKET_FACTORY.getName());
            }
        }
    }

    /** Closes the sockets of all connections: who waits for an answer on one has an exception, of SQLSTATE class 08, at once. */
    static void breakOff() {
        List<Connection> open;
        synchronized (OPEN) {
            open = List.copyOf(OPEN);
            OPEN.clear();
        }
        for (Connection connection : open) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debug("Breaking off a connection", e);
            }
        }
    }

    /** A connection that takes no commit for one that came with a warning (PostgreSQL 18, syncrep.c: a cancelled wait). */
    private record Confirmed(Connection connection) implements InvocationHandler {

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            boolean commits = method.getName().equals("commit");
            try {
                if (commits) {
                    connection.clearWarnings();
                }
                Object result = method.invoke(connection, arguments);
                if (commits) {
                    confirm();
                }
                return result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        private void confirm() throws SQLException {
            for (SQLWarning warning = connection.getWarnings(); warning != null; warning = warning.getNextWarning()) {
                if (WARNING.equals(warning.getSQLState())) {
                    throw new SQLException(
                            "The commit is not confirmed: " + warning.getMessage(), UNCONFIRMED, warning);
                }
            }
        }
    }
}
