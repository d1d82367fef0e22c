package dev.sistercity.registry.change.log;

import dev.sistercity.registry.shared.sql.Sql;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Looks into the log for what was recorded at an earlier time. */
@Singleton
public class EarlierChanges {

    /** A change has its time before it has its number: how many may come between two whose times are the other way round. */
    private static final int OUT_OF_ORDER = 1_000;

    private static final String LAST_AT =
            "select coalesce(max(sequence), 0) from change where at <= ? and sequence between "
                    + "coalesce((select sequence from change where at <= ? order by at desc, sequence desc limit 1), 0) and "
                    + "coalesce((select sequence from change where at <= ? order by at desc, sequence desc limit 1), 0) + "
                    + OUT_OF_ORDER;

    private final ChangeLog log;
    private final Sql sql;

    EarlierChanges(ChangeLog log, Sql sql) {
        this.log = log;
        this.sql = sql;
    }

    /** A record that changed. */
    public record Changed(String resource, UUID id) {}

    /** The number of the last change that was written at a time or before it; 0 for none. */
    public long lastAt(Instant time) {
        return sql.number(LAST_AT, time, time, time);
    }

    /**
     * The records that changed after one number and up to another, in the order in which they changed first.
     *
     * @param most how many are answered at the most
     */
    public List<Changed> changed(long after, long upTo, int most) {
        return sql.query(
                "select resource, record_id from change where sequence > ? and sequence <= ?"
                        + " group by resource, record_id order by min(sequence) limit ?",
                row -> new Changed(row.getString(1), row.getObject(2, UUID.class)),
                after,
                upTo,
                most);
    }

    /** The last change of each of some records up to a number; records that there were not yet are left out. */
    public List<Change> last(String resource, Collection<UUID> records, long upTo) throws SQLException {
        return log.verified(
                "where sequence in (select max(sequence) from change where record_id = any(?) and resource = ? "
                        + "and sequence <= ? group by record_id)",
                records.toArray(UUID[]::new),
                resource,
                upTo);
    }
}
