package dev.sistercity.registry.transfer.read;

import dev.sistercity.registry.job.JobFailedException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import java.util.zip.ZipException;

/**
 * Decodes text, and refuses what no list holds: bytes that are not of its encoding, a NUL, a row beyond all bounds, a packed file
 * that breaks off. A byte order mark is left out.
 */
public final class CheckedText extends Reader {

    /** Characters; a row of names, dates and a note has some hundred. */
    static final int LONGEST_ROW = 256 << 10;

    private static final int BUFFER = 1 << 13;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final int longest;
    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
    private final CharBuffer chars = CharBuffer.allocate(BUFFER).flip();
    private long line = 1;
    private boolean begun;
    private boolean ended;
    private long rowBegan = 1;
    private long rowLength;

    public CheckedText(InputStream in, Charset charset) {
        this(in, charset, LONGEST_ROW);
    }

    /** @param longest characters that a row may have */
    public CheckedText(InputStream in, Charset charset, int longest) {
        this.longest = longest;
        this.in = in;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** A row begins about here: readers read ahead. */
    public void rowBegins(long number) {
        rowBegan = number;
        rowLength = 0;
    }

    @Override
    public int read(char[] into, int from, int length) throws IOException {
        while (!chars.hasRemaining()) {
            if (ended) {
                return -1;
            }
            decode();
        }
        int count = Math.min(length, chars.remaining());
        chars.get(into, from, count);
        rowLength += count;
        if (rowLength > longest) {
            throw new JobFailedException(
                    "row " + rowBegan + " is longer than " + longest + " characters; a quote in it may never be closed",
                    rowBegan);
        }
        return count;
    }

    private void decode() throws IOException {
        chars.clear();
        CoderResult result = decoder.decode(bytes, chars, ended);
        if (result.isUnderflow() && !ended) {
            fill();
            result = decoder.decode(bytes, chars, ended);
        }
        if (ended && result.isUnderflow()) {
            decoder.flush(chars);
        }
        chars.flip();
        check();
        if (result.isError()) {
            String likely = LikelyEncoding.of(Arrays.copyOf(bytes.array(), bytes.limit()));
            throw new JobFailedException(
                    "row " + line + " is not " + decoder.charset().name() + "; name the encoding of the file: "
                            + "with --charset " + likely + ", or in a request by Content-Type: text/csv; charset="
                            + likely,
                    line);
        }
    }

    private void fill() throws IOException {
        bytes.compact();
        try {
            int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
            ended = count < 0;
            bytes.position(bytes.position() + Math.max(0, count));
        } catch (EOFException | ZipException e) {
            String how = e instanceof EOFException ? "ends in the middle" : "is damaged";
            throw new JobFailedException("the packed file " + how + ", after row " + line, line);
        }
        bytes.flip();
    }

    private void check() {
        if (!begun && chars.hasRemaining()) {
            begun = true;
            if (chars.get(chars.position()) == BYTE_ORDER_MARK) {
                chars.get();
            }
        }
        for (int i = chars.position(); i < chars.limit(); i++) {
            char c = chars.get(i);
            if (c == '\n') {
                line++;
            } else if (c == 0) {
                throw new JobFailedException("row " + line + " holds a NUL: this is no text", line);
            }
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
