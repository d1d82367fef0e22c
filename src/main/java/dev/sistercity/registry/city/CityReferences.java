package dev.sistercity.registry.city;

import dev.sistercity.registry.change.merge.MergeStore;
import dev.sistercity.registry.city.api.Identifier;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.sql.Sql;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
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

/** Resolves references to cities in what is written: an id, or {@code {scheme}:{value}}; against the database, which is the truth. */
@Singleton
public class CityReferences {

    private final Sql sql;
    private final MergeStore mergers;
    private final Instance<CityRegistration> registrations;

    /** @param registrations asked late: what registers cities refers to cities itself */
    CityReferences(Sql sql, MergeStore mergers, @Any Instance<CityRegistration> registrations) {
        this.sql = sql;
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
        return RegistryException.refused(pointer, FaultCode.NO_CITY, reference);
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
            return id.map(this::present).filter(known -> City.findById(known) != null);
        }
        int colon = reference.indexOf(':');
        if (colon < 1) {
            return Optional.empty();
        }
        return withIdentifier(reference.substring(0, colon), reference.substring(colon + 1));
    }

    /** A city that was merged is what it became. */
    private UUID present(UUID id) {
        return City.findById(id) == null ? mergers.successor(id).orElse(id) : id;
    }

    /** The city that another register calls so. */
    Optional<UUID> withIdentifier(String scheme, String value) {
        // Asked for each party of each partnership that is written: several times cheaper than as a query of entities.
        return sql.first(
                "select city_id from city_identifier where scheme = ? and value = ?",
                row -> row.getObject(1, UUID.class),
                scheme,
                value);
    }

    /** Of these ids those of cities that are there. */
    public Set<UUID> present(Collection<UUID> cities) {
        if (cities.isEmpty()) {
            return Set.of();
        }
        // By the hundred: a query with as many parameters would be translated each time.
        return new HashSet<>(
                sql.query("select id from city where id = any(?)", row -> row.getObject(1, UUID.class), (Object)
                        cities.toArray(UUID[]::new)));
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
        Map<Identifier, UUID> found = new HashMap<>();
        sql.query(
                        "select value, city_id from city_identifier where scheme = ? and value = any(?)",
                        row -> Map.entry(new Identifier(scheme, row.getString(1)), row.getObject(2, UUID.class)),
                        scheme,
                        values.toArray(String[]::new))
                .forEach(city -> found.put(city.getKey(), city.getValue()));
        return found;
    }

    /** The first of a city's names. */
    public String name(UUID city) {
        return City.<City>findById(city).names.get(0).value();
    }
}
