package dev.sistercity.registry.catalog.checkpoint;

import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.catalog.index.SnapshotEditor;
import dev.sistercity.registry.catalog.index.StoredRecords;
import dev.sistercity.registry.catalog.index.Tombstone;
import dev.sistercity.registry.catalog.index.Unreadable;
import dev.sistercity.registry.catalog.index.table.BlockInput;
import dev.sistercity.registry.catalog.index.table.StoredTerms;
import dev.sistercity.registry.change.entity.RecordVersion;
import dev.sistercity.registry.change.log.RecordDocument;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Reads what {@link CheckpointWriter} has written; several blocks are verified and read at once, and placed in order. */
final class CheckpointReader {

    private static final int AT_ONCE = 4;

    private final SealedBlocks.Input blocks;
    private final RecordDocument documents;
    private final Snapshot empty;
    /** By the names of their collections. */
    private final Map<String, StoredRecords<?>> stored = new ConcurrentHashMap<>();

    /** Number of the last change whose fingerprint has been read. */
    private long fingerprinted;

    /** @param empty has no records; its fingerprints are filled */
    CheckpointReader(SealedBlocks.Input blocks, RecordDocument documents, Snapshot empty) {
        this.blocks = blocks;
        this.documents = documents;
        this.empty = empty;
    }

    Header header() throws IOException, Doubt {
        BlockInput in = new BlockInput(blocks.verified(blocks.next()));
        if (in.readByte() != CheckpointWriter.HEADER) {
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
        Deque<CompletableFuture<Runnable>> ahead = new ArrayDeque<>();
        boolean ended = false;
        while (!ended || !ahead.isEmpty()) {
            if (!ended && ahead.size() < AT_ONCE) {
                SealedBlocks.Block block = blocks.next();
                ended = block.isEnd();
                ahead.add(CompletableFuture.supplyAsync(() -> read(block), threads));
            } else {
                arrived(ahead.remove()).run();
            }
        }
        if (fingerprinted != header.sequence() || !empty.lineage().has(header.sequence(), header.hash())) {
            throw new Doubt("its changes are not those up to " + header.sequence());
        }
        Snapshot state = StoredRecords.snapshot(empty, header.sequence(), stored.values());
        return new FirstState(new SnapshotEditor(state), header.sequence(), header.hash(), header.unknown());
    }

    private static Runnable arrived(CompletableFuture<Runnable> read) throws Doubt {
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

    private Runnable read(SealedBlocks.Block block) {
        try {
            byte[] bytes = blocks.verified(block);
            return block.isEnd() ? () -> {} : read(bytes);
        } catch (IOException | Doubt e) {
            throw new CompletionException(e);
        }
    }

    /** On any thread. What is answered puts it in its place. */
    private Runnable read(byte[] bytes) throws IOException, Doubt {
        BlockInput in = new BlockInput(bytes);
        switch (in.readByte()) {
            case CheckpointWriter.FINGERPRINTS:
                return fingerprints(in);
            case CheckpointWriter.COLLECTION:
                StoredRecords<?> begun = of(in);
                int nextSlot = in.readInt();
                return () -> begun.continueAt(nextSlot);
            case CheckpointWriter.RECORDS:
                return rows(of(in), in);
            case CheckpointWriter.TERMS:
                StoredRecords<?> found = of(in);
                String facet = in.readUTF();
                StoredTerms terms = StoredTerms.read(in);
                return () -> found.find(facet, terms);
            default:
                throw new Doubt("it has a block of an unknown kind");
        }
    }

    private Runnable fingerprints(BlockInput in) {
        long first = in.readLong();
        long[] prints = new long[in.available() / Long.BYTES];
        for (int i = 0; i < prints.length; i++) {
            prints[i] = in.readLong();
        }
        return () -> {
            for (int i = 0; i < prints.length; i++) {
                empty.lineage().fingerprints().put(first + i, prints[i]);
            }
            fingerprinted = first - 1 + prints.length;
        };
    }

    private StoredRecords<?> of(BlockInput in) throws IOException {
        String name = in.readUTF();
        return stored.computeIfAbsent(
                name, any -> new StoredRecords<>(empty.records(name).type()));
    }

    private <D> Runnable rows(StoredRecords<D> records, BlockInput in) throws IOException, Doubt {
        Class<D> draftType = records.type().draftType();
        // Records keep their decoder until they are looked at: it may not hold this reader, and with it all that was
        // read once.
        RecordDocument decoding = documents;
        Function<byte[], RecordVersion<D>> decoder = document -> decoding.read(document, draftType);
        List<Runnable> rows = new ArrayList<>();
        while (in.available() > 0) {
            rows.add(row(records, decoder, in));
        }
        return () -> rows.forEach(Runnable::run);
    }

    private static <D> Runnable row(StoredRecords<D> records, Function<byte[], RecordVersion<D>> decoder, BlockInput in)
            throws IOException, Doubt {
        byte kind = in.readByte();
        if (kind == CheckpointWriter.LIVE) {
            int slot = in.readInt();
            UUID id = id(in);
            Comparable<?>[] keys = StoredKeys.read(in);
            Entry.Encoded<D> record = new Entry.Encoded<>(id, in.readBytes(), decoder);
            return () -> records.put(slot, record, keys);
        }
        if (kind == CheckpointWriter.DELETED) {
            int slot = in.readInt();
            long version = in.readLong();
            Instant at = at(in);
            RecordVersion<D> last = decoder.apply(in.readBytes());
            return () -> records.remove(new Tombstone<>(version, at, last.mergedInto(), last, slot));
        }
        if (kind == CheckpointWriter.UNREADABLE) {
            UUID id = id(in);
            Unreadable hidden = new Unreadable(in.readLong(), at(in), in.readText());
            return () -> records.hide(id, hidden);
        }
        throw new Doubt("it has a row of an unknown kind");
    }

    private static UUID id(BlockInput in) {
        return new UUID(in.readLong(), in.readLong());
    }

    private static Instant at(BlockInput in) {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }
}
