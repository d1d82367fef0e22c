package dev.sistercity.registry.city.succession;

import dev.sistercity.registry.shared.sql.Sql;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Whether a city would come before itself. Runs in the writer's transaction, against the database, which is the truth. */
@Singleton
public class SuccessionCheck {

    /** Of PostgreSQL's advisory locks: two writers at once would each see half of a circle. */
    private static final long LOCK = 0x5355_4343_4553_5301L;

    /** Each city with those that came after it, by its own word or theirs, without what one of them has said so far. */
    private static final String AFTER = "with recursive edge (before_id, after_id) as ("
            + "select id, jsonb_array_elements_text(past -> 'successors')::uuid from city "
            + "where id <> ? and jsonb_typeof(past -> 'successors') = 'array' "
            + "union select jsonb_array_elements_text(past -> 'predecessors')::uuid, id from city "
            + "where id <> ? and jsonb_typeof(past -> 'predecessors') = 'array'), "
            + "later (id) as (select unnest(?::uuid[]) union select after_id from edge where before_id = ? "
            + "union select edge.after_id from edge join later on edge.before_id = later.id) "
            + "select id from later";

    private final Sql sql;

    SuccessionCheck(Sql sql) {
        this.sql = sql;
    }

    /**
     * Whether the city, or one that came before it, comes after it as well.
     *
     * @param predecessors and successors as it is about to say
     */
    public boolean isCircle(UUID city, List<UUID> predecessors, List<UUID> successors) {
        if (predecessors.isEmpty() && successors.isEmpty()) {
            return false;
        }
        if (predecessors.contains(city) || successors.contains(city)) {
            return true;
        }
        sql.query("select pg_advisory_xact_lock(?)", row -> true, LOCK);
        Set<UUID> later = new HashSet<>(sql.query(
                AFTER, row -> row.getObject(1, UUID.class), city, city, successors.toArray(UUID[]::new), city));
        List<UUID> earlier = new ArrayList<>(predecessors);
        earlier.add(city);
        return earlier.stream().anyMatch(later::contains);
    }
}
