package dev.sistercity.registry.shared.work;

import java.util.function.Supplier;

/**
 * How many records a thread that all share may look at one by one for one request. What needs more finds out before it begins, and
 * is begun anew on another thread. Threads that belong to one piece of work have no limit.
 */
public final class WorkLimit {

    private static final ThreadLocal<WorkLimit> CURRENT = new ThreadLocal<>();

    private final long most;
    private long counted;

    private WorkLimit(long most) {
        this.most = most;
    }

    /**
     * Does some work on the thread that calls.
     *
     * @param most records that it may look at
     * @throws Exceeded if it would look at more
     */
    public static <T> T within(long most, Supplier<T> work) {
        CURRENT.set(new WorkLimit(most));
        try {
            return work.get();
        } finally {
            CURRENT.remove();
        }
    }

    /**
     * Says what is about to be done.
     *
     * @param records that are looked at one by one, or what costs as much as these
     * @throws Exceeded if the thread may not
     */
    public static void count(long records) {
        WorkLimit limit = CURRENT.get();
        if (limit != null) {
            limit.counted += records;
            if (limit.counted > limit.most) {
                throw new Exceeded(limit.counted);
            }
        }
    }

    /** Ends work that has to be done elsewhere; no fault, so without the trace of calls that led to it. */
    public static final class Exceeded extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final long counted;

        private Exceeded(long counted) {
            super("More work than the thread may do", null, false, false);
            this.counted = counted;
        }

        /** What was counted by then: the work is this much at least. */
        public long counted() {
            return counted;
        }
    }
}
