package dev.sistercity.registry.catalog.index;

import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.change.entity.RecordVersion;
import dev.sistercity.registry.lineage.Lineage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** The whole registry at one point of the log. Immutable. */
public final class Snapshot {

    private static final AtomicLong STAMPS = new AtomicLong();

    private final long stamp = STAMPS.incrementAndGet();
    private final long sequence;
    private final Lineage lineage;
    private final Map<String, Records<?>> byName;

    Snapshot(long sequence, Lineage lineage, Map<String, Records<?>> byName) {
        this.sequence = sequence;
        this.lineage = lineage;
        this.byName = byName;
    }

    public static Snapshot empty(Iterable<RecordCollection<?>> types) {
        Map<String, Records<?>> byName = new LinkedHashMap<>();
        types.forEach(type -> byName.put(type.name(), Records.empty(type)));
        return new Snapshot(0, Lineage.unread(), byName);
    }

    /** The number of the last change that is in it. */
    public long sequence() {
        return sequence;
    }

    /** The history that it belongs to. */
    public Lineage lineage() {
        return lineage;
    }

    /** The same records, with what is known of their history by now. */
    public Snapshot with(Lineage known) {
        return new Snapshot(sequence, known, byName);
    }

    /** Whether every change of the older of the two is in the younger. */
    public boolean isOfOneHistoryWith(Snapshot other) {
        return lineage.fingerprints() == other.lineage.fingerprints();
    }

    /** Tells this snapshot from every other one of this process: what is made of it may be kept under the stamp. */
    public long stamp() {
        return stamp;
    }

    public Map<String, Records<?>> all() {
        return byName;
    }

    /** @throws IllegalArgumentException if there is no such collection */
    public Records<?> records(String name) {
        Records<?> records = byName.get(name);
        if (records == null) {
            throw new IllegalArgumentException("No collection " + name);
        }
        return records;
    }

    @SuppressWarnings("unchecked") // a name belongs to one type
    public <D> Records<D> records(RecordCollection<D> type) {
        return (Records<D>) records(type.stored().name());
    }

    public <D> Optional<Entry<D>> find(RecordCollection<D> type, UUID id) {
        return records(type).find(id);
    }

    /** The record that a merged one has become, at the end of all merges; empty where it was not merged. */
    public Optional<UUID> successor(UUID id) {
        Optional<UUID> next = mergedInto(id);
        return next.map(into -> successor(into).orElse(into));
    }

    private Optional<UUID> mergedInto(UUID id) {
        for (Records<?> records : byName.values()) {
            Optional<UUID> into = records.findDeleted(id).map(Tombstone::mergedInto);
            if (into.isPresent()) {
                return into;
            }
        }
        return Optional.empty();
    }

    /** The registry as it would be with this record in it: for answers before a commit. */
    public <D> Snapshot with(RecordCollection<D> type, RecordVersion<D> recordVersion) {
        return new SnapshotEditor(this).put(type.name(), recordVersion).done(sequence);
    }
}
