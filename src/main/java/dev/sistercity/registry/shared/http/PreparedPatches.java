package dev.sistercity.registry.shared.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.shared.problem.RegistryException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Patches that a write applies, worked out and validated while it holds no database connection.
 *
 * <p>What a patch makes of a record depends on the record as the transaction finds it. So the transaction only looks results
 * up: if it finds none for the record that stands, it is rolled back with {@link Unprepared}, the patch is applied and
 * validated outside, and the transaction begins anew. A refusal is kept as well and thrown where the patch is applied, so
 * the order of refusals is that of the rules. One object serves one write, which one thread carries out.
 */
public final class PreparedPatches {

    private static final ThreadLocal<PreparedPatches> CURRENT = new ThreadLocal<>();

    private final Map<Key, Result> results = new HashMap<>();
    private boolean connected;

    private record Key(Object kind, Object before, JsonNode patch) {}

    /** Exactly one of the two is not null. */
    private record Result(Object draft, RegistryException refusal) {}

    /** Ends a transaction that needs a patch applied which has not been applied yet. */
    public static final class Unprepared extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Runnable preparation;

        private Unprepared(Runnable preparation) {
            super(null, null, false, false);
            this.preparation = preparation;
        }

        /** Applies the patch and keeps what comes of it. To be called without a connection. */
        public void prepare() {
            preparation.run();
        }
    }

    /** Carries a write out on this thread. Patches applied by {@code write} outside of transactions are kept for them. */
    public static <T> T during(Supplier<T> write) {
        PreparedPatches outer = CURRENT.get();
        CURRENT.set(new PreparedPatches());
        try {
            return write.get();
        } finally {
            if (outer == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(outer);
            }
        }
    }

    /** Runs the part of a write that holds a connection. */
    public static <T> T connected(Supplier<T> transaction) {
        PreparedPatches current = CURRENT.get();
        if (current == null || current.connected) {
            return transaction.get();
        }
        current.connected = true;
        try {
            return transaction.get();
        } finally {
            current.connected = false;
        }
    }

    /** Whether this thread is in a transaction of a write. */
    static boolean isConnected() {
        PreparedPatches current = CURRENT.get();
        return current != null && current.connected;
    }

    /**
     * The draft that a patch makes of another.
     *
     * @param kind what else the result depends on, such as the type of draft
     * @param application applies and validates the patch
     * @throws RegistryException as the application does
     * @throws Unprepared inside a transaction, if the result is not known yet
     */
    @SuppressWarnings("unchecked") // the same key has the same application
    public static <D> D draft(Object kind, D before, JsonNode patch, Supplier<D> application) {
        PreparedPatches current = CURRENT.get();
        if (current == null) {
            return application.get();
        }
        Key key = new Key(kind, before, patch);
        Result known = current.results.get(key);
        if (known == null && current.connected) {
            throw new Unprepared(() -> current.results.put(key, result(application)));
        }
        if (known == null) {
            known = result(application);
            current.results.put(key, known);
        }
        if (known.refusal() != null) {
            throw known.refusal();
        }
        return (D) known.draft();
    }

    private static Result result(Supplier<?> application) {
        try {
            return new Result(application.get(), null);
        } catch (RegistryException refused) {
            return new Result(null, refused);
        }
    }
}
