package dev.sistercity.registry.change.merge;

import dev.sistercity.registry.shared.sql.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is merged into what, and what moved with it; in the caller's transaction. */
@Singleton
public class MergeStore {

    private static final String MERGER = "select id, resource, record_id, version, into_id, part_of from merger ";

    private final Sql sql;

    MergeStore(Sql sql) {
        this.sql = sql;
    }

    /**
     * @param version of the merged record, that the merge made
     * @param partOf the merger that made this one necessary; null for none
     */
    record Merger(UUID id, String resource, UUID record, long version, UUID into, UUID partOf) {}

    /**
     * @param position in which it was moved, from 1; 0 for the survivor, with what it took over
     * @param before the record's version before; null where the merger made it
     */
    record Move(int position, String resource, UUID record, Long before, long after) {}

    /** The record that a merged one has become, at the end of all merges; empty where it was not merged. */
    public Optional<UUID> successor(UUID record) {
        Optional<UUID> next = find(record).map(Merger::into);
        return next.map(into -> successor(into).orElse(into));
    }

    Optional<Merger> find(UUID record) {
        return sql.first(MERGER + "where record_id = ?", MergeStore::merger, record);
    }

    List<Merger> partOf(UUID merger) {
        return sql.query(MERGER + "where part_of = ?", MergeStore::merger, merger);
    }

    void keep(Merger merger) {
        sql.update(
                "insert into merger (id, resource, record_id, version, into_id, part_of) values (?, ?, ?, ?, ?, ?)",
                merger.id(),
                merger.resource(),
                merger.record(),
                merger.version(),
                merger.into(),
                merger.partOf());
    }

    /** The version that the merge made of the record, which is known when it has gone. */
    void version(UUID merger, long version) {
        sql.update("update merger set version = ? where id = ?", version, merger);
    }

    void keep(UUID merger, List<Move> moves) {
        moves.forEach(move -> sql.update(
                "insert into merger_move (merger_id, position, resource, record_id, version_before, version_after) "
                        + "values (?, ?, ?, ?, ?, ?)",
                merger,
                move.position(),
                move.resource(),
                move.record(),
                move.before(),
                move.after()));
    }

    /** The last one first. */
    List<Move> moves(UUID merger) {
        return sql.query(
                "select position, resource, record_id, version_before, version_after from merger_move "
                        + "where merger_id = ? order by position desc",
                row -> new Move(
                        row.getInt(1),
                        row.getString(2),
                        row.getObject(3, UUID.class),
                        row.getObject(4, Long.class),
                        row.getLong(5)),
                merger);
    }

    void forget(UUID merger) {
        sql.update("delete from merger where id = ?", merger);
    }

    private static Merger merger(ResultSet row) throws SQLException {
        return new Merger(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getObject(3, UUID.class),
                row.getLong(4),
                row.getObject(5, UUID.class),
                row.getObject(6, UUID.class));
    }
}
