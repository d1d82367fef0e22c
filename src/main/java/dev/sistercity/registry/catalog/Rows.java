package dev.sistercity.registry.catalog;

import dev.sistercity.registry.shared.page.Cursor;
import dev.sistercity.registry.shared.page.PageInfo;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.roaringbitmap.RoaringBitmap;

/**
 * One page of a list.
 *
 * @param entries its rows, in order
 */
public record Rows<D>(List<Entry<D>> entries, PageInfo page) {

    /**
     * Carries a query out: the selection is a bitmap, its cardinality the total, and the page the next rows of it in the
     * order asked for. A selection that holds most records is picked from the sorted order, a small one is sorted itself.
     */
    public static <D> Rows<D> of(ListQuery<D> query) {
        RoaringBitmap slots = query.selection().slots();
        int total = slots.getCardinality();
        Comparator<Entry<D>> order = comparator(query);
        int wanted = query.limit() + 1;
        boolean walk = query.sort().size() == 1
                && (long) total * total > (long) wanted * records(query).size();
        List<Entry<D>> found = walk ? walk(query, slots, wanted) : pick(query, slots, order, wanted);
        boolean more = found.size() > query.limit();
        List<Entry<D>> entries = more ? found.subList(0, query.limit()) : found;
        String next = more ? cursor(query, entries.get(entries.size() - 1)).encode() : null;
        return new Rows<>(entries, new PageInfo(query.limit(), total, next));
    }

    private static <D> Records<D> records(ListQuery<D> query) {
        return query.selection().records();
    }

    /** Walks the sorted order from the cursor on and takes what is selected. */
    private static <D> List<Entry<D>> walk(ListQuery<D> query, RoaringBitmap slots, int wanted) {
        Records<D> records = records(query);
        ListQuery.Sort sort = query.sort().get(0);
        int[] order = records.orders.get(sort.key()).ascending();
        List<Entry<D>> found = new ArrayList<>(wanted);
        int nulls = sort.descending() ? firstNull(records, order, sort.key()) : order.length;
        // Descending runs the keys backwards, and then the records without a key, backwards too: they stay last.
        int[][] runs = sort.descending()
                ? new int[][] {{nulls - 1, -1, -1}, {order.length - 1, nulls - 1, -1}}
                : new int[][] {{0, order.length, 1}};
        for (int[] run : runs) {
            for (int i = start(query, order, run); i != run[1] && found.size() < wanted; i += run[2]) {
                if (slots.contains(order[i])) {
                    found.add(records.at(order[i]));
                }
            }
        }
        return found;
    }

    /** Where in a run the first row after the cursor stands. */
    private static <D> int start(ListQuery<D> query, int[] order, int[] run) {
        if (query.after() == null) {
            return run[0];
        }
        int length = (run[1] - run[0]) * run[2];
        int low = 0;
        int high = length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            Entry<D> entry = records(query).at(order[run[0] + middle * run[2]]);
            if (compareToCursor(entry, query) > 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return run[0] + low * run[2];
    }

    private static <D> int firstNull(Records<D> records, int[] order, int key) {
        int low = 0;
        int high = order.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (records.keys.of(records.at(order[middle]), key) == null) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Keeps the first rows after the cursor in a heap. */
    private static <D> List<Entry<D>> pick(
            ListQuery<D> query, RoaringBitmap slots, Comparator<Entry<D>> order, int wanted) {
        PriorityQueue<Entry<D>> first = new PriorityQueue<>(wanted + 1, Collections.reverseOrder(order));
        records(query).forEach(slots, entry -> {
            if (query.after() != null && compareToCursor(entry, query) <= 0) {
                return;
            }
            if (first.size() < wanted) {
                first.add(entry);
            } else if (order.compare(entry, first.peek()) < 0) {
                first.poll();
                first.add(entry);
            }
        });
        List<Entry<D>> found = new ArrayList<>(first);
        found.sort(order);
        return found;
    }

    private static <D> Comparator<Entry<D>> comparator(ListQuery<D> query) {
        List<ListQuery.Sort> sort = query.sort();
        Keys<D> keys = records(query).keys;
        return (a, b) -> {
            for (ListQuery.Sort by : sort) {
                int order = Records.compareKeys(keys.of(a, by.key()), keys.of(b, by.key()), by.descending());
                if (order != 0) {
                    return order;
                }
            }
            int order = a.id().compareTo(b.id());
            return sort.get(sort.size() - 1).descending() ? -order : order;
        };
    }

    private static <D> int compareToCursor(Entry<D> entry, ListQuery<D> query) {
        Cursor after = query.after();
        List<ListQuery.Sort> sort = query.sort();
        Keys<D> keys = records(query).keys;
        for (int i = 0; i < sort.size(); i++) {
            int order = Records.compareKeys(
                    keys.of(entry, sort.get(i).key()),
                    after.keys()[i],
                    sort.get(i).descending());
            if (order != 0) {
                return order;
            }
        }
        int order = entry.id().compareTo(after.id());
        return sort.get(sort.size() - 1).descending() ? -order : order;
    }

    private static <D> Cursor cursor(ListQuery<D> query, Entry<D> last) {
        Comparable<?>[] keys = query.sort().stream()
                .map(by -> records(query).keys.of(last, by.key()))
                .toArray(Comparable<?>[]::new);
        return new Cursor(query.fingerprint(), keys, last.id());
    }
}
