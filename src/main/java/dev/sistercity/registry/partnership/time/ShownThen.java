package dev.sistercity.registry.partnership.time;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.partnership.api.Confirmation;
import dev.sistercity.registry.partnership.api.KindAsStatedView;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.partnership.api.PartyDraft;
import dev.sistercity.registry.partnership.api.PartyView;
import java.util.ArrayList;
import java.util.List;

/** Parts of a partnership as a caller reads them, now or as of the reading's day. */
public final class ShownThen {

    private ShownThen() {}

    /** The sides; as of a day, those who were in it. */
    public static List<PartyView> parties(
            PartnershipDraft partnership, CityCollection cities, ReadContext readContext) {
        List<PartyView> parties = new ArrayList<>(partnership.parties().size());
        for (PartyDraft party : partnership.parties()) {
            if (readContext.asOf() == null
                    || Membership.wasIn(partnership, party, readContext.asOf(), readContext.certainty())) {
                parties.add(party(partnership, party, cities, readContext));
            }
        }
        return parties;
    }

    private static PartyView party(
            PartnershipDraft partnership, PartyDraft party, CityCollection cities, ReadContext readContext) {
        return new PartyView(
                party.id(),
                cities.ref(party.city(), readContext),
                party.nameAsSigned(),
                party.joined(),
                readContext.asOf() == null ? Membership.left(partnership, party) : null,
                readContext.asOf() == null ? party.leftReason() : null,
                cities.refOrNull(party.successorOf(), readContext),
                Confirmation.of(partnership, party.city()));
    }

    /**
     * What it is called; as of a day, what it was called by then. Words without a date say what it is today.
     *
     * @param then null for now
     * @return null for none
     */
    public static List<KindAsStatedView> namesOfKind(
            PartnershipDraft partnership, Timeline then, CityCollection cities, ReadContext readContext) {
        List<KindAsStatedView> names = partnership.namesOfKind().stream()
                .filter(name -> then == null
                        || (name.date() == null
                                ? then.kind() == partnership.kind()
                                : name.date().begunBy(readContext.asOf(), readContext.certainty())))
                .map(name -> new KindAsStatedView(
                        name.value(), name.lang(), cities.refOrNull(name.by(), readContext), name.date()))
                .toList();
        return names.isEmpty() ? null : names;
    }
}
