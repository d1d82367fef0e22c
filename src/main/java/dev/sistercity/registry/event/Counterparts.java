package dev.sistercity.registry.event;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.index.Index;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.CityReferences;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Counterparts: how they are written, shown and found. */
public final class Counterparts {

    /** The facet by which they are found. */
    public static final String COUNTRY = "counterpartCountryCode";

    private Counterparts() {}

    /**
     * @param pointer to the list
     * @return each once
     * @throws dev.sistercity.registry.shared.problem.RegistryException REFUSED, if there is no such city
     */
    public static List<CounterpartDraft> resolved(
            List<CounterpartDraft> drafts, String pointer, CityReferences references) {
        List<CounterpartDraft> resolved = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            CounterpartDraft draft = drafts.get(i);
            resolved.add(new CounterpartDraft(
                    references.id(draft.city(), pointer + "/" + i + "/city"),
                    draft.countryCode(),
                    draft.organization()));
        }
        return resolved.stream().distinct().toList();
    }

    public static List<CounterpartView> views(
            List<CounterpartDraft> drafts, CityCollection cities, ReadContext readContext) {
        return drafts.stream()
                .map(draft -> new CounterpartView(
                        cities.refOrNull(draft.city(), readContext), draft.countryCode(), draft.organization()))
                .toList();
    }

    /** A city counts for its country, too. */
    public static void index(List<CounterpartDraft> drafts, CityCollection cities, Snapshot snapshot, Index index) {
        drafts.forEach(draft -> {
            index.put(COUNTRY, draft.countryCode());
            index.text(draft.organization());
            if (draft.city() != null) {
                index.put(CityCollection.SHOWN, draft.city());
                snapshot.find(cities, UUID.fromString(draft.city()))
                        .ifPresent(city -> index.put(COUNTRY, city.draft().countryCode()));
            }
        });
    }
}
