package dev.sistercity.registry.city;

import dev.sistercity.registry.change.merge.MergeStore;
import dev.sistercity.registry.city.api.Identifier;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Resolves references to cities in what is written: an id, or {@code {scheme}:{value}}; against the database, which is the truth. */
@Singleton
public class CityReferences {

    private final DataSource database;
    private final EntityManager entities;
    private final MergeStore mergers;
    private final Instance<CityRegistration> registrations;

    /** @param registrations asked late: what registers cities refers to cities itself */
    CityReferences(
            DataSource database,
            EntityManager entities,
            MergeStore mergers,
            @Any Instance<CityRegistration> registrations) {
        this.database = database;
        this.entities = entities;
        this.mergers = mergers;
        this.registrations = registrations;
    }

    /**
     * The city that a record refers to. A place of the gazetteer that is not registered yet is registered by that.
     *
     * @param pointer where the reference stands in the body
     * @return the city's id; null for a null reference
     * @throws RegistryException REFUSED if there is no such city
     */
    public UUID resolve(String reference, String pointer) {
        return reference == null
                ? null
                : find(reference).or(() -> registered(reference)).orElseThrow(() -> unknown(reference, pointer));
    }

    /** As {@link #resolve}, of a city that has to be registered already. */
    public UUID known(String reference, String pointer) {
        return reference == null ? null : find(reference).orElseThrow(() -> unknown(reference, pointer));
    }

    private static RegistryException unknown(String reference, String pointer) {
        return RegistryException.refused(
                pointer, "there is no city " + reference + "; give an id or {scheme}:{value} of one");
    }

    private Optional<UUID> registered(String reference) {
        int colon = reference.indexOf(':');
        return colon < 1
                ? Optional.empty()
                : registrations.stream()
                        .flatMap(list ->
                                list.register(reference.substring(0, colon), reference.substring(colon + 1)).stream())
                        .findFirst();
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

    /** @param reference an id, or {@code {scheme}:{value}} */
    public Optional<UUID> find(String reference) {
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

    /** Of these ids those of cities that are there. */
    public Set<UUID> present(Collection<UUID> cities) {
        if (cities.isEmpty()) {
            return Set.of();
        }
        // By the hundred: a query with as many parameters would be translated each time.
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select id from city where id = any(?)")) {
            select.setArray(1, connection.createArrayOf("uuid", cities.toArray()));
            Set<UUID> present = new HashSet<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    present.add(rows.getObject(1, UUID.class));
                }
            }
            return present;
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    /** The cities that have one of these identifiers. */
    public Map<Identifier, UUID> withIdentifiers(Collection<Identifier> identifiers) {
        Map<Identifier, UUID> found = new HashMap<>();
        identifiers.stream()
                .collect(Collectors.groupingBy(
                        Identifier::scheme, Collectors.mapping(Identifier::value, Collectors.toSet())))
                .forEach((scheme, values) -> found.putAll(withIdentifiers(scheme, values)));
        return found;
    }

    private Map<Identifier, UUID> withIdentifiers(String scheme, Set<String> values) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select value, city_id from city_identifier where scheme = ? and value = any(?)")) {
            select.setString(1, scheme);
            select.setArray(2, connection.createArrayOf("text", values.toArray()));
            Map<Identifier, UUID> found = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.put(new Identifier(scheme, rows.getString(1)), rows.getObject(2, UUID.class));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    /** The first of a city's names. */
    public String name(UUID city) {
        return entities.find(City.class, city).names.get(0).value();
    }
}
