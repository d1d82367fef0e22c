package dev.sistercity.registry.partnership;

import dev.sistercity.registry.partnership.api.PartiesKey;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.partnership.api.PartnershipKind;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** What the database has of the same cities, which is the truth; see {@link PartiesKey}. */
@Singleton
class StoredPairs {

    private static final String NOT_OVER = "select id from partnership where parties_key = ? and kind = ? "
            + "and status not in ('ENDED', 'REJECTED')";

    private final DataSource database;
    private final EntityManager entities;

    StoredPairs(DataSource database, EntityManager entities) {
        this.database = database;
        this.entities = entities;
    }

    /** The partnerships of a kind that are not over: one at most, as a constraint has it. */
    List<UUID> notOver(String partiesKey, PartnershipKind kind) {
        // Asked at every write: several times cheaper than as a query of entities.
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(NOT_OVER)) {
            select.setString(1, partiesKey);
            select.setString(2, kind.name());
            return ids(select);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    /** All partnerships, over or not, of these sets of parties. */
    Map<UUID, PartnershipDraft> of(Collection<String> partiesKeys) {
        Map<UUID, PartnershipDraft> known = new LinkedHashMap<>();
        List<UUID> ids = ids(partiesKeys);
        if (!ids.isEmpty()) {
            entities.createQuery(
                            "select p from Partnership p left join fetch p.parties where p.id in :ids order by p.id",
                            Partnership.class)
                    .setParameter("ids", ids)
                    .getResultList()
                    .forEach(partnership -> known.put(partnership.id, partnership.draft()));
        }
        return known;
    }

    /** Most that is asked for is new: a query of entities, with as many parameters, would be translated each time for nothing. */
    private List<UUID> ids(Collection<String> partiesKeys) {
        if (partiesKeys.isEmpty()) {
            return List.of();
        }
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select id from partnership where parties_key = any(?)")) {
            select.setArray(1, connection.createArrayOf("text", partiesKeys.toArray()));
            return ids(select);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    private static List<UUID> ids(PreparedStatement select) throws SQLException {
        List<UUID> found = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(rows.getObject(1, UUID.class));
            }
        }
        return found;
    }
}
