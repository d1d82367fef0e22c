package dev.sistercity.registry.export;

import dev.sistercity.registry.job.JobFailedException;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/** The lines of a file; however large it is, one of them is in memory. */
public final class ExportedLines implements AutoCloseable {

    /** Bytes of a file, unpacked: more than sixty times what an archive may have. */
    private static final long LARGEST = 4L << 30;
    /** Bytes; records have far fewer. */
    private static final int LONGEST_LINE = 10 << 20;

    private final InputStream in;
    private final String file;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int filled;
    private long bytes;
    private long row;

    ExportedLines(InputStream in, String file) {
        this.in = in;
        this.file = file;
    }

    /** The number of the line that was read last, from 1. */
    public long row() {
        return row;
    }

    /** The next line without its end; null after the last. */
    public byte[] next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        row++;
        while (true) {
            if (at == filled && !fill()) {
                return line.size() == 0 ? null : line.toByteArray();
            }
            int from = at;
            while (at < filled && buffer[at] != '\n') {
                at++;
            }
            line.write(buffer, from, at - from);
            if (line.size() > LONGEST_LINE) {
                throw failure("is longer than 10 MiB");
            }
            if (at < filled) {
                at++;
                return line.toByteArray();
            }
        }
    }

    private boolean fill() throws IOException {
        try {
            at = 0;
            filled = Math.max(0, in.read(buffer));
            bytes += filled;
            if (bytes > LARGEST) {
                throw failure("is where the file has more than 4 GiB");
            }
            return filled > 0;
        } catch (EOFException | ZipException e) {
            throw ExportArchive.damaged(e);
        }
    }

    public JobFailedException failure(String detail) {
        return new JobFailedException(file + ", line " + row + " " + detail, row);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
