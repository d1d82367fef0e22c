package dev.sistercity.registry.change.merge;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** What is merged into what, and what moved with it; in the caller's transaction. */
@Singleton
public class MergeStore {

    private static final String MERGER = "select id, resource, record_id, version, into_id, part_of from merger ";

    private final EntityManager entities;

    MergeStore(EntityManager entities) {
        this.entities = entities;
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
        return mergers(MERGER + "where record_id = :id", record).stream().findFirst();
    }

    List<Merger> partOf(UUID merger) {
        return mergers(MERGER + "where part_of = :id", merger);
    }

    void keep(Merger merger) {
        session()
                .createNativeMutationQuery("""
                        insert into merger (id, resource, record_id, version, into_id, part_of)
                        values (:id, :resource, :record, :version, :into, :partOf)""")
                .setParameter("id", merger.id())
                .setParameter("resource", merger.resource())
                .setParameter("record", merger.record())
                .setParameter("version", merger.version())
                .setParameter("into", merger.into())
                .setParameter("partOf", merger.partOf(), UUID.class)
                .executeUpdate();
    }

    /** The version that the merge made of the record, which is known when it has gone. */
    void version(UUID merger, long version) {
        entities.createNativeQuery("update merger set version = :version where id = :id")
                .setParameter("version", version)
                .setParameter("id", merger)
                .executeUpdate();
    }

    void keep(UUID merger, List<Move> moves) {
        moves.forEach(move -> session()
                .createNativeMutationQuery("""
                        insert into merger_move
                          (merger_id, position, resource, record_id, version_before, version_after)
                        values (:merger, :position, :resource, :record, :before, :after)""")
                .setParameter("merger", merger)
                .setParameter("position", move.position())
                .setParameter("resource", move.resource())
                .setParameter("record", move.record())
                .setParameter("before", move.before(), Long.class)
                .setParameter("after", move.after())
                .executeUpdate());
    }

    /** The last one first. */
    @SuppressWarnings("unchecked") // a native query has no typed form for tuples
    List<Move> moves(UUID merger) {
        List<Tuple> rows = entities.createNativeQuery(
                        "select position, resource, record_id, version_before, version_after from merger_move "
                                + "where merger_id = :merger order by position desc",
                        Tuple.class)
                .setParameter("merger", merger)
                .getResultList();
        return rows.stream()
                .map(row -> new Move(
                        row.get(0, Integer.class),
                        row.get(1, String.class),
                        row.get(2, UUID.class),
                        row.get(3, Long.class),
                        row.get(4, Long.class)))
                .toList();
    }

    void forget(UUID merger) {
        entities.createNativeQuery("delete from merger where id = :id")
                .setParameter("id", merger)
                .executeUpdate();
    }

    /** Takes nulls of a known type. */
    private Session session() {
        return entities.unwrap(Session.class);
    }

    @SuppressWarnings("unchecked") // a native query has no typed form for tuples
    private List<Merger> mergers(String sql, UUID id) {
        Query query = entities.createNativeQuery(sql, Tuple.class).setParameter("id", id);
        return ((List<Tuple>) query.getResultList())
                .stream()
                        .map(row -> new Merger(
                                row.get(0, UUID.class),
                                row.get(1, String.class),
                                row.get(2, UUID.class),
                                row.get(3, Long.class),
                                row.get(4, UUID.class),
                                row.get(5, UUID.class)))
                        .toList();
    }
}
