package dev.sistercity.registry.gazetteer.name;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Lines of a table with tabs, one at a time and in bounded memory, however long the file or a line. A line that is no text, or too long
 * to be one of a table, has a fault, and the next one follows behind it all the same.
 */
public final class TableLines implements AutoCloseable {

    /** Bytes; alternate names, the longest column of GeoNames' tables, have 10,000 characters at the most. */
    private static final int LONGEST = 64 << 10;

    private static final int BUFFER = 1 << 16;
    private static final int MOST_DIGITS = 9;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private final byte[] line = new byte[LONGEST];
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    private int at;
    private int filled;
    private int length;
    private long number;
    private String fault;

    public TableLines(InputStream in) {
        this.in = in;
    }

    /** Goes to the next line; false behind the last. */
    public boolean next() throws IOException {
        length = 0;
        fault = null;
        int next = read();
        if (next < 0) {
            return false;
        }
        number++;
        for (; next >= 0 && next != '\n'; next = read()) {
            if (next == 0) {
                fault = "holds a NUL: this is no UTF-8 text";
            } else if (length == LONGEST) {
                fault = fault == null ? "is longer than 64 KiB" : fault;
            } else {
                line[length++] = (byte) next;
            }
        }
        if (length > 0 && line[length - 1] == '\r') {
            length--;
        }
        return true;
    }

    /** Of the line, from 1; 0 before the first. */
    public long number() {
        return number;
    }

    /** What keeps the line from being read, as a text of it was asked for or not; null for nothing. */
    public String fault() {
        return fault;
    }

    /** The whole line; null where it has a fault. */
    public String text() {
        if (fault != null) {
            return null;
        }
        try {
            return utf8.decode(ByteBuffer.wrap(line, 0, length)).toString();
        } catch (CharacterCodingException e) {
            fault = "is not UTF-8";
            return null;
        }
    }

    /** The whole number of up to nine digits in the second column, without reading the rest; -1 where there is none. */
    public int secondNumber() {
        int from = 0;
        while (from < length && line[from] != '\t') {
            from++;
        }
        int value = 0;
        int digits = 0;
        for (int i = from + 1; i < length && line[i] != '\t'; i++) {
            if (line[i] < '0' || line[i] > '9' || ++digits > MOST_DIGITS) {
                return -1;
            }
            value = value * 10 + line[i] - '0';
        }
        return digits == 0 ? -1 : value;
    }

    private int read() throws IOException {
        if (at == filled) {
            filled = in.read(buffer, 0, BUFFER);
            at = 0;
            if (filled <= 0) {
                filled = 0;
                return -1;
            }
        }
        return buffer[at++] & 0xFF;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
