package dev.sistercity.registry.catalog.index;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.RecordCollection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.roaringbitmap.RoaringBitmap;

/** The records of a collection that a query selects, while its filters narrow them down. */
public final class Selection<D> {

    private final Records<D> records;
    private final ReadContext readContext;
    private final List<Predicate<Entry<D>>> conditions = new ArrayList<>();
    private RoaringBitmap selected;
    private boolean owned;

    /** All records of a type, to begin with. */
    public static <D> Selection<D> of(RecordCollection<D> type, ReadContext readContext) {
        Records<D> records = readContext.snapshot().records(type);
        return new Selection<>(records, type.members(records, readContext.snapshot()), readContext);
    }

    private Selection(Records<D> records, RoaringBitmap members, ReadContext readContext) {
        this.records = records;
        this.readContext = readContext;
        this.selected = members;
    }

    public Records<D> records() {
        return records;
    }

    public ReadContext reading() {
        return readContext;
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

    /** Keeps none of these slots. The bitmap is not changed. */
    public void exclude(RoaringBitmap slots) {
        selected = RoaringBitmap.andNot(selected, slots);
        owned = true;
    }

    /** Keeps only records that meet a condition; looked at after all bitmaps have narrowed the selection. */
    public void retain(Predicate<Entry<D>> condition) {
        conditions.add(condition);
    }

    /** Slots of the records that are selected by now; not to be changed. */
    public RoaringBitmap slots() {
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
        conditions.clear();
        selected = met;
        owned = true;
        return met;
    }
}
