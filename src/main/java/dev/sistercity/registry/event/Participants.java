package dev.sistercity.registry.event;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.index.Index;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.CityReferences;
import java.util.ArrayList;
import java.util.List;

/** Who took part: as it is written, shown and found, whatever they took part in. */
public final class Participants {

    private Participants() {}

    /** @throws dev.sistercity.registry.shared.problem.RegistryException REFUSED, if there is no such city */
    public static List<ParticipantDraft> resolved(List<ParticipantDraft> drafts, CityReferences references) {
        return resolved(drafts, references, "/participants/");
    }

    /** @param pointer to the list that they stand in, with a slash at its end */
    public static List<ParticipantDraft> resolved(
            List<ParticipantDraft> drafts, CityReferences references, String pointer) {
        List<ParticipantDraft> resolved = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            ParticipantDraft draft = drafts.get(i);
            resolved.add(draft.city(references.id(draft.city(), pointer + i + "/city")));
        }
        return resolved;
    }

    public static List<ParticipantView> views(
            List<ParticipantDraft> drafts, CityCollection cities, ReadContext readContext) {
        return drafts.stream()
                .map(draft -> new ParticipantView(
                        cities.refOrNull(draft.city(), readContext),
                        draft.countryCode(),
                        draft.person(),
                        draft.organization(),
                        draft.group(),
                        draft.roles()))
                .toList();
    }

    public static void index(List<ParticipantDraft> drafts, Index index) {
        drafts.forEach(draft -> {
            index.put(CityCollection.SHOWN, draft.city());
            if (draft.person() != null) {
                index.text(draft.person().name());
            }
            index.text(draft.organization());
            index.text(draft.group());
        });
    }
}
