package dev.sistercity.registry.database;

import dev.sistercity.registry.shared.sql.SqlConnection;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/**
 * Ends sessions that hold what others wait for and wait themselves, in the middle of a statement, for a client that says nothing:
 * a replica that stands still while it sends a COPY. PostgreSQL's own time-outs end only what is idle between statements.
 */
final class StalledSessions {

    private static final Logger LOG = Logger.getLogger(StalledSessions.class);

    /** Sessions of the registry's own role alone: a role may not end the sessions of another. */
    private static final String END = """
            select pg_terminate_backend(holder.pid), holder.pid from pg_stat_activity holder
            where holder.datname = current_database() and holder.usename = current_user and holder.state = 'active'
              and holder.wait_event = 'ClientRead' and holder.state_change < clock_timestamp() - interval '6 s'
              and exists (select 1 from pg_stat_activity waiting where waiting.datname = current_database()
                and waiting.wait_event_type = 'Lock' and holder.pid = any (pg_blocking_pids(waiting.pid)))""";

    private StalledSessions() {}

    static void end(SqlConnection connection) throws SQLException {
        for (int session : connection.query(END, row -> row.getInt(2))) {
            LOG.warnf(
                    "Ended session %d of the database: its replica stands still in a statement, and others wait for it",
                    session);
        }
    }
}
