package dev.sistercity.registry.vitality;

import dev.sistercity.registry.partnership.MilestoneDraft;
import dev.sistercity.registry.partnership.MilestoneType;
import dev.sistercity.registry.partnership.PartnershipDraft;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.value.Agreement;
import dev.sistercity.registry.shared.value.EdtfDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What happened to a partnership: its milestones, and its beginning and end where no milestone tells of them. */
public final class Events {

    private Events() {}

    /** The earliest first. */
    public static List<EventView> of(PartnershipDraft partnership) {
        List<EventView> events = new ArrayList<>();
        for (int i = 0; i < partnership.milestones().size(); i++) {
            MilestoneDraft milestone = partnership.milestones().get(i);
            events.add(new EventView(Kebab.of(milestone.type()), milestone.date(), "/milestones/" + i));
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
                                && milestone.date().agreementWith(date) != Agreement.CONFLICTS);
        if (!known) {
            events.add(new EventView(name, date, "/" + name));
        }
    }
}
