package dev.sistercity.registry.catalog;

import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Index;
import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.shared.page.ParameterValues;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Which records refer to which, in either direction. Told by facets: every collection puts the ids of the records that its own
 * refer to into some facet of theirs.
 */
final class References {

    private static final int LENGTH_OF_ID = 36;

    private References() {}

    /** The records that refer to this one. */
    static void to(UUID id, Snapshot snapshot, Consumer<RecordKey> other) {
        snapshot.all().values().forEach(records -> addThose(records, id, other));
    }

    /** As {@link #to}, those alone whose collections are about other records: claims and change requests. */
    static void about(UUID id, Snapshot snapshot, Consumer<RecordKey> other) {
        snapshot.all().values().forEach(records -> {
            if (records.type().aboutOthers()) {
                addThose(records, id, other);
            }
        });
    }

    private static <D> void addThose(Records<D> records, UUID id, Consumer<RecordKey> other) {
        records.forEach(
                records.naming(id),
                entry -> other.accept(new RecordKey(records.type().name(), entry.id())));
    }

    /** The records that this one refers to, as far as they stand. */
    static <D> void of(RecordCollection<D> type, Entry<D> entry, Snapshot snapshot, Consumer<RecordKey> other) {
        type.index(entry, snapshot, new Index() {
            @Override
            public void put(String facet, Object value) {
                if (value != null && value.toString().length() == LENGTH_OF_ID) {
                    ParameterValues.parseId(value.toString()).ifPresent(id -> snapshot.all().values().stream()
                            .filter(records -> records.find(id).isPresent())
                            .forEach(records ->
                                    other.accept(new RecordKey(records.type().name(), id))));
                }
            }

            @Override
            public void text(String text) {}
        });
    }
}
