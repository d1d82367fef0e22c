package dev.sistercity.registry.endpoint;

import dev.sistercity.registry.catalog.RecordType;
import jakarta.inject.Singleton;

/** Makes the reads of collections that nobody writes to directly. */
@Singleton
class RecordLists {

    private final Replica replica;
    private final Renderer renderer;

    RecordLists(Replica replica, Renderer renderer) {
        this.replica = replica;
        this.renderer = renderer;
    }

    <D> RecordReads<D> of(RecordType<D> type) {
        return new RecordReads<>(type, replica, renderer);
    }
}
