package dev.sistercity.registry.endpoint;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.catalog.Snapshot;
import dev.sistercity.registry.change.Change;
import dev.sistercity.registry.change.RecordDocument;
import dev.sistercity.registry.change.Recorded;
import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Shows changes: the record as its own address would show it, its names and counts as the registry now has them. */
@Singleton
class ChangeViews {

    private static final HexFormat HEX = HexFormat.of();

    /** Bytes of JSON kept, so that many who follow at once cost as much as one. */
    private static final long MOST_KEPT = 8L * 1024 * 1024;

    private final RecordDocument documents;
    private final Renderer renderer;
    private final Cache<Long, Kept> kept = Caffeine.newBuilder()
            .maximumWeight(MOST_KEPT)
            .<Long, Kept>weigher((sequence, value) -> value.json().length)
            .executor(Runnable::run)
            .build();

    ChangeViews(RecordDocument documents, Renderer renderer) {
        this.documents = documents;
        this.renderer = renderer;
    }

    /** @param stamp of the snapshot whose names are in it */
    private record Kept(long stamp, byte[] json) {}

    /** One line. */
    byte[] json(Change change, Snapshot snapshot) {
        Kept known = kept.getIfPresent(change.sequence());
        if (known != null && known.stamp() == snapshot.stamp()) {
            return known.json();
        }
        byte[] json = renderer.json(of(change, snapshot));
        kept.put(change.sequence(), new Kept(snapshot.stamp(), json));
        return json;
    }

    ChangeView of(Change change, Snapshot snapshot) {
        return type(change, snapshot).map(type -> of(type, change, snapshot)).orElseGet(() -> of(change, null, null));
    }

    private <D> ChangeView of(RecordType<D> type, Change change, Snapshot snapshot) {
        Recorded<D> recorded = documents.read(change.document(), type.draftType());
        Object record = type.view(new Entry<>(-1, recorded, new Comparable<?>[0]), Reading.of(snapshot));
        return of(change, recorded.mergedInto(), record);
    }

    private static ChangeView of(Change change, UUID into, Object record) {
        return new ChangeView(
                change.sequence(),
                change.at(),
                change.actor(),
                change.resource(),
                change.recordId(),
                change.version(),
                change.action(),
                change.reason(),
                null,
                into,
                HEX.formatHex(change.seal().hash()),
                record);
    }

    /** @param all changes of one record */
    Revisions revisions(RecordType<?> type, List<Change> all) {
        return new Revisions(type, documents, all);
    }

    /** Empty where a newer version of the service, beside this one, wrote a kind of record that this one does not know. */
    static Optional<RecordType<?>> type(Change change, Snapshot snapshot) {
        return Optional.ofNullable(snapshot.all().get(change.resource())).map(records -> records.type());
    }
}
