package dev.sistercity.registry.transfer;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.job.JobStoreException;
import dev.sistercity.registry.transfer.plan.Decisions;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** What was decided in review, in PostgreSQL; in the caller's transaction. */
@Singleton
public class DecisionStore {

    private final DataSource database;

    DecisionStore(DataSource database) {
        this.database = database;
    }

    /** The registrar's decisions, over which an office's own go for its own imports. */
    public Decisions of(String actor) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select quote, name, country, city from import_decision where actor in (?, ?) order by actor <> ?")) {
            select.setString(1, actor);
            select.setString(2, Actor.REGISTRAR.name());
            select.setString(3, Actor.REGISTRAR.name());
            Map<Decisions.Key, Optional<String>> decisions = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    decisions.put(
                            new Decisions.Key(row.getString(1), row.getString(2), row.getString(3)),
                            Optional.ofNullable(row.getString(4)));
                }
            }
            return new Decisions(decisions);
        } catch (SQLException e) {
            throw new JobStoreException(e);
        }
    }

    /** Keeps a decision in the place of an earlier one. @param city null where the row is rejected */
    public void keep(Decisions.Key key, String city, String actor) {
        try (Connection connection = database.getConnection();
                PreparedStatement upsert = connection.prepareStatement(
                        "insert into import_decision (id, quote, name, country, city, actor, decided_at) "
                                + "values (?, ?, ?, ?, ?, ?, clock_timestamp()) "
                                + "on conflict on constraint import_decision_row_key do update "
                                + "set city = excluded.city, decided_at = excluded.decided_at")) {
            upsert.setObject(1, UUID.randomUUID());
            upsert.setString(2, key.quote());
            upsert.setString(3, key.name());
            upsert.setString(4, key.country());
            upsert.setString(5, city);
            upsert.setString(6, actor);
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new JobStoreException(e);
        }
    }

    /** Forgets what was decided of one row. @param actors whose decisions */
    public void forget(String quote, List<String> actors) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("delete from import_decision where quote = ? and actor = any(?)")) {
            delete.setString(1, quote);
            delete.setArray(2, connection.createArrayOf("text", actors.toArray()));
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new JobStoreException(e);
        }
    }
}
