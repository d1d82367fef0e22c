package dev.sistercity.registry.endpoint.feed;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.shared.http.Characters;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.Parameters;
import dev.sistercity.registry.shared.problem.RegistryException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Which changes a follower wants.
 *
 * @param resources collections; empty for all
 * @param city itself or named in the record; null for any
 */
record FeedFilter(List<String> resources, UUID city) {

    private static final String CITIES = "cities";

    static final ListParameter CITY = ListParameter.text(
            "city", "Only changes of this city and of records that refer to it: its id, or {scheme}:{value}", null);

    static ListParameter resource(Collection<String> collections) {
        return ListParameter.choice(
                        "resource",
                        "Only changes of records of this collection; repeat it for several",
                        List.copyOf(collections),
                        null)
                .many();
    }

    static List<String> collections(Catalog catalog) {
        return catalog.types().stream().map(RecordCollection::name).toList();
    }

    /** @throws RegistryException MALFORMED if the city is none: an empty feed would hide a wrong id */
    static FeedFilter of(Parameters parameters, Snapshot snapshot) {
        return new FeedFilter(
                parameters.all("resource"),
                parameters.one(CITY.name()).map(text -> city(text, snapshot)).orElse(null));
    }

    private static UUID city(String reference, Snapshot snapshot) {
        Records<?> cities = snapshot.records(CITIES);
        try {
            return cities.type()
                    .resolve(reference, snapshot)
                    .filter(id -> cities.find(id).isPresent()
                            || cities.findDeleted(id).isPresent()
                            || cities.findUnreadable(id).isPresent())
                    .orElseThrow(() -> RegistryException.ofParameter(
                            CITY.name(), "names no city of the registry: " + Characters.printable(reference)));
        } catch (RegistryException e) {
            throw RegistryException.ofParameter(
                    CITY.name(), e.violations().get(0).detail());
        }
    }

    boolean takesAll() {
        return resources.isEmpty() && city == null;
    }

    boolean takes(Change change) {
        return (resources.isEmpty() || resources.contains(change.resource()))
                && (city == null
                        || change.recordId().equals(city)
                        || change.document().contains(city.toString()));
    }
}
