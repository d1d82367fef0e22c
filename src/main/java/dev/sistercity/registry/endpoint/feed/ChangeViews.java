package dev.sistercity.registry.endpoint.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.change.entity.RecordVersion;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.change.log.RecordDocument;
import dev.sistercity.registry.change.log.UnreadableDocument;
import dev.sistercity.registry.endpoint.read.Renderer;
import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
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
    private final TouchedRecords touchedRecords;
    private final Cache<Long, CachedView> kept = Caffeine.newBuilder()
            .maximumWeight(MOST_KEPT)
            .<Long, CachedView>weigher((sequence, value) -> value.json().length)
            .executor(Runnable::run)
            .build();

    ChangeViews(RecordDocument documents, Renderer renderer, TouchedRecords touchedRecords) {
        this.documents = documents;
        this.renderer = renderer;
        this.touchedRecords = touchedRecords;
    }

    /** @param stamp of the snapshot whose names are in it */
    private record CachedView(long stamp, byte[] json) {}

    /** One line of the feed. */
    byte[] json(Change change, Snapshot snapshot) {
        CachedView known = kept.getIfPresent(change.sequence());
        if (known != null && known.stamp() == snapshot.stamp()) {
            return known.json();
        }
        byte[] json = renderer.json(touchedRecords.addedTo(of(change, snapshot), change, snapshot));
        kept.put(change.sequence(), new CachedView(snapshot.stamp(), json));
        return json;
    }

    ChangeView of(Change change, Snapshot snapshot) {
        Shown shown = type(change, snapshot)
                .map(type -> shown(type, change, snapshot))
                .orElse(Shown.NOTHING);
        return new ChangeView(
                change.sequence(),
                change.at(),
                change.actor(),
                change.resource(),
                change.recordId(),
                change.version(),
                change.named(),
                change.reason(),
                null,
                shown.into(),
                null,
                null,
                HEX.formatHex(change.seal().hash()),
                shown.record(),
                shown.unknown().isEmpty() ? null : shown.unknown());
    }

    /**
     * Changes of one record, each with what it altered.
     *
     * @param all that the record has
     */
    List<ChangeView> revisions(RecordCollection<?> type, List<Change> all, List<Change> wanted, Snapshot snapshot) {
        Revisions revisions = new Revisions(type, documents, all);
        return wanted.stream()
                .map(change -> of(change, snapshot).comparedBy(revisions.changed(change)))
                .toList();
    }

    /** Empty where a newer version of the service, beside this one, wrote a kind of record that this one does not know. */
    static Optional<RecordCollection<?>> type(Change change, Snapshot snapshot) {
        return Optional.ofNullable(snapshot.all().get(change.resource())).map(records -> records.type());
    }

    /** @param unknown what a newer version wrote besides, by pointers */
    private record Shown(UUID into, Object record, Map<String, JsonNode> unknown) {

        private static final Shown NOTHING = new Shown(null, null, Map.of());
    }

    private <D> Shown shown(RecordCollection<D> type, Change change, Snapshot snapshot) {
        RecordVersion<D> recordVersion;
        Object view;
        try {
            recordVersion = documents.read(change.document(), type.draftType());
            view = Renderer.view(type, new Entry<>(-1, recordVersion, new Comparable<?>[0]), ReadContext.of(snapshot));
        } catch (UnreadableDocument e) {
            return type.openDocuments()
                    ? new Shown(null, null, Map.of("/draft", documents.draft(change.document())))
                    : Shown.NOTHING;
        }
        return new Shown(
                recordVersion.mergedInto(), view, type.openDocuments() ? documents.unknown(recordVersion) : Map.of());
    }
}
