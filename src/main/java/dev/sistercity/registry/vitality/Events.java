package dev.sistercity.registry.vitality;

import dev.sistercity.registry.partnership.api.MilestoneDraft;
import dev.sistercity.registry.partnership.api.MilestoneType;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.value.Agreement;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.vitality.api.EventView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What happened to a partnership: its milestones, and its beginning and end where no milestone tells of them. */
public final class Events {

    private Events() {}

    /** The earliest first. */
    public static List<EventView> of(PartnershipDraft partnership) {
        List<EventView> events = new ArrayList<>();
        for (MilestoneDraft milestone : partnership.milestones()) {
            if (milestone.date() != null) {
                events.add(
                        new EventView(Kebab.of(milestone.type()), milestone.date(), "/milestones/~" + milestone.id()));
            }
        }
        add(events, partnership, "established", partnership.established(), MilestoneType.SIGNED);
        add(events, partnership, "ended", partnership.ended(), MilestoneType.ENDED);
        events.sort(Comparator.comparing(EventView::date));
        return events;
    }

    /** @param told by a milestone of this type, if one agrees with the date */
    private static void add(
            List<EventView> events, PartnershipDraft partnership, String name, EdtfDate date, MilestoneType told) {
        boolean known = date == null
                || partnership.milestones().stream()
                        .anyMatch(milestone -> milestone.type() == told
                                && milestone.date() != null
                                && milestone.date().agreementWith(date) != Agreement.CONFLICTS);
        if (!known) {
            events.add(new EventView(name, date, "/" + name));
        }
    }
}
