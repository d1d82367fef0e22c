package dev.sistercity.registry.calendar;

import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.partnership.PartnershipDraft;
import java.util.Comparator;

/** An occasion of a partnership, in one of the years in which it comes round. */
record Anniversary(Entry<PartnershipDraft> entry, Occasion occasion, int years, Occasion.Day day) {

    static final Comparator<Anniversary> EARLIEST_FIRST = Comparator.comparing(
                    (Anniversary one) -> one.day().days().first())
            .thenComparing(one -> one.day().days().last())
            .thenComparing(one -> one.entry().id())
            .thenComparing(one -> one.occasion().key());

    /** The same for ever, whatever else is recorded of the partnership. */
    String uid() {
        return "anniversary-" + entry.id() + '-' + occasion.key() + '-'
                + day.days().first().getYear();
    }
}
