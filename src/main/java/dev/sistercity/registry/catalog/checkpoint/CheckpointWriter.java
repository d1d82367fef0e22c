package dev.sistercity.registry.catalog.checkpoint;

import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.catalog.index.Tombstone;
import dev.sistercity.registry.catalog.index.Unreadable;
import dev.sistercity.registry.catalog.index.table.StoredTerms;
import dev.sistercity.registry.change.entity.RecordVersion;
import dev.sistercity.registry.change.log.RecordDocument;
import dev.sistercity.registry.change.log.UnreadableDocument;
import dev.sistercity.registry.lineage.Fingerprints;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

/**
 * Writes a state of the registry into blocks, a quarter of a MiB or one record in memory at a time: a header; the fingerprints of all changes;
 * the records of each collection, with their slots and sort keys, and what they are found by.
 */
final class CheckpointWriter {

    static final byte HEADER = 'h';
    static final byte FINGERPRINTS = 'f';
    static final byte COLLECTION = 'c';
    static final byte RECORDS = 'r';
    static final byte TERMS = 't';

    static final byte LIVE = 0;
    static final byte DELETED = 1;
    static final byte UNREADABLE = 2;

    private static final int FULL = 256 * 1024;

    private final SealedBlocks.Output blocks;
    private final RecordDocument documents;
    private final BooleanSupplier wanted;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(FULL + FULL / 4);
    private final DataOutputStream block = new DataOutputStream(bytes);

    /** @param wanted whether it is still to be written to its end */
    CheckpointWriter(SealedBlocks.Output blocks, RecordDocument documents, BooleanSupplier wanted) {
        this.blocks = blocks;
        this.documents = documents;
        this.wanted = wanted;
    }

    /** @throws InterruptedIOException if it is not wanted any more */
    void write(Header header, Snapshot snapshot) throws IOException {
        block.write(HEADER);
        header.write(block);
        next();
        fingerprints(snapshot.lineage().fingerprints(), header.sequence());
        for (Records<?> records : snapshot.all().values()) {
            write(records);
        }
        blocks.end();
    }

    private void fingerprints(Fingerprints prints, long upTo) throws IOException {
        for (long sequence = 1; sequence <= upTo; sequence++) {
            if (bytes.size() == 0) {
                block.write(FINGERPRINTS);
                block.writeLong(sequence);
            }
            block.writeLong(prints.at(sequence));
            if (bytes.size() >= FULL) {
                next();
            }
        }
        next();
    }

    private <D> void write(Records<D> records) throws IOException {
        if (records.nextSlot() == 0 && records.unreadable().isEmpty()) {
            return;
        }
        String name = records.type().name();
        block.write(COLLECTION);
        block.writeUTF(name);
        block.writeInt(records.nextSlot());
        next();
        PeekableIntIterator slots = records.all().getIntIterator();
        while (slots.hasNext()) {
            Entry<D> entry = records.at(slots.next());
            begin(name, LIVE);
            block.writeInt(entry.slot());
            id(entry.id());
            StoredKeys.write(entry.keys(), block);
            byte[] stored = entry.document();
            document(stored == null ? written(entry.recorded(), records) : stored);
        }
        for (Tombstone<D> tombstone : records.deleted().values()) {
            begin(name, DELETED);
            block.writeInt(tombstone.slot());
            version(tombstone.version(), tombstone.at());
            document(written(tombstone.last(), records));
        }
        for (Map.Entry<UUID, Unreadable> hidden : records.unreadable().entrySet()) {
            begin(name, UNREADABLE);
            id(hidden.getKey());
            version(hidden.getValue().version(), hidden.getValue().at());
            document(hidden.getValue().document().getBytes(StandardCharsets.UTF_8));
        }
        next();
        for (String facet : records.facets()) {
            terms(name, facet, records);
        }
    }

    private void terms(String name, String facet, Records<?> records) throws IOException {
        try {
            records.forEachValue(facet, (value, slots) -> term(name, facet, value, slots));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        next();
    }

    private void term(String name, String facet, String value, RoaringBitmap slots) {
        try {
            if (begins()) {
                block.write(TERMS);
                block.writeUTF(name);
                block.writeUTF(facet);
            }
            StoredTerms.write(value, slots, block);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins a row: its kind, then what belongs to the kind, then the document. */
    private void begin(String name, byte kind) throws IOException {
        if (begins()) {
            block.write(RECORDS);
            block.writeUTF(name);
        }
        block.write(kind);
    }

    /** Whether what is written next begins a block, as one that was full has gone out. */
    private boolean begins() throws IOException {
        if (bytes.size() >= FULL) {
            next();
        }
        return bytes.size() == 0;
    }

    private void id(UUID id) throws IOException {
        block.writeLong(id.getMostSignificantBits());
        block.writeLong(id.getLeastSignificantBits());
    }

    private void version(long version, Instant at) throws IOException {
        block.writeLong(version);
        block.writeLong(at.getEpochSecond());
        block.writeInt(at.getNano());
    }

    /**
     * With what a newer version wrote besides, as the log has it. It is read back, since a start leaves that to the first reader of
     * the record: nothing is written that could not be read then.
     */
    private <D> byte[] written(RecordVersion<D> recordVersion, Records<D> records) throws IOException {
        String json = recordVersion.unknown() == null
                ? documents.write(recordVersion)
                : recordVersion.unknown().document();
        byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
        try {
            documents.read(utf8, records.type().draftType());
        } catch (UnreadableDocument e) {
            throw new IOException("record " + recordVersion.id() + " cannot be read as it would be written", e);
        }
        return utf8;
    }

    private void document(byte[] utf8) throws IOException {
        block.writeInt(utf8.length);
        block.write(utf8);
    }

    private void next() throws IOException {
        if (bytes.size() > 0) {
            blocks.write(bytes.toByteArray());
            bytes.reset();
        }
        if (!wanted.getAsBoolean()) {
            throw new InterruptedIOException("not wanted any more");
        }
    }
}
