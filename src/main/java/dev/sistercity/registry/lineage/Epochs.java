package dev.sistercity.registry.lineage;

import dev.sistercity.registry.shared.sql.SqlConnection;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The epochs in PostgreSQL. A replica that begins one holds the row of {@code change_head} locked: no two come at once. */
@Singleton
public class Epochs {

    private static final String COLUMNS = "number, epoch, previous, forked_after, lost_up_to, began_at";
    private static final SecureRandom RANDOM = new SecureRandom();

    /** All of them, the oldest first. */
    public List<Epoch> all(SqlConnection connection) throws SQLException {
        return connection.query("select " + COLUMNS + " from log_epoch order by number", Epochs::read);
    }

    /**
     * Begins an epoch, in the caller's transaction, which has the head of the log locked.
     *
     * @param previous id of the epoch known so far; null for none
     * @param forkedAfter number of the last change that both histories share, {@code forkHash} its hash
     * @param lostUpTo the last change known to be lost; null for none
     */
    public void begin(SqlConnection connection, String previous, long forkedAfter, byte[] forkHash, Long lostUpTo)
            throws SQLException {
        byte[] random = new byte[4];
        RANDOM.nextBytes(random);
        connection.update("""
                insert into log_epoch (number, epoch, previous, forked_after, fork_hash, lost_up_to, server, timeline)
                select coalesce(max(number), 0) + 1, coalesce(max(number), 0) + 1 || '-' || ?, ?, ?, ?, ?, log_server(),
                  log_timeline() from log_epoch""", HexFormat.of().formatHex(random), previous, forkedAfter, forkHash, lostUpTo);
    }

    /** The epoch that another replica has begun for the same reason. */
    public Optional<Epoch> begun(SqlConnection connection, String previous, long forkedAfter) throws SQLException {
        return all(connection).stream()
                .filter(epoch -> previous.equals(epoch.previous()) && epoch.forkedAfter() == forkedAfter)
                .findFirst();
    }

    /** Takes down that more is lost than was known. */
    public void lost(SqlConnection connection, Epoch epoch, long upTo) throws SQLException {
        connection.update(
                "update log_epoch set lost_up_to = greatest(coalesce(lost_up_to, 0), ?) where number = ?",
                upTo,
                epoch.number());
    }

    private static Epoch read(ResultSet row) throws SQLException {
        return new Epoch(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getObject(5, Long.class),
                row.getTimestamp(6).toInstant());
    }
}
