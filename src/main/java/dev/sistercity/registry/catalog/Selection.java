package dev.sistercity.registry.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.roaringbitmap.RoaringBitmap;

/** The records of a collection that a query selects, while its filters narrow them down. */
public final class Selection<D> {

    private final Records<D> records;
    private final Reading reading;
    private final List<Predicate<Entry<D>>> conditions = new ArrayList<>();
    private RoaringBitmap selected;
    private boolean owned;

    /** All records of a type, to begin with. */
    public static <D> Selection<D> of(RecordType<D> type, Reading reading) {
        Records<D> records = reading.snapshot().records(type);
        return new Selection<>(records, type.members(records), reading);
    }

    private Selection(Records<D> records, RoaringBitmap members, Reading reading) {
        this.records = records;
        this.reading = reading;
        this.selected = members;
    }

    public Records<D> records() {
        return records;
    }

    public Reading reading() {
        return reading;
    }

    /** Keeps only these slots. The bitmap is not changed. */
    public void retain(RoaringBitmap slots) {
        if (owned) {
            selected.and(slots);
        } else if (selected == records.all()) {
            // Every facet holds live records only.
            selected = slots;
        } else {
            selected = RoaringBitmap.and(selected, slots);
            owned = true;
        }
    }

    /** Keeps only records that meet a condition; looked at after all bitmaps have narrowed the selection. */
    public void retain(Predicate<Entry<D>> condition) {
        conditions.add(condition);
    }

    RoaringBitmap slots() {
        if (conditions.isEmpty()) {
            return selected;
        }
        RoaringBitmap met = new RoaringBitmap();
        records.forEach(selected, entry -> {
            for (Predicate<Entry<D>> condition : conditions) {
                if (!condition.test(entry)) {
                    return;
                }
            }
            met.add(entry.slot());
        });
        return met;
    }
}
