package dev.sistercity.registry.catalog;

import dev.sistercity.registry.change.log.Change;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The end of the log in memory, so that those who follow the changes cost the database nothing and go on while it is away.
 * As many of the last changes as fit, without a gap.
 */
@Singleton
public class RecentChanges {

    /** Rough bytes of all documents, in whatever way a JVM stores text. */
    private static final long MOST_BYTES = 32L * 1024 * 1024;

    private static final int BYTES_BESIDE = 400;
    private static final int BYTES_OF_KEY = 60;

    private final Change[] ring;
    private final List<RecordKey>[] altered;
    private long first = 1;
    private long next = 1;
    private long bytes;

    /** @param most how many changes are kept; fewer if their documents are large */
    @SuppressWarnings({"unchecked", "rawtypes"}) // there are no arrays of generic types
    RecentChanges(@ConfigProperty(name = "registry.changes.kept", defaultValue = "10000") int most) {
        ring = new Change[most];
        altered = new List[most];
    }

    /**
     * Takes changes that follow one another, and those taken before.
     *
     * @param others the records whose views each altered, by its number; empty where that is not known
     */
    synchronized void add(List<Change> changes, Optional<Map<Long, List<RecordKey>>> others) {
        for (Change change : changes) {
            if (change.sequence() != next) {
                clear();
                first = change.sequence();
            }
            if (change.sequence() - first == ring.length) {
                forgetFirst();
            }
            ring[at(change.sequence())] = change;
            altered[at(change.sequence())] =
                    others.map(known -> known.get(change.sequence())).orElse(null);
            next = change.sequence() + 1;
            bytes += size(change.sequence());
            while (bytes > MOST_BYTES && first < next - 1) {
                forgetFirst();
            }
        }
    }

    /** What comes next is the change after this number; of those up to it only the ones that are here already are kept. */
    synchronized void continueAfter(long sequence) {
        if (next != sequence + 1) {
            clear();
            first = sequence + 1;
            next = first;
        }
    }

    /** The number of the change before the first that is here, where there is room for it; 0 where there is none or no room. */
    public synchronized long wanted() {
        return next - first < ring.length && bytes < MOST_BYTES ? first - 1 : 0;
    }

    /** Takes changes that come right before those that are here, as many of them as there is room for. */
    synchronized void precede(List<Change> earlier) {
        for (int i = earlier.size() - 1; i >= 0 && wanted() == earlier.get(i).sequence(); i--) {
            first--;
            ring[at(first)] = earlier.get(i);
            bytes += size(first);
        }
    }

    synchronized void clear() {
        Arrays.fill(ring, null);
        Arrays.fill(altered, null);
        first = 1;
        next = 1;
        bytes = 0;
    }

    /**
     * Changes after a number, in order.
     *
     * @param upTo the last number to look at
     * @return empty if the first of them is no longer here
     */
    public synchronized Optional<List<Change>> after(long sequence, long upTo, int limit) {
        long end = Math.min(upTo, next - 1);
        if (sequence >= end) {
            return Optional.of(List.of());
        }
        if (sequence + 1 < first) {
            return Optional.empty();
        }
        List<Change> changes = new ArrayList<>((int) Math.min(limit, end - sequence));
        for (long number = sequence + 1; number <= end && changes.size() < limit; number++) {
            changes.add(ring[at(number)]);
        }
        return Optional.of(changes);
    }

    /**
     * All changes of one record, the oldest first.
     *
     * @return empty if they are not all here
     */
    public synchronized Optional<List<Change>> of(String resource, UUID recordId) {
        List<Change> changes = new ArrayList<>();
        for (long number = first; number < next; number++) {
            Change change = ring[at(number)];
            if (change.recordId().equals(recordId) && change.resource().equals(resource)) {
                changes.add(change);
            }
        }
        return !changes.isEmpty() && changes.get(0).version() == 1 ? Optional.of(changes) : Optional.empty();
    }

    /**
     * The records whose views a change altered, besides its own.
     *
     * @return empty if that is not known, or no longer
     */
    public synchronized Optional<List<RecordKey>> altered(Change change) {
        long number = change.sequence();
        boolean here = number >= first && number < next && ring[at(number)].equals(change);
        return here ? Optional.ofNullable(altered[at(number)]) : Optional.empty();
    }

    /** The change of the same record before this one, if it is still here. */
    public synchronized Optional<Change> before(Change change) {
        for (long number = Math.min(change.sequence(), next) - 1; number >= first; number--) {
            Change other = ring[at(number)];
            if (other.recordId().equals(change.recordId())
                    && other.resource().equals(change.resource())
                    && other.version() == change.version() - 1) {
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }

    private void forgetFirst() {
        bytes -= size(first);
        ring[at(first)] = null;
        altered[at(first)] = null;
        first++;
    }

    private int at(long sequence) {
        return (int) (sequence % ring.length);
    }

    private long size(long sequence) {
        List<RecordKey> others = altered[at(sequence)];
        return BYTES_BESIDE
                + 2L * ring[at(sequence)].document().length()
                + (others == null ? 0 : (long) BYTES_OF_KEY * others.size());
    }
}
