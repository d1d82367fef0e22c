package dev.sistercity.registry.change.log;

import dev.sistercity.registry.lineage.Epoch;
import dev.sistercity.registry.lineage.Epochs;
import dev.sistercity.registry.shared.sql.Sql;
import dev.sistercity.registry.shared.sql.SqlConnection;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** What the database says of the history of its log, and the epochs that begin when it is another one. */
@Singleton
public class LogWatch {

    private static final Logger LOG = Logger.getLogger(LogWatch.class);

    private static final String LAST_EPOCH =
            "left join lateral (select * from log_epoch order by number desc limit 1) e on true";
    /** Another server, or another timeline of it: the log may have gone back unnoticed. */
    private static final String ELSEWHERE =
            "(e.number is null or e.server <> log_server() or e.timeline <> log_timeline())";

    private final Sql sql;
    private final Epochs epochs;

    LogWatch(Sql sql, Epochs epochs) {
        this.sql = sql;
        this.epochs = epochs;
    }

    /**
     * Where the log stands.
     *
     * @param head number of the last change, {@code headHash} its hash
     * @param hashHere the hash of the change that was asked about; null if there is none
     * @param standby whether this is a server that cannot be written to, and may lag behind the one that can
     * @param epoch id of the last epoch; null if there is none
     * @param elsewhere whether the log is on another server or timeline than when the last epoch began
     */
    public record State(
            long head, byte[] headHash, byte[] hashHere, boolean standby, String epoch, boolean elsewhere) {}

    /**
     * One row, for every look at the log.
     *
     * @param sequence of the last change that the caller has
     */
    public State look(long sequence) throws SQLException {
        try (SqlConnection connection = sql.open()) {
            return connection
                    .first(
                            "select h.sequence, h.hash, c.hash, pg_is_in_recovery(), e.epoch, coalesce(" + ELSEWHERE
                                    + ", false) from change_head h left join change c on c.sequence = ? " + LAST_EPOCH,
                            row -> new State(
                                    row.getLong(1),
                                    row.getBytes(2),
                                    row.getBytes(3),
                                    row.getBoolean(4),
                                    row.getString(5),
                                    row.getBoolean(6)),
                            sequence)
                    .orElseThrow();
        }
    }

    /** All epochs, the oldest first. */
    public List<Epoch> epochs() throws SQLException {
        try (SqlConnection connection = sql.open()) {
            return epochs.all(connection);
        }
    }

    /** 32 bytes that this database made for itself alone, under which replicas seal what they write beside it. */
    public byte[] sealingKey() throws SQLException {
        try (SqlConnection connection = sql.open()) {
            return connection
                    .first("select sealing_key from change_head", row -> row.getBytes(1))
                    .orElseThrow();
        }
    }

    /** The hash of a change; empty if there is none with this number. */
    public Optional<byte[]> hash(long sequence) throws SQLException {
        try (SqlConnection connection = sql.open()) {
            return connection.first("select hash from change where sequence = ?", row -> row.getBytes(1), sequence);
        }
    }

    /** Begins an epoch if the log is on another server or timeline, unless another replica has done so. */
    public void moved() throws SQLException {
        locked((connection, head) -> moved(connection, head.sequence(), head.hash()));
    }

    /** As {@link #moved()}, in the caller's transaction, which has the head locked. */
    void moved(SqlConnection connection, long head, byte[] hash) throws SQLException {
        // In a statement of its own: it sees what was committed while this transaction waited for the lock.
        List<Optional<String>> elsewhere = connection.query(
                "select e.epoch from (select 1) one " + LAST_EPOCH + " where " + ELSEWHERE,
                row -> Optional.ofNullable(row.getString(1)));
        if (elsewhere.isEmpty()) {
            return;
        }
        String previous = elsewhere.get(0).orElse(null);
        epochs.begin(connection, previous, head, hash, null);
        if (previous != null) {
            LOG.infof(
                    "The database is another server or timeline than before: a new epoch of the log begins after "
                            + "change %d",
                    head);
        }
    }

    /**
     * Begins an epoch because changes are gone, unless another replica has done so for the same reason.
     *
     * @param known id of the epoch in which they were
     * @param forkedAfter the last change that is still there
     * @param lostUpTo the last one that is known to be gone
     */
    public void forked(String known, long forkedAfter, long lostUpTo) throws SQLException {
        byte[] hash = hash(forkedAfter).orElse(HashChain.beginning());
        locked((connection, head) -> {
            Optional<Epoch> begun = epochs.begun(connection, known, forkedAfter);
            if (begun.isPresent()) {
                epochs.lost(connection, begun.get(), lostUpTo);
            } else {
                epochs.begin(connection, known, forkedAfter, hash, lostUpTo);
            }
        });
    }

    private record Head(long sequence, byte[] hash) {}

    /** What is done while no change is written. */
    private interface Work {
        void run(SqlConnection connection, Head head) throws SQLException;
    }

    private void locked(Work work) throws SQLException {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                try (SqlConnection connection = sql.open()) {
                    Head head = connection
                            .first(
                                    "select sequence, hash from change_head for update",
                                    row -> new Head(row.getLong(1), row.getBytes(2)))
                            .orElseThrow();
                    work.run(connection, head);
                } catch (SQLException e) {
                    throw new ChangeLog.LogFailure(e);
                }
            });
        } catch (ChangeLog.LogFailure e) {
            throw (SQLException) e.getCause();
        } catch (QuarkusTransactionException e) {
            throw new SQLException("The transaction could not be committed", e);
        }
    }
}
