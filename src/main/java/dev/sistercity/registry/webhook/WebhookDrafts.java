package dev.sistercity.registry.webhook;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.city.CityReferences;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.problem.Suggestion;
import dev.sistercity.registry.webhook.target.TargetValidator;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** What a draft of a webhook has to be: of collections and cities that there are. */
@Singleton
class WebhookDrafts {

    private final TargetValidator targetValidator;
    private final CityReferences cities;
    private final Catalog catalog;

    WebhookDrafts(TargetValidator targetValidator, CityReferences cities, Catalog catalog) {
        this.targetValidator = targetValidator;
        this.cities = cities;
        this.catalog = catalog;
    }

    /** The host of an address that has passed {@link TargetValidator#check}. */
    String host(String url) {
        return targetValidator.host(url);
    }

    /** @return with the ids of cities, and everything once */
    WebhookDraft checked(WebhookDraft draft) {
        List<String> known =
                catalog.types().stream().map(RecordCollection::name).toList();
        for (int i = 0; i < draft.resources().size(); i++) {
            String resource = draft.resources().get(i);
            if (!known.contains(resource)) {
                throw RegistryException.refused(
                        "/resources/" + i,
                        "must be one of " + String.join(", ", known) + Suggestion.phrase(resource, known));
            }
        }
        List<String> resolved = new ArrayList<>();
        for (int i = 0; i < draft.cities().size(); i++) {
            resolved.add(cities.known(draft.cities().get(i), "/cities/" + i).toString());
        }
        return new WebhookDraft(
                draft.url(),
                draft.description(),
                draft.resources().stream().distinct().toList(),
                resolved.stream().distinct().toList(),
                draft.countryCodes().stream().distinct().toList(),
                draft.actions().stream().distinct().toList(),
                draft.enabled());
    }
}
