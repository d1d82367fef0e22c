package dev.sistercity.registry.catalog;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Callbacks that run once this replica has applied a given change, without holding a thread: long polls, streams, and
 * readers of what they wrote elsewhere. When the service ends they are all called, so that it need not wait for them.
 */
@Singleton
public class SequenceWaiters {

    private final ConcurrentSkipListMap<Key, Runnable> waiting = new ConcurrentSkipListMap<>();
    private final AtomicLong ids = new AtomicLong();
    private volatile long arrived;
    private volatile boolean closing;

    private record Key(long sequence, long id) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            int bySequence = Long.compare(sequence, other.sequence);
            return bySequence != 0 ? bySequence : Long.compare(id, other.id);
        }
    }

    /**
     * Runs a task once, as soon as the change with this number has been applied, the log went back, or the
     * service ends.
     *
     * @param call is quick and throws nothing: it is made by the caller's thread or by the one that applies changes
     * @return gives up waiting
     */
    public Runnable when(long sequence, Runnable call) {
        if (arrived >= sequence || closing) {
            call.run();
            return () -> {};
        }
        Key key = new Key(sequence, ids.incrementAndGet());
        waiting.put(key, call);
        if (arrived >= sequence || closing) {
            // It came in between, and may have missed this one.
            call(key);
        }
        return () -> waiting.remove(key);
    }

    /** Whether the service is ending: no request may wait any longer. */
    public boolean closing() {
        return closing;
    }

    /** How many wait. */
    public int waiting() {
        return waiting.size();
    }

    void arrived(long sequence) {
        arrived = sequence;
        NavigableMap<Key, Runnable> due = waiting.headMap(new Key(sequence, Long.MAX_VALUE), true);
        due.keySet().forEach(this::call);
    }

    /** Calls back all requests that wait, so that they look again. */
    void callAll() {
        waiting.keySet().forEach(this::call);
    }

    /** Before the server waits for requests that are under way. */
    void close(@Observes ShutdownDelayInitiatedEvent ending) {
        closing = true;
        callAll();
    }

    /** Where the first event is left out, as in development. */
    void closeAtLast(@Observes ShutdownEvent ending) {
        close(null);
    }

    private void call(Key key) {
        Runnable call = waiting.remove(key);
        if (call != null) {
            call.run();
        }
    }
}
