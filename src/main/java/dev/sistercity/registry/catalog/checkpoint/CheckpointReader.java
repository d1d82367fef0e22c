package dev.sistercity.registry.catalog.checkpoint;

import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.catalog.index.SnapshotEditor;
import dev.sistercity.registry.catalog.index.Tombstone;
import dev.sistercity.registry.catalog.index.Unreadable;
import dev.sistercity.registry.change.entity.RecordVersion;
import dev.sistercity.registry.change.log.RecordDocument;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Reads what {@link CheckpointWriter} has written; several blocks are verified and decoded at once, and placed in order. */
final class CheckpointReader {

    private static final int AT_ONCE = 4;

    private final SealedBlocks.Input blocks;
    private final RecordDocument documents;
    private final Snapshot empty;
    private final SnapshotEditor editor;
    /** Number of the last change whose fingerprint has been read. */
    private long fingerprinted;

    /** @param empty has no records; its fingerprints are filled */
    CheckpointReader(SealedBlocks.Input blocks, RecordDocument documents, Snapshot empty) {
        this.blocks = blocks;
        this.documents = documents;
        this.empty = empty;
        this.editor = new SnapshotEditor(empty);
    }

    Header header() throws IOException, Doubt {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(blocks.verified(blocks.next())));
        if (in.read() != CheckpointWriter.HEADER) {
            throw new Doubt("it does not begin with its header");
        }
        return Header.read(in);
    }

    /** All that follows the header. */
    FirstState records(Header header) throws IOException, Doubt {
        // The common pool has one thread where there are two processors, and then each task is given a new thread.
        ExecutorService threads = Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(), task -> new Thread(task, "checkpoint-reader"));
        try {
            return records(header, threads);
        } finally {
            threads.shutdownNow();
        }
    }

    private FirstState records(Header header, Executor threads) throws IOException, Doubt {
        Deque<CompletableFuture<List<Consumer<SnapshotEditor>>>> ahead = new ArrayDeque<>();
        boolean ended = false;
        while (!ended || !ahead.isEmpty()) {
            if (!ended && ahead.size() < AT_ONCE) {
                SealedBlocks.Block block = blocks.next();
                ended = block.isEnd();
                ahead.add(CompletableFuture.supplyAsync(() -> read(block), threads));
            } else {
                arrived(ahead.remove()).forEach(each -> each.accept(editor));
            }
        }
        if (fingerprinted != header.sequence() || !empty.lineage().has(header.sequence(), header.hash())) {
            throw new Doubt("its changes are not those up to " + header.sequence());
        }
        return new FirstState(editor, header.sequence(), header.hash(), header.unknown());
    }

    private static List<Consumer<SnapshotEditor>> arrived(CompletableFuture<List<Consumer<SnapshotEditor>>> read)
            throws Doubt {
        try {
            return read.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Doubt doubt) {
                throw doubt;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }

    private List<Consumer<SnapshotEditor>> read(SealedBlocks.Block block) {
        try {
            byte[] bytes = blocks.verified(block);
            return block.isEnd() ? List.of() : read(bytes);
        } catch (IOException | Doubt e) {
            throw new CompletionException(e);
        }
    }

    private List<Consumer<SnapshotEditor>> read(byte[] bytes) throws IOException, Doubt {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        switch (in.readByte()) {
            case CheckpointWriter.FINGERPRINTS:
                return List.of(fingerprints(in));
            case CheckpointWriter.COLLECTION:
                String name = type(in).name();
                int nextSlot = in.readInt();
                return List.of(state -> state.continueAt(name, nextSlot));
            case CheckpointWriter.RECORDS:
                return rows(type(in), in);
            default:
                throw new Doubt("it has a block of an unknown kind");
        }
    }

    private Consumer<SnapshotEditor> fingerprints(DataInputStream in) throws IOException {
        long first = in.readLong();
        long[] prints = new long[in.available() / Long.BYTES];
        for (int i = 0; i < prints.length; i++) {
            prints[i] = in.readLong();
        }
        return state -> {
            for (int i = 0; i < prints.length; i++) {
                empty.lineage().fingerprints().put(first + i, prints[i]);
            }
            fingerprinted = first - 1 + prints.length;
        };
    }

    private RecordCollection<?> type(DataInputStream in) throws IOException {
        return empty.records(in.readUTF()).type();
    }

    private <D> List<Consumer<SnapshotEditor>> rows(RecordCollection<D> type, DataInputStream in)
            throws IOException, Doubt {
        List<Consumer<SnapshotEditor>> rows = new ArrayList<>();
        while (in.available() > 0) {
            rows.add(row(type, in));
        }
        return rows;
    }

    private <D> Consumer<SnapshotEditor> row(RecordCollection<D> type, DataInputStream in) throws IOException, Doubt {
        String name = type.name();
        byte kind = in.readByte();
        if (kind == CheckpointWriter.LIVE) {
            int slot = in.readInt();
            RecordVersion<D> recordVersion = documents.read(bytes(in), type.draftType());
            return state -> state.put(name, recordVersion, slot);
        }
        if (kind == CheckpointWriter.DELETED) {
            int slot = in.readInt();
            long version = in.readLong();
            Instant at = at(in);
            RecordVersion<D> last = documents.read(bytes(in), type.draftType());
            return state -> state.remove(name, last.id(), new Tombstone<>(version, at, last.mergedInto(), last, slot));
        }
        if (kind == CheckpointWriter.UNREADABLE) {
            UUID id = new UUID(in.readLong(), in.readLong());
            Unreadable hidden = new Unreadable(in.readLong(), at(in), new String(bytes(in), StandardCharsets.UTF_8));
            return state -> state.hide(name, id, hidden);
        }
        throw new Doubt("it has a row of an unknown kind");
    }

    private static Instant at(DataInputStream in) throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }
}
