package dev.sistercity.registry.city;

import dev.sistercity.registry.change.MergerStore;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Resolves references to cities in what is written: an id, or {@code {scheme}:{value}}; against the database, which is the truth. */
@Singleton
public class CityReferences {

    private final EntityManager entities;
    private final MergerStore mergers;

    CityReferences(EntityManager entities, MergerStore mergers) {
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
        return entities.createQuery(
                        "select c.id from City c join c.identifiers i where i.scheme = :scheme and i.value = :value",
                        UUID.class)
                .setParameter("scheme", scheme)
                .setParameter("value", value)
                .getResultStream()
                .findFirst();
    }

    /** Has cities at hand that are about to be asked for one by one. */
    public void fetch(Collection<UUID> cities) {
        if (!cities.isEmpty()) {
            entities.createQuery("select c from City c where c.id in :ids", City.class)
                    .setParameter("ids", cities)
                    .getResultList();
        }
    }

    /** The cities that have one of these identifiers. */
    public Map<Identifier, UUID> withIdentifiers(Collection<Identifier> identifiers) {
        Map<Identifier, UUID> found = new HashMap<>();
        identifiers.stream()
                .collect(Collectors.groupingBy(Identifier::scheme))
                .forEach((scheme, known) -> entities.createQuery(
                                "select i.value, c.id from City c join c.identifiers i where i.scheme = :scheme and i.value in :values",
                                Tuple.class)
                        .setParameter("scheme", scheme)
                        .setParameter(
                                "values",
                                known.stream().map(Identifier::value).distinct().toList())
                        .getResultList()
                        .forEach(row ->
                                found.put(new Identifier(scheme, row.get(0, String.class)), row.get(1, UUID.class))));
        return found;
    }

    /** The first of a city's names. */
    public String name(UUID city) {
        return entities.find(City.class, city).names.get(0).value();
    }
}
