package dev.sistercity.registry.database;

import dev.sistercity.registry.shared.sql.Sql;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** What can be wrong with the database, as far as it can be told from outside; SQLSTATEs are those of PostgreSQL 18, appendix A. */
public enum DatabaseFault {
    SILENT(
            "the database does not answer",
            "Its machine stands still, its network is cut, or it fails over. The registry goes on by itself when it answers"),
    UNREACHABLE(
            "the database cannot be reached",
            "See that it runs, and that quarkus.datasource.jdbc.url names its host and port"),
    STARTING("the database is starting or recovering", "It takes a while after a crash; its log says how far it is"),
    STOPPING("the database is shutting down", "The registry goes on by itself when it is back"),
    STANDBY(
            "the database is a standby, which takes no writes",
            "Name all servers in quarkus.datasource.jdbc.url, with targetServerType=primary"),
    CROWDED(
            "the database has no connection to give",
            "Raise its max_connections, or lower quarkus.datasource.jdbc.max-size of each replica"),
    BUSY(
            "all connections to the database are taken",
            "See what holds them in pg_stat_activity; quarkus.datasource.jdbc.max-size says how many there are"),
    UNCONFIRMED(
            "a commit was not confirmed by a standby",
            "See pg_stat_replication on the primary; what was cancelled there is on the primary's disk alone"),
    OUT_OF_MEMORY("the database is out of memory", "See its log; lower its work_mem or give it more"),
    HELD(
            "others hold what is to be changed for too long",
            "See pg_stat_activity and pg_blocking_pids() for who does; registry.database.lock-timeout says for how long is waited"),
    DISK_FULL("the disk of the database is full", "Make room on it; the registry goes on by itself"),
    LOGIN_REFUSED(
            "the database refuses the registry's login",
            "See quarkus.datasource.username and .password, and the server's pg_hba.conf"),
    NO_SUCH_DATABASE(
            "the database server has no database of that name",
            "Create it, or mend the name in quarkus.datasource.jdbc.url"),
    NO_PRIVILEGE(
            "the registry's role lacks a privilege in the database",
            "The role has to own the database, its schema public and all tables in it"),
    DAMAGED(
            "a part of the database is damaged",
            "Stop writing to it, keep a copy of its files, and restore a backup or fail over to a standby; the server's log "
                    + "names the file and the block"),
    MIGRATION_FAILED(
            "the schema of the database could not be brought to this version of the registry",
            "The version before still works with it. Mend what the message says, and start again"),
    SCHEMA_ALTERED(
            "the schema of the database was made by other migrations than those of this version of the registry",
            "Run the version that made it. See which migration differs in the message and in table flyway_schema_history"),
    SCHEMA_NEWER(
            "the schema of the database is of a newer version of the registry, which this one does not work with",
            "Run that version, or restore the backup from before it"),
    SCHEMA_UNFIT(
            "the schema of the database is not the one this version of the registry works with",
            "Tables were changed by hand; the message names the first that does not fit"),
    NOT_DURABLE("the database would lose what it acknowledges", "Switch on what is off"),
    NONE(
            "this copy of the registry has no database, and the registry that it follows answers this",
            "It is a follower: see registry.follow"),
    OTHER("the database cannot be used", "See the message");

    private static final Map<String, DatabaseFault> BY_STATE = Map.ofEntries(
            Map.entry("57P01", STOPPING),
            Map.entry("57P02", STOPPING),
            Map.entry("57P03", STARTING),
            Map.entry("57P04", NO_SUCH_DATABASE),
            Map.entry("25006", STANDBY),
            Map.entry("53300", CROWDED),
            Map.entry("53400", CROWDED),
            Map.entry("53200", OUT_OF_MEMORY),
            Map.entry("53100", DISK_FULL),
            Map.entry("55P03", HELD),
            Map.entry("28P01", LOGIN_REFUSED),
            Map.entry("28000", LOGIN_REFUSED),
            Map.entry("3D000", NO_SUCH_DATABASE),
            Map.entry("42501", NO_PRIVILEGE),
            Map.entry("XX001", DAMAGED),
            Map.entry("XX002", DAMAGED),
            Map.entry("58P01", DAMAGED),
            Map.entry("58030", DAMAGED),
            Map.entry(Sql.NO_DATABASE, NONE));

    private final String reason;
    private final String advice;

    DatabaseFault(String reason, String advice) {
        this.reason = reason;
        this.advice = advice;
    }

    /** What it is, for any client: half a sentence without names of hosts or tables. */
    public String reason() {
        return reason;
    }

    /** What to do, for operators: one or two sentences without a full stop at the end. */
    public String advice() {
        return advice;
    }

    /** Whether it passes by itself, as a failover does; what does not is logged as an error. */
    public boolean passes() {
        return ordinal() <= HELD.ordinal();
    }

    /** Whether no server answers: asking it takes long. */
    public boolean isOfTheConnection() {
        return ordinal() <= STOPPING.ordinal();
    }

    Logger.Level level() {
        return passes() ? Logger.Level.WARN : Logger.Level.ERROR;
    }

    /** What an exception tells of the database, from the first cause that is SQL's. */
    public static DatabaseFault of(Throwable e) {
        for (Throwable cause : causes(e)) {
            if (cause instanceof DatabaseFailure known) {
                return known.fault();
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return of(sql);
            }
        }
        // The pool, which has no connection to give, says so without a state.
        return causes(e).stream().anyMatch(SQLException.class::isInstance) ? BUSY : OTHER;
    }

    /** The exception and all that led to it. What broke a commit is not a cause to the transaction manager, but suppressed. */
    public static List<Throwable> causes(Throwable e) {
        List<Throwable> causes = new ArrayList<>(List.of(e));
        for (int i = 0; i < causes.size(); i++) {
            Throwable next = causes.get(i);
            Stream.concat(Stream.ofNullable(next.getCause()), Stream.of(next.getSuppressed()))
                    .filter(cause -> !causes.contains(cause))
                    .forEach(causes::add);
        }
        return causes;
    }

    private static DatabaseFault of(SQLException e) {
        String state = e.getSQLState();
        if (state.equals(RegistryDriver.UNCONFIRMED)) {
            return UNCONFIRMED;
        }
        if (!state.startsWith("08")) {
            return BY_STATE.getOrDefault(state, state.startsWith("57P") ? STOPPING : OTHER);
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException && !"Connect timed out".equals(cause.getMessage())) {
                return SILENT;
            }
        }
        return UNREACHABLE;
    }
}
