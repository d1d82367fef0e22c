package dev.sistercity.registry.changerequest;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.change.Registers;
import dev.sistercity.registry.changerequest.api.RequestSubjectDraft;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.CityReferences;
import dev.sistercity.registry.endpoint.request.DraftReader;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Finds the records that changes are asked for. */
@Singleton
class RequestSubjects {

    private static final String POINTER = "/subject/id";
    private static final String CITIES = CityCollection.COLLECTION;

    private final Catalog catalog;
    private final Registers registers;
    private final DraftReader draftReader;
    private final CityReferences cities;

    RequestSubjects(Catalog catalog, Registers registers, DraftReader draftReader, CityReferences cities) {
        this.catalog = catalog;
        this.registers = registers;
        this.draftReader = draftReader;
        this.cities = cities;
    }

    /** The record with an id, whether or not there is one. */
    Subject<?> at(RequestSubjectDraft subject) {
        return of(subject.resource(), UUID.fromString(subject.id()));
    }

    /**
     * The record that a reference means.
     *
     * @throws RegistryException REFUSED if there is none
     */
    Subject<?> find(RequestSubjectDraft subject) {
        boolean city = subject.resource().equals(CITIES);
        Optional<UUID> id = ParameterValues.parseId(subject.id());
        UUID found = city ? cities.known(subject.id(), POINTER) : id.orElse(null);
        if (found == null || registers.get(subject.resource()).find(found).isEmpty()) {
            throw RegistryException.refused(POINTER, FaultCode.NO_RECORD_IN, subject.id(), subject.resource());
        }
        return of(subject.resource(), found);
    }

    /**
     * A record that is to be created, merged or deleted.
     *
     * @param id the one it has, or will have
     */
    RecordSubmission<?> submission(String resource, UUID id) {
        return submitted(resource, id);
    }

    /** Those of these cities that stand: not those that a rehearsal registered. */
    List<String> standing(List<String> ids) {
        Set<UUID> present = cities.present(ids.stream().map(UUID::fromString).toList());
        return ids.stream().filter(id -> present.contains(UUID.fromString(id))).toList();
    }

    /** Ids of the cities that a record is about: it itself, or those that its collection declares. */
    List<String> cities(String resource, UUID id) {
        return resource.equals(CITIES)
                ? List.of(id.toString())
                : cities(
                        catalog.snapshot().records(resource).type(),
                        registers.get(resource).find(id).orElseThrow());
    }

    @SuppressWarnings("unchecked") // a collection's register and type have the same drafts
    private static <D> List<String> cities(RecordCollection<D> type, Object draft) {
        return type.cities((D) draft);
    }

    @SuppressWarnings("unchecked") // a collection's register and type have the same drafts
    private <D> RecordSubmission<D> submitted(String resource, UUID id) {
        RecordCollection<D> type =
                (RecordCollection<D>) catalog.snapshot().records(resource).type();
        return new RecordSubmission<>(type, (Register<?, D>) registers.get(resource), draftReader, id);
    }

    @SuppressWarnings("unchecked") // a collection's register and type have the same drafts
    private <D> Subject<D> of(String resource, UUID id) {
        RecordCollection<D> type =
                (RecordCollection<D>) catalog.snapshot().records(resource).type();
        return new Subject<>(type, (Register<?, D>) registers.get(resource), draftReader, id);
    }
}
