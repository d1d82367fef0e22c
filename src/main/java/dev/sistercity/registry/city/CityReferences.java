package dev.sistercity.registry.city;

import dev.sistercity.registry.change.MergerStore;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** Resolves references to cities in what is written: an id, or {@code {scheme}:{value}}; against the database, which is the truth. */
@Singleton
public class CityReferences {

    private final DataSource database;
    private final EntityManager entities;
    private final MergerStore mergers;

    CityReferences(DataSource database, EntityManager entities, MergerStore mergers) {
        this.database = database;
        this.entities = entities;
        this.mergers = mergers;
    }

    /**
     * @param pointer where the reference stands in the body
     * @return the city's id; null for a null reference
     * @throws RegistryException REFUSED if there is no such city
     */
    public UUID resolve(String reference, String pointer) {
        if (reference == null) {
            return null;
        }
        return find(reference)
                .orElseThrow(() -> RegistryException.refused(
                        pointer, "there is no city " + reference + "; give an id or {scheme}:{value} of one"));
    }

    /** As {@link #resolve}, as drafts have it. */
    public String id(String reference, String pointer) {
        UUID id = resolve(reference, pointer);
        return id == null ? null : id.toString();
    }

    /** The ids of several cities, each once. */
    public List<String> ids(List<String> references, String pointer) {
        Set<String> ids = new LinkedHashSet<>();
        for (int i = 0; i < references.size(); i++) {
            ids.add(id(references.get(i), pointer + "/" + i));
        }
        return List.copyOf(ids);
    }

    private Optional<UUID> find(String reference) {
        Optional<UUID> id = ParameterValues.parseId(reference);
        if (id.isPresent()) {
            return id.map(this::present).filter(known -> entities.find(City.class, known) != null);
        }
        int colon = reference.indexOf(':');
        if (colon < 1) {
            return Optional.empty();
        }
        return withIdentifier(reference.substring(0, colon), reference.substring(colon + 1));
    }

    /** A city that was merged is what it became. */
    private UUID present(UUID id) {
        return entities.find(City.class, id) == null ? mergers.successor(id).orElse(id) : id;
    }

    /** The city that another register calls so. */
    Optional<UUID> withIdentifier(String scheme, String value) {
        // Asked for each party of each partnership that is written: several times cheaper than as a query of entities.
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select city_id from city_identifier where scheme = ? and value = ?")) {
            select.setString(1, scheme);
            select.setString(2, value);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    /** The first of a city's names. */
    public String name(UUID city) {
        return entities.find(City.class, city).names.get(0).value();
    }
}
