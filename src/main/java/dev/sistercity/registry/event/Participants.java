package dev.sistercity.registry.event;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.index.Index;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.CityReferences;
import dev.sistercity.registry.shared.value.Items;
import java.util.ArrayList;
import java.util.List;

/** Who took part: as it is written, shown and found, whatever they took part in. */
public final class Participants {

    private Participants() {}

    /**
     * Those of a record, with the ids that they had before the change.
     *
     * @param before null for a new record
     * @throws dev.sistercity.registry.shared.problem.RegistryException REFUSED, if there is no such city, or two have one id
     */
    public static List<ParticipantDraft> resolved(
            List<ParticipantDraft> drafts, List<ParticipantDraft> before, CityReferences references) {
        Items.requireDistinct(drafts, "participants");
        List<ParticipantDraft> resolved = Items.identified(resolved(drafts, references, "/participants/"));
        return before == null ? resolved : Items.kept(resolved, before);
    }

    /** @param pointer to the list that they stand in, with a slash at its end */
    public static List<ParticipantDraft> resolved(
            List<ParticipantDraft> drafts, CityReferences references, String pointer) {
        List<ParticipantDraft> resolved = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            ParticipantDraft draft = drafts.get(i);
            String city = references.id(draft.city(), pointer + i + "/city");
            resolved.add((Items.isOfContent(draft) ? draft.withId(null) : draft).resolved(city));
        }
        return resolved;
    }

    public static List<ParticipantView> views(
            List<ParticipantDraft> drafts, CityCollection cities, ReadContext readContext) {
        return drafts.stream()
                .map(draft -> new ParticipantView(
                        draft.id(),
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
