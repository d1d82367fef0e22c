package dev.sistercity.registry.gazetteer;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.DuplicateCandidate;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.change.entity.RecordVersion;
import dev.sistercity.registry.change.log.PrecedingChanges;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.CityRegister;
import dev.sistercity.registry.city.CityRegistration;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.shared.problem.Alternative;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.source.CitedFacts;
import jakarta.inject.Singleton;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Registers a place of the gazetteer as a city when a record refers to it: a caller who may write that record may name any city of the
 * world. The registry writes it in the caller's name, with GeoNames cited for it.
 */
@Singleton
class PlaceRegistration implements CityRegistration {

    /** GeoNames' identifiers are numbers of at most ten digits. */
    private static final String NUMBER = "[1-9][0-9]{0,8}";

    private final PlaceTable table;
    private final CityRegister cities;
    private final CitedFacts citedFacts;
    private final PrecedingChanges preceding;
    private final CityCollection collection;
    private final Catalog catalog;

    PlaceRegistration(
            PlaceTable table,
            CityRegister cities,
            CitedFacts citedFacts,
            PrecedingChanges preceding,
            CityCollection collection,
            Catalog catalog) {
        this.table = table;
        this.cities = cities;
        this.citedFacts = citedFacts;
        this.preceding = preceding;
        this.collection = collection;
        this.catalog = catalog;
    }

    @Override
    public Optional<UUID> register(String scheme, String value) {
        Optional<Actor> writer = preceding.writer();
        if (writer.isEmpty() || !scheme.equals(PlaceDraft.SCHEME) || !value.matches(NUMBER)) {
            return Optional.empty();
        }
        return place(Integer.parseInt(value))
                .filter(place -> !place.countryCode().isEmpty())
                .map(PlaceDraft::new)
                .map(place -> known(place)
                        .orElseGet(() -> register(place, writer.get().asRegistry())));
    }

    private Optional<GazetteerPlace> place(int geonamesId) {
        try {
            return table.find(geonamesId);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    /** The city that has an item of Wikidata which a file of names gives the place. */
    private Optional<UUID> known(PlaceDraft place) {
        return place.identifiers().stream()
                .flatMap(identifier ->
                        collection.resolve(identifier.scheme() + ":" + identifier.value(), catalog.snapshot()).stream())
                .findFirst();
    }

    private UUID register(PlaceDraft place, Actor registry) {
        Register.WrittenRecord<CityDraft> city;
        try {
            city = cities.create(place.city(), registry);
        } catch (RegistryException e) {
            if (e.kind() != Kind.DUPLICATE) {
                throw e;
            }
            // Another writer has registered it between the look that did not find it and this one.
            return place.identifiers().stream()
                    .flatMap(identifier -> cities.withIdentifier(identifier).stream())
                    .findFirst()
                    .orElseThrow(() -> e);
        }
        refuseDuplicate(city.recorded());
        UUID id = city.recorded().id();
        UUID source = citedFacts.source(PlaceDraft.SOURCE, registry);
        preceding.add(city.recorded(), city.change());
        citedFacts.citeCity(id, source, registry);
        return id;
    }

    /** The same city may be registered without GeoNames' identifier. */
    private void refuseDuplicate(RecordVersion<CityDraft> city) {
        Snapshot standing = catalog.snapshot();
        List<Alternative> probable = new ArrayList<>();
        for (DuplicateCandidate candidate : collection.alike(city, standing)) {
            standing.find(collection, candidate.id())
                    .ifPresent(entry -> probable.add(new Alternative(
                            "/v1/cities/" + candidate.id(),
                            collection.title(entry, ReadContext.of(standing)),
                            candidate.reason())));
        }
        if (!probable.isEmpty()) {
            throw new RegistryException(
                            Kind.DUPLICATE,
                            "The place " + city.draft().names().get(0).value()
                                    + " of the gazetteer is probably registered "
                                    + "already: refer to what candidates lists. If it is another one, the registrar can "
                                    + "register it")
                    .existing(probable.get(0).path())
                    .alternatives(probable);
        }
    }
}
