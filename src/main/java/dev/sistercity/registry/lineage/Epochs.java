package dev.sistercity.registry.lineage;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The epochs in PostgreSQL. A replica that begins one holds the row of {@code change_head} locked: no two come at once. */
@Singleton
public class Epochs {

    private static final String COLUMNS = "number, epoch, previous, forked_after, lost_up_to, began_at";
    private static final SecureRandom RANDOM = new SecureRandom();

    /** All of them, the oldest first. */
    public List<Epoch> all(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("select " + COLUMNS + " from log_epoch order by number");
                ResultSet rows = select.executeQuery()) {
            List<Epoch> all = new ArrayList<>();
            while (rows.next()) {
                all.add(read(rows));
            }
            return all;
        }
    }

    /**
     * Begins an epoch, in the caller's transaction, which has the head of the log locked.
     *
     * @param previous id of the epoch known so far; null for none
     * @param forkedAfter number of the last change that both histories share, {@code forkHash} its hash
     * @param lostUpTo the last change known to be lost; null for none
     */
    public void begin(Connection connection, String previous, long forkedAfter, byte[] forkHash, Long lostUpTo)
            throws SQLException {
        byte[] random = new byte[4];
        RANDOM.nextBytes(random);
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into log_epoch (number, epoch, previous, forked_after, fork_hash, lost_up_to, server, timeline)
                select coalesce(max(number), 0) + 1, coalesce(max(number), 0) + 1 || '-' || ?, ?, ?, ?, ?, log_server(),
                  log_timeline() from log_epoch""")) {
            insert.setString(1, HexFormat.of().formatHex(random));
            insert.setString(2, previous);
            insert.setLong(3, forkedAfter);
            insert.setBytes(4, forkHash);
            insert.setObject(5, lostUpTo, java.sql.Types.BIGINT);
            insert.executeUpdate();
        }
    }

    /** The epoch that another replica has begun for the same reason. */
    public Optional<Epoch> begun(Connection connection, String previous, long forkedAfter) throws SQLException {
        return all(connection).stream()
                .filter(epoch -> previous.equals(epoch.previous()) && epoch.forkedAfter() == forkedAfter)
                .findFirst();
    }

    /** Takes down that more is lost than was known. */
    public void lost(Connection connection, Epoch epoch, long upTo) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update log_epoch set lost_up_to = greatest(coalesce(lost_up_to, 0), ?) where number = ?")) {
            update.setLong(1, upTo);
            update.setLong(2, epoch.number());
            update.executeUpdate();
        }
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
