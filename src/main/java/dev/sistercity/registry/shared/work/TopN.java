package dev.sistercity.registry.shared.work;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The last few of many, by some order: only those are kept while the others go by. */
public final class TopN<T> {

    private final Comparator<? super T> order;
    private final int most;
    private final PriorityQueue<T> kept;
    private int seen;

    public TopN(int most, Comparator<? super T> order) {
        this.order = order;
        this.most = most;
        this.kept = new PriorityQueue<>(order);
    }

    public void add(T one) {
        seen++;
        if (kept.size() < most) {
            kept.add(one);
        } else if (order.compare(one, kept.peek()) > 0) {
            kept.remove();
            kept.add(one);
        }
    }

    /** How many there were. */
    public int seen() {
        return seen;
    }

    /** Those that are kept, in their order. */
    public List<T> kept() {
        return kept.stream().sorted(order).toList();
    }
}
