package dev.sistercity.registry.happening;

import dev.sistercity.registry.catalog.Index;
import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.city.CityReferences;
import dev.sistercity.registry.city.CityType;
import java.util.ArrayList;
import java.util.List;

/** Who took part: as it is written, shown and found, whatever they took part in. */
public final class Participants {

    private Participants() {}

    /** @throws dev.sistercity.registry.shared.problem.RegistryException REFUSED, if there is no such city */
    public static List<ParticipantDraft> resolved(List<ParticipantDraft> drafts, CityReferences references) {
        List<ParticipantDraft> resolved = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            ParticipantDraft draft = drafts.get(i);
            resolved.add(draft.city(references.id(draft.city(), "/participants/" + i + "/city")));
        }
        return resolved;
    }

    public static List<ParticipantView> views(List<ParticipantDraft> drafts, CityType cities, Reading reading) {
        return drafts.stream()
                .map(draft -> new ParticipantView(
                        cities.refOrNull(draft.city(), reading),
                        draft.countryCode(),
                        draft.person(),
                        draft.organization(),
                        draft.group(),
                        draft.roles()))
                .toList();
    }

    public static void index(List<ParticipantDraft> drafts, Index index) {
        drafts.forEach(draft -> {
            index.put(CityType.SHOWN, draft.city());
            if (draft.person() != null) {
                index.text(draft.person().name());
            }
            index.text(draft.organization());
            index.text(draft.group());
        });
    }
}
