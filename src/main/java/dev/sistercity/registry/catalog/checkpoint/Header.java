package dev.sistercity.registry.catalog.checkpoint;

import dev.sistercity.registry.catalog.index.table.BlockInput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where a checkpoint stands, and what wrote it.
 *
 * @param version of the program
 * @param program digest of its code, 32 bytes
 * @param sequence number of the last change in it
 * @param hash of that change, 32 bytes
 * @param epoch id of the log's epoch then
 * @param unknown kinds of records that only a newer version has, by their collections' names
 */
record Header(String version, byte[] program, long sequence, byte[] hash, String epoch, Set<String> unknown) {

    private static final int DIGEST = 32;

    void write(DataOutputStream out) throws IOException {
        out.writeUTF(version);
        out.write(program);
        out.writeLong(sequence);
        out.write(hash);
        out.writeUTF(epoch);
        out.writeInt(unknown.size());
        for (String collection : unknown) {
            out.writeUTF(collection);
        }
    }

    static Header read(BlockInput in) throws IOException {
        String version = in.readUTF();
        byte[] program = in.readBytes(DIGEST);
        long sequence = in.readLong();
        byte[] hash = in.readBytes(DIGEST);
        String epoch = in.readUTF();
        Set<String> unknown = new TreeSet<>();
        for (int left = in.readInt(); left > 0; left--) {
            unknown.add(in.readUTF());
        }
        return new Header(version, program, sequence, hash, epoch, unknown);
    }
}
