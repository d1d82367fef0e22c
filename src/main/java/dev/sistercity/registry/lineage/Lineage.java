package dev.sistercity.registry.lineage;

import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import java.util.List;
import java.util.OptionalLong;

/**
 * The history that a snapshot belongs to: its epochs, and a fingerprint of every change in it. Tells places in this history
 * from those in one that was lost.
 */
public final class Lineage {

    private final List<Epoch> epochs;
    private final Fingerprints fingerprints;

    private Lineage(List<Epoch> epochs, Fingerprints fingerprints) {
        this.epochs = epochs;
        this.fingerprints = fingerprints;
    }

    /** Of a replica that has read nothing yet. */
    public static Lineage unread() {
        return new Lineage(List.of(), new Fingerprints());
    }

    /** The same changes, with all epochs that the database knows of, the oldest first. */
    public Lineage with(List<Epoch> known) {
        return new Lineage(List.copyOf(known), fingerprints);
    }

    public Fingerprints fingerprints() {
        return fingerprints;
    }

    /** The current epoch; null before the log has been read. */
    public Epoch epoch() {
        return epochs.isEmpty() ? null : epochs.get(epochs.size() - 1);
    }

    /** All that are known, the oldest first. */
    public List<Epoch> epochs() {
        return epochs;
    }

    /** Id of the current epoch; {@code 0} before the log has been read. */
    public String epochId() {
        return epochs.isEmpty() ? "0" : epoch().id();
    }

    /** Whether this is an epoch that the database knew of when it was last asked. */
    public boolean knows(String epoch) {
        return epochs.stream().anyMatch(known -> known.id().equals(epoch));
    }

    /** Whether the change with this number, which has been applied here, is the one with this hash. */
    public boolean has(long sequence, byte[] hash) {
        return fingerprints.at(sequence) == Fingerprints.of(hash);
    }

    /** The place of a change that has been applied here. */
    public Position position(long sequence) {
        return Position.of(sequence, fingerprints.at(sequence));
    }

    /** Epochs that began after another, the oldest first; all but the first where it is not known. */
    public List<Epoch> since(String epoch) {
        int index = 0;
        for (int i = 0; i < epochs.size(); i++) {
            if (epochs.get(i).id().equals(epoch)) {
                index = i;
            }
        }
        return epochs.isEmpty() ? List.of() : epochs.subList(index + 1, epochs.size());
    }

    /** The last change that an epoch shares with the current one; empty where nothing of it was given up. */
    public OptionalLong sharedWith(String epoch) {
        return since(epoch).stream().mapToLong(Epoch::forkedAfter).min();
    }

    /**
     * Refuses a place that is not in this history.
     *
     * @param epoch that the client knows; null if it does not say
     * @param head number of the last change that has been applied here; a place beyond it is not looked at
     * @throws RegistryException HISTORY_LOST
     */
    public void require(Position position, String epoch, long head) {
        if (epoch != null && !knows(epoch)) {
            throw lost(position, epoch);
        }
        if (epoch != null && position.sequence() > sharedWith(epoch).orElse(Long.MAX_VALUE)) {
            throw lost(position, epoch);
        }
        if (position.sequence() <= head && !position.matches(fingerprints.at(position.sequence()))) {
            throw lost(position, epoch);
        }
    }

    /**
     * The refusal of a place that is not in this history.
     *
     * @param epoch that the client knows; null if it does not say
     */
    public RegistryException lost(Position position, String epoch) {
        OptionalLong shared = epoch != null && knows(epoch)
                ? sharedWith(epoch)
                : since(null).stream()
                        .mapToLong(Epoch::forkedAfter)
                        .filter(fork -> fork < position.sequence())
                        .min();
        String which = "Change " + position + (epoch == null ? "" : " of epoch " + epoch)
                + " is not in the registry's log, whose epoch is " + epochId()
                + ": the database went back to an earlier state, and what was written after that is lost. ";
        String whatToDo = shared.isPresent()
                ? "The last change that is in both is " + shared.getAsLong()
                        + ": take back what you took over after it, and "
                        + "go on with after=" + position(shared.getAsLong())
                        + "; or take a fresh export and go on from its "
                        + "Registry-Sequence"
                : "Take a fresh export (/v1/exports) and go on from its Registry-Sequence";
        return new RegistryException(Kind.HISTORY_LOST, which + whatToDo).with("Registry-Epoch", epochId());
    }
}
