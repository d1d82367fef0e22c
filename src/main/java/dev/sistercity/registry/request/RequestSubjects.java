package dev.sistercity.registry.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.city.CityReferences;
import dev.sistercity.registry.endpoint.Drafting;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds the records that changes are asked for. */
@Singleton
class RequestSubjects {

    private static final String POINTER = "/subject/id";

    /** Properties of drafts that name one city, and those that name several. */
    private static final List<String> ONE_CITY =
            List.of("hostCity", "fromCity", "toCity", "coordinator", "city", "owner");

    private static final List<String> SOME_CITIES = List.of("guestCities", "owners");

    private final Catalog catalog;
    private final Instance<Register<?, ?>> registers;
    private final Drafting drafting;
    private final CityReferences cities;
    private final ObjectMapper mapper;

    RequestSubjects(
            Catalog catalog,
            @Any Instance<Register<?, ?>> registers,
            Drafting drafting,
            CityReferences cities,
            ObjectMapper mapper) {
        this.catalog = catalog;
        this.registers = registers;
        this.drafting = drafting;
        this.cities = cities;
        this.mapper = mapper;
    }

    /** The record with an id, whether or not there is one. */
    Subject<?> at(RequestSubjectDraft subject) {
        return of(subject.resource(), UUID.fromString(subject.id()));
    }

    /** The record that a reference means. @throws RegistryException REFUSED if there is none */
    Subject<?> find(RequestSubjectDraft subject) {
        boolean city = subject.resource() == RequestResource.CITIES;
        Optional<UUID> id = ParameterValues.parseId(subject.id());
        UUID found = city ? cities.resolve(subject.id(), POINTER) : id.orElse(null);
        if (found == null || register(subject.resource()).find(found).isEmpty()) {
            throw RegistryException.refused(
                    POINTER,
                    "there is no record " + subject.id() + " in "
                            + subject.resource().collection());
        }
        return of(subject.resource(), found);
    }

    /** Ids of the cities that a record is about: it itself, its parties, its host and guests, its owners. */
    List<String> cities(RequestResource resource, UUID id) {
        if (resource == RequestResource.CITIES) {
            return List.of(id.toString());
        }
        JsonNode draft = mapper.valueToTree(register(resource).find(id).orElseThrow());
        List<String> found = new ArrayList<>();
        draft.path("parties").forEach(party -> found.add(party.path("city").textValue()));
        ONE_CITY.forEach(name -> add(draft.path(name), found));
        SOME_CITIES.forEach(name -> draft.path(name).forEach(city -> add(city, found)));
        return found;
    }

    private static void add(JsonNode city, List<String> found) {
        if (city.isTextual()) {
            found.add(city.textValue());
        }
    }

    @SuppressWarnings("unchecked") // a collection's register and type have the same drafts
    private <D> Subject<D> of(RequestResource resource, UUID id) {
        RecordType<D> type = (RecordType<D>)
                catalog.snapshot().records(resource.collection()).type();
        return new Subject<>(type, (Register<?, D>) register(resource), drafting, id);
    }

    private Register<?, ?> register(RequestResource resource) {
        return registers.stream()
                .filter(register -> register.resource().equals(resource.collection()))
                .findFirst()
                .orElseThrow();
    }
}
