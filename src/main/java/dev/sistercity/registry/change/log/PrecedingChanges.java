package dev.sistercity.registry.change.log;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.entity.RecordVersion;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Records that a write brings with it because it refers to them, such as a city of the gazetteer: stored in the same transaction
 * and logged before whatever refers to them. Forgotten with the transaction, and so with each attempt that is repeated.
 */
@Singleton
public class PrecedingChanges {

    private static final String KEY = PrecedingChanges.class.getName();

    private final TransactionSynchronizationRegistry transaction;

    PrecedingChanges(TransactionSynchronizationRegistry transaction) {
        this.transaction = transaction;
    }

    /**
     * One record that was stored beforehand.
     *
     * @param recorded as it was stored
     * @param change to be logged
     */
    public record Preceding<D>(RecordVersion<D> recorded, Change change) {}

    /** What a transaction has so far. */
    private static final class Held {

        private final Actor writer;
        private final List<Preceding<?>> records = new ArrayList<>();

        private Held(Actor writer) {
            this.writer = writer;
        }
    }

    /** Called when a write begins, in its transaction. */
    void begin(Actor writer) {
        transaction.putResource(KEY, new Held(writer));
    }

    /** Who writes in the current transaction; empty outside of a write that a caller has asked for. */
    public Optional<Actor> writer() {
        return held().map(held -> held.writer);
    }

    /** Adds a record that the current write brings with it. */
    public <D> void add(RecordVersion<D> recorded, Change change) {
        held().orElseThrow().records.add(new Preceding<>(recorded, change));
    }

    /** What the current transaction has stored beforehand, in order. */
    public List<Preceding<?>> records() {
        return held().<List<Preceding<?>>>map(held -> List.copyOf(held.records)).orElse(List.of());
    }

    /** Forgets all but the first so many: what was only tried is rolled back by the caller that tried it. */
    public void keepFirst(int count) {
        held().ifPresent(
                        held -> held.records.subList(count, held.records.size()).clear());
    }

    /** Hands the changes over to be logged: a second time there are none. */
    List<Change> take() {
        List<Change> changes = new ArrayList<>();
        records().forEach(record -> changes.add(record.change()));
        keepFirst(0);
        return changes;
    }

    private Optional<Held> held() {
        boolean active = transaction.getTransactionKey() != null;
        return active ? Optional.ofNullable((Held) transaction.getResource(KEY)) : Optional.empty();
    }
}
