package dev.sistercity.registry.transfer;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.shared.sql.Sql;
import dev.sistercity.registry.transfer.resolve.Decisions;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What was decided in review, in PostgreSQL; in the caller's transaction. */
@Singleton
public class DecisionStore {

    private final Sql sql;

    DecisionStore(Sql sql) {
        this.sql = sql;
    }

    /** The registrar's decisions, over which an office's own go for its own imports. */
    public Decisions of(String actor) {
        String registrar = Actor.REGISTRAR.name();
        Map<Decisions.Key, Optional<String>> decisions = new HashMap<>();
        sql.query(
                        "select quote, name, country, city from import_decision where actor in (?, ?) order by actor <> ?",
                        row -> Map.entry(
                                new Decisions.Key(row.getString(1), row.getString(2), row.getString(3)),
                                Optional.ofNullable(row.getString(4))),
                        actor,
                        registrar,
                        registrar)
                .forEach(decision -> decisions.put(decision.getKey(), decision.getValue()));
        return new Decisions(decisions);
    }

    /**
     * Keeps a decision in the place of an earlier one.
     *
     * @param city null where the row is rejected
     */
    public void keep(Decisions.Key key, String city, String actor) {
        sql.update(
                "insert into import_decision (id, quote, name, country, city, actor, decided_at) "
                        + "values (?, ?, ?, ?, ?, ?, clock_timestamp()) "
                        + "on conflict on constraint import_decision_row_key do update "
                        + "set city = excluded.city, decided_at = excluded.decided_at",
                UUID.randomUUID(),
                key.quote(),
                key.name(),
                key.country(),
                city,
                actor);
    }

    /**
     * Forgets what was decided of one row.
     *
     * @param actors whose decisions
     */
    public void forget(String quote, List<String> actors) {
        sql.update(
                "delete from import_decision where quote = ? and actor = any(?)", quote, actors.toArray(String[]::new));
    }
}
