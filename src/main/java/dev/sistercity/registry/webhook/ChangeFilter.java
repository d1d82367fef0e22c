package dev.sistercity.registry.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.shared.page.ParameterValues;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Which changes a webhook takes: the same sense as the filters of the feed. */
record ChangeFilter(WebhookDraft draft, CityCollection cities) {

    /** @param document of the change, read */
    boolean takes(Change change, JsonNode document, Snapshot snapshot) {
        return (draft.resources().isEmpty() || draft.resources().contains(change.resource()))
                && (draft.actions().isEmpty()
                        || change.action() != null && draft.actions().contains(change.action()))
                && takesPlaces(change, document, snapshot);
    }

    private boolean takesPlaces(Change change, JsonNode document, Snapshot snapshot) {
        if (draft.cities().isEmpty() && draft.countryCodes().isEmpty()) {
            return true;
        }
        Named named = new Named(new HashSet<>(), new HashSet<>());
        named.cities().add(change.recordId().toString());
        named.collect(document);
        if (!draft.cities().isEmpty() && draft.cities().stream().noneMatch(named.cities()::contains)) {
            return false;
        }
        if (draft.countryCodes().isEmpty()) {
            return true;
        }
        Records<CityDraft> known = snapshot.records(cities);
        named.cities().stream()
                .flatMap(id -> known.find(UUID.fromString(id)).stream())
                .forEach(city -> named.countries().add(city.draft().countryCode()));
        return draft.countryCodes().stream().anyMatch(named.countries()::contains);
    }

    /** What a document names: ids of records, some of them cities, and countries. */
    private record Named(Set<String> cities, Set<String> countries) {

        void collect(JsonNode node) {
            if (node.isTextual()) {
                Optional<UUID> id = ParameterValues.parseId(node.textValue());
                id.ifPresent(found -> cities.add(found.toString()));
            } else {
                if (node.path("countryCode").isTextual()) {
                    countries.add(node.get("countryCode").textValue());
                }
                node.forEach(this::collect);
            }
        }
    }
}
