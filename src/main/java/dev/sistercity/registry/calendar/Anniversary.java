package dev.sistercity.registry.calendar;

import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.shared.page.Cursor;
import java.util.Comparator;
import java.util.List;

/** An occasion of a partnership, in one of the years in which it comes round. */
record Anniversary(Entry<PartnershipDraft> entry, Occasion occasion, int years, Occasion.Day day) {

    static final Comparator<Anniversary> EARLIEST_FIRST = Comparator.comparing(
                    (Anniversary one) -> one.day().days().first())
            .thenComparing(one -> one.day().days().last())
            .thenComparing(one -> one.entry().id())
            .thenComparing(one -> one.occasion().key());

    /** Where a page that ends with it goes on: see {@link #isAfter}. */
    Cursor cursor(int query) {
        Comparable<?>[] keys = {
            day.days().first().toEpochDay(), day.days().last().toEpochDay(), occasion.key()
        };
        return new Cursor(query, keys, entry.id());
    }

    static final List<Class<?>> KEYS = List.of(Long.class, Long.class, String.class);

    /** Whether it comes after the one that a cursor was made of. */
    boolean isAfter(Cursor cursor) {
        int order = Long.compare(day.days().first().toEpochDay(), (Long) cursor.keys()[0]);
        if (order == 0) {
            order = Long.compare(day.days().last().toEpochDay(), (Long) cursor.keys()[1]);
        }
        if (order == 0) {
            order = entry.id().compareTo(cursor.id());
        }
        return order > 0 || order == 0 && occasion.key().compareTo((String) cursor.keys()[2]) > 0;
    }

    /** The same for ever, whatever else is recorded of the partnership. */
    String uid() {
        return "anniversary-" + entry.id() + '-' + occasion.key() + '-'
                + day.days().first().getYear();
    }
}
