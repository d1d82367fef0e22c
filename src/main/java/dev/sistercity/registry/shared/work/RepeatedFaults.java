package dev.sistercity.registry.shared.work;

import java.util.Objects;

/** Tells a fault that goes on, round after round, from a new one: the log has each once. For one thread. */
public final class RepeatedFaults {

    private String last;

    /** Whether the fault before it was another one, or none. */
    public boolean isNew(Throwable fault) {
        String now = words(fault);
        boolean isNew = !Objects.equals(last, now);
        last = now;
        return isNew;
    }

    /** The work was done: the same fault would be a new one. */
    public void passed() {
        last = null;
    }

    /** By its kind and that of its cause: messages have numbers and times in them. */
    private static String words(Throwable fault) {
        Throwable cause = fault;
        StringBuilder kinds = new StringBuilder();
        for (int depth = 0; cause != null && depth < 10; depth++) {
            kinds.append(cause.getClass().getName()).append(' ');
            cause = cause.getCause();
        }
        return kinds.toString();
    }
}
