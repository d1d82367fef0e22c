package dev.sistercity.registry.change.log;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Verifies changes as they are read: each has the next number, and the hash that follows from itself and the one before. */
public final class ChainCheck {

    /** Below that, other threads cost more than they bring. */
    private static final int MANY = 500;

    private ChainCheck() {}

    /**
     * A change that does not follow the one before it.
     *
     * @param index its place among the changes that were looked at: those before it are good
     * @param sequence the number at which the log is not as it was written
     * @param what is wrong, in words
     */
    public record Break(int index, long sequence, String what) {}

    /**
     * Finds the first of some changes that does not follow; about 5 µs of one processor for each, on all processors.
     *
     * @param sequence of the change before them, {@code hash} its hash, null if it is not there
     */
    public static Optional<Break> firstBreak(long sequence, byte[] hash, List<Change> changes) {
        IntStream all = IntStream.range(0, changes.size());
        return (changes.size() < MANY ? all : all.parallel())
                .filter(i -> !(i == 0
                        ? follows(sequence, hash, changes.get(0))
                        : follows(
                                changes.get(i - 1).sequence(),
                                changes.get(i - 1).seal().hash(),
                                changes.get(i))))
                .boxed()
                .findFirst()
                .map(i -> i == 0 && hash == null
                        ? new Break(0, sequence, "change " + sequence + " is missing")
                        : broken(i, i == 0 ? sequence : changes.get(i - 1).sequence(), changes.get(i)));
    }

    private static boolean follows(long sequence, byte[] hash, Change next) {
        return hash != null
                && next.sequence() == sequence + 1
                && Arrays.equals(next.seal().hash(), HashChain.next(hash, HashChain.canonical(next)));
    }

    private static Break broken(int index, long before, Change found) {
        return found.sequence() == before + 1
                ? new Break(index, found.sequence(), "change " + found.sequence() + " is not as it was written")
                : new Break(index, before + 1, "change " + (before + 1) + " is missing");
    }
}
