package dev.sistercity.registry.gazetteer;

import dev.sistercity.registry.job.JobFailedException;
import dev.sistercity.registry.shared.http.Characters;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.zip.ZipException;
import org.roaringbitmap.RoaringBitmap;

/**
 * Reads a table in GeoNames' format: UTF-8, tabs between its 19 columns, no quotes; a header line may come first, and then the
 * columns may stand in another order. A row that is not as it should be ends the reading: such a file is not what it says.
 */
final class Rows implements AutoCloseable {

    /** Bytes; alternate names, the longest column, have 10,000 characters at the most. */
    private static final int LONGEST = 64 << 10;

    private static final int BUFFER = 1 << 16;
    private static final int QUOTED = 40;
    private static final int LONGEST_NAME = 400;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private final byte[] line = new byte[LONGEST];
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    private final RoaringBitmap ids = new RoaringBitmap();
    private final Column[] columns = Column.values();
    /** Where in a row each column stands. */
    private final int[] positions = new int[columns.length];

    private int width = columns.length;
    private int at;
    private int filled;
    private long number;

    /** @param file plain, gzip or zip */
    Rows(InputStream file) throws IOException {
        for (int i = 0; i < positions.length; i++) {
            positions[i] = i;
        }
        try {
            in = Packing.open(file);
        } catch (EOFException | ZipException e) {
            throw damaged(e);
        }
    }

    /** The next row, null after the last. @throws JobFailedException naming the row, if it is not as it should be */
    Row next() throws IOException {
        String text = line();
        if (text != null && number == 1) {
            text = text.startsWith("\uFEFF") ? text.substring(1) : text;
            if (Column.of(text.split("\t", 2)[0]) == Column.GEONAMEID) {
                readHeader(text);
                text = line();
            }
        }
        if (text == null) {
            if (ids.isEmpty()) {
                throw new JobFailedException(
                        number == 0 ? "the file is empty" : "the file has a header and no rows", null);
            }
            return null;
        }
        return row(text);
    }

    private void readHeader(String text) {
        String[] names = text.split("\t", -1);
        width = names.length;
        java.util.Arrays.fill(positions, -1);
        for (int i = 0; i < names.length; i++) {
            Column column = Column.of(names[i]);
            if (column != null) {
                positions[column.ordinal()] = i;
            }
        }
        for (Column column : columns) {
            if (positions[column.ordinal()] < 0) {
                throw failure("the header has no column " + column.header());
            }
        }
    }

    private Row row(String text) {
        String[] cells = text.split("\t", -1);
        if (cells.length != width) {
            throw failure("has " + cells.length + (cells.length == 1 ? " column" : " columns") + " where " + width
                    + " are needed, with tabs between them");
        }
        String[] values = new String[columns.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = cells[positions[i]];
        }
        Row row = new Row(number, integer(values, Column.GEONAMEID), values);
        check(row);
        if (!ids.checkedAdd(row.geonamesId())) {
            throw failure("has the geonameid " + row.geonamesId() + ", as a row before");
        }
        return row;
    }

    private void check(Row row) {
        if (row.get(Column.NAME).isBlank() || row.get(Column.NAME).length() > LONGEST_NAME) {
            throw failure("has a name that is blank or overlong");
        }
        number(row, Column.LATITUDE, 90);
        number(row, Column.LONGITUDE, 180);
        String country = row.get(Column.COUNTRY_CODE);
        if (!country.isEmpty() && !country.matches("[A-Z]{2}")) {
            throw wrong(Column.COUNTRY_CODE, country, "two capital letters");
        }
        String population = row.get(Column.POPULATION);
        if (!population.matches("[0-9]{0,12}")) {
            throw wrong(Column.POPULATION, population, "a whole number");
        }
        String modified = row.get(Column.MODIFIED);
        if (!modified.isEmpty()) {
            try {
                LocalDate.parse(modified);
            } catch (DateTimeParseException e) {
                throw wrong(Column.MODIFIED, modified, "a date such as 2020-03-01");
            }
        }
    }

    private int integer(String[] values, Column column) {
        String text = values[column.ordinal()];
        if (text.matches("[0-9]{1,9}")) {
            return Integer.parseInt(text);
        }
        throw wrong(column, text, "a whole number");
    }

    private void number(Row row, Column column, int bound) {
        String text = row.get(column);
        if (!text.matches("-?[0-9]{1,3}(\\.[0-9]{1,15})?") || Math.abs(Double.parseDouble(text)) > bound) {
            throw wrong(column, text, "a number from " + -bound + " to " + bound);
        }
    }

    private JobFailedException wrong(Column column, String text, String wanted) {
        String quoted = text.length() > QUOTED ? text.substring(0, QUOTED) + "…" : text;
        return failure("has \"" + Characters.printable(quoted) + "\" as " + column.header() + " where " + wanted
                + " is needed");
    }

    private JobFailedException failure(String what) {
        return new JobFailedException(what.startsWith("the header") ? what : "row " + number + " " + what, number);
    }

    /** Bytes up to the next line feed as text; null at the end. */
    private String line() throws IOException {
        int length = 0;
        boolean any = false;
        for (int next; (next = read()) >= 0; ) {
            if (!any) {
                any = true;
                number++;
            }
            if (next == '\n') {
                return text(length);
            }
            if (next == 0) {
                throw failure("holds a NUL: this is no UTF-8 text");
            }
            if (length == LONGEST) {
                throw failure("is longer than 64 KiB");
            }
            line[length++] = (byte) next;
        }
        return any ? text(length) : null;
    }

    private String text(int length) {
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        try {
            return utf8.decode(ByteBuffer.wrap(line, 0, end)).toString();
        } catch (CharacterCodingException e) {
            throw failure("is not UTF-8");
        }
    }

    private int read() throws IOException {
        if (at == filled) {
            try {
                filled = in.read(buffer, 0, BUFFER);
            } catch (EOFException | ZipException e) {
                throw damaged(e);
            }
            at = 0;
            if (filled <= 0) {
                filled = 0;
                return -1;
            }
        }
        return buffer[at++] & 0xFF;
    }

    private JobFailedException damaged(IOException e) {
        String how = e instanceof EOFException ? "ends in the middle" : "is damaged";
        return new JobFailedException(
                "the packed file " + how + (number == 0 ? "" : ", after row " + number), number == 0 ? null : number);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
