package dev.sistercity.registry.catalog.index;

import dev.sistercity.registry.catalog.ListQuery;
import dev.sistercity.registry.shared.page.Cursor;
import dev.sistercity.registry.shared.page.PageInfo;
import dev.sistercity.registry.shared.work.WorkLimit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.roaringbitmap.RoaringBitmap;

/**
 * One page of a list.
 *
 * @param entries its rows, in order
 */
public record ListPage<D>(List<Entry<D>> entries, PageInfo page) {

    /** Slots that are passed by in the time in which a record is looked at. */
    private static final int STEPS_OF_A_RECORD = 32;

    /**
     * Carries a query out: the selection is a bitmap, its cardinality the total, and the page the next rows of it in the
     * order asked for. A selection that holds most records is picked from the sorted order, a small one is sorted itself.
     */
    public static <D> ListPage<D> of(ListQuery<D> query) {
        RoaringBitmap slots = query.selection().slots();
        int total = slots.getCardinality();
        List<RoaringBitmap> parts =
                query.relevance() == null ? List.of(slots) : query.relevance().parts(query.selection());
        List<Entry<D>> found = rows(query, parts, query.limit() + 1);
        boolean more = found.size() > query.limit();
        List<Entry<D>> entries = more ? found.subList(0, query.limit()) : found;
        String next = more && query.limit() > 0
                ? cursor(query, parts, entries.get(entries.size() - 1)).encode()
                : null;
        int unreadable = records(query).unreadable().size();
        return new ListPage<>(
                entries,
                new PageInfo(query.limit(), total, next, unreadable == 0 ? null : unreadable, query.unknownIds()));
    }

    /** The first rows after the cursor, part by part. */
    private static <D> List<Entry<D>> rows(ListQuery<D> query, List<RoaringBitmap> parts, int wanted) {
        if (query.relevance() == null) {
            return rows(query, parts.get(0), wanted);
        }
        int first = part(query.after());
        List<Entry<D>> found = new ArrayList<>(wanted);
        for (int i = first; i < parts.size() && found.size() < wanted; i++) {
            Cursor within = i == first && query.after() != null ? query.after().rest() : null;
            found.addAll(rows(query.part(within), parts.get(i), wanted - found.size()));
        }
        return found;
    }

    /** The part that a cursor stands in: its first key; before the first where clients made the cursor themselves. */
    private static int part(Cursor after) {
        return after == null || after.keys()[0] == null ? 0 : Math.max(0, (Integer) after.keys()[0]);
    }

    private static <D> List<Entry<D>> rows(ListQuery<D> query, RoaringBitmap slots, int wanted) {
        long count = slots.getCardinality();
        boolean walk = query.sort().size() == 1
                && count * count > (long) wanted * records(query).size();
        return walk ? walk(query, slots, wanted) : pick(query, slots, comparator(query), wanted);
    }

    private static <D> Records<D> records(ListQuery<D> query) {
        return query.selection().records();
    }

    /** Walks the sorted order from the cursor on and takes what is selected. */
    private static <D> List<Entry<D>> walk(ListQuery<D> query, RoaringBitmap slots, int wanted) {
        Records<D> records = records(query);
        ListQuery.Sort sort = query.sort().get(0);
        SortedIndex.Order order = records.orders.byKey().get(sort.key()).ascending();
        SortedIndex.Order.Reader reader = order.reader();
        List<Entry<D>> found = new ArrayList<>(wanted);
        int nulls = sort.descending() ? firstNull(records, order, sort.key()) : order.size();
        // Descending runs the keys backwards, and then the records without a key, backwards too: they stay last.
        int[][] runs = sort.descending()
                ? new int[][] {{nulls - 1, -1, -1}, {order.size() - 1, nulls - 1, -1}}
                : new int[][] {{0, order.size(), 1}};
        for (int[] run : runs) {
            for (int i = start(query, order, run); i != run[1] && found.size() < wanted; i += run[2]) {
                if (i % STEPS_OF_A_RECORD == 0) {
                    WorkLimit.count(1);
                }
                int slot = reader.at(i);
                if (slots.contains(slot)) {
                    found.add(records.at(slot));
                }
            }
        }
        return found;
    }

    /** Where in a run the first row after the cursor stands. */
    private static <D> int start(ListQuery<D> query, SortedIndex.Order order, int[] run) {
        if (query.after() == null) {
            return run[0];
        }
        SortedIndex.Order.Reader reader = order.reader();
        int length = (run[1] - run[0]) * run[2];
        int low = 0;
        int high = length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            Entry<D> entry = records(query).at(reader.at(run[0] + middle * run[2]));
            if (compareToCursor(entry, query) > 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return run[0] + low * run[2];
    }

    private static <D> int firstNull(Records<D> records, SortedIndex.Order order, int key) {
        SortedIndex.Order.Reader reader = order.reader();
        int low = 0;
        int high = order.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (records.orders.keys().of(records.at(reader.at(middle)), key) == null) {
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
        SortKeys<D> sortKeys = records(query).orders.keys();
        return (a, b) -> {
            for (ListQuery.Sort by : sort) {
                int order = SortOrders.compareKeys(sortKeys.of(a, by.key()), sortKeys.of(b, by.key()), by.descending());
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
        SortKeys<D> sortKeys = records(query).orders.keys();
        for (int i = 0; i < sort.size(); i++) {
            int order = SortOrders.compareKeys(
                    sortKeys.of(entry, sort.get(i).key()),
                    after.keys()[i],
                    sort.get(i).descending());
            if (order != 0) {
                return order;
            }
        }
        int order = entry.id().compareTo(after.id());
        return sort.get(sort.size() - 1).descending() ? -order : order;
    }

    private static <D> Cursor cursor(ListQuery<D> query, List<RoaringBitmap> parts, Entry<D> last) {
        List<Comparable<?>> keys = new ArrayList<>();
        if (query.relevance() != null) {
            keys.add(IntStream.range(0, parts.size())
                    .filter(i -> parts.get(i).contains(last.slot()))
                    .findFirst()
                    .orElseThrow());
        }
        query.sort().forEach(by -> keys.add(records(query).orders.keys().of(last, by.key())));
        return new Cursor(query.fingerprint(), keys.toArray(Comparable<?>[]::new), last.id());
    }
}
