package dev.sistercity.registry.gazetteer;

import dev.sistercity.registry.gazetteer.name.TableLines;
import dev.sistercity.registry.job.JobFailedException;
import dev.sistercity.registry.shared.http.Characters;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.zip.ZipException;
import org.roaringbitmap.RoaringBitmap;

/**
 * Reads a table in GeoNames' format: UTF-8, tabs between its 19 columns, no quotes; a header line may come first, and then the
 * columns may stand in another order. A row that is not as it should be ends the reading: such a file is not what it says.
 */
final class GeoNamesReader implements AutoCloseable {

    private static final int QUOTED = 40;
    private static final int LONGEST_NAME = 400;
    private static final String NAMES_ARE_ANOTHER = "; a file of names (alternateNamesV2) is sent with table=names";

    private final TableLines lines;
    private final RoaringBitmap ids = new RoaringBitmap();
    private final GeoNamesColumn[] columns = GeoNamesColumn.values();
    /** Where in a row each column stands. */
    private final int[] positions = new int[columns.length];

    private int width = columns.length;

    /** @param file plain, gzip or zip */
    GeoNamesReader(InputStream file) throws IOException {
        for (int i = 0; i < positions.length; i++) {
            positions[i] = i;
        }
        try {
            lines = new TableLines(Decompression.open(file));
        } catch (EOFException | ZipException e) {
            throw damaged(e, 0);
        }
    }

    /**
     * The next row, null after the last.
     *
     * @throws JobFailedException naming the row, if it is not as it should be
     */
    GeoNamesRow next() throws IOException {
        String text = line();
        if (text != null && lines.number() == 1) {
            text = text.startsWith("\uFEFF") ? text.substring(1) : text;
            if (GeoNamesColumn.of(text.split("\t", 2)[0]) == GeoNamesColumn.GEONAMEID) {
                readHeader(text);
                text = line();
            }
        }
        if (text == null) {
            if (ids.isEmpty()) {
                throw new JobFailedException(
                        lines.number() == 0 ? "the file is empty" : "the file has a header and no rows", null);
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
            GeoNamesColumn geoNamesColumn = GeoNamesColumn.of(names[i]);
            if (geoNamesColumn != null) {
                positions[geoNamesColumn.ordinal()] = i;
            }
        }
        for (GeoNamesColumn geoNamesColumn : columns) {
            if (positions[geoNamesColumn.ordinal()] < 0) {
                throw new JobFailedException("the header has no column " + geoNamesColumn.header(), lines.number());
            }
        }
    }

    /** Whether it is a row of alternateNamesV2: a mistake that is easily made. */
    private static boolean isOfNames(String[] cells) {
        return cells.length == 10 && cells[0].matches("[0-9]+") && cells[1].matches("[0-9]+");
    }

    private GeoNamesRow row(String text) {
        String[] cells = text.split("\t", -1);
        if (cells.length != width) {
            throw failure("has " + cells.length + (cells.length == 1 ? " column" : " columns") + " where " + width
                    + " are needed, with tabs between them" + (isOfNames(cells) ? NAMES_ARE_ANOTHER : ""));
        }
        String[] values = new String[columns.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = cells[positions[i]];
        }
        GeoNamesRow geoNamesRow = new GeoNamesRow(lines.number(), integer(values, GeoNamesColumn.GEONAMEID), values);
        check(geoNamesRow);
        if (!ids.checkedAdd(geoNamesRow.geonamesId())) {
            throw failure("has the geonameid " + geoNamesRow.geonamesId() + ", as a row before");
        }
        return geoNamesRow;
    }

    private void check(GeoNamesRow geoNamesRow) {
        if (geoNamesRow.get(GeoNamesColumn.NAME).isBlank()
                || geoNamesRow.get(GeoNamesColumn.NAME).length() > LONGEST_NAME) {
            throw failure("has a name that is blank or overlong");
        }
        number(geoNamesRow, GeoNamesColumn.LATITUDE, 90);
        number(geoNamesRow, GeoNamesColumn.LONGITUDE, 180);
        String country = geoNamesRow.get(GeoNamesColumn.COUNTRY_CODE);
        if (!country.isEmpty() && !country.matches("[A-Z]{2}")) {
            throw wrong(GeoNamesColumn.COUNTRY_CODE, country, "two capital letters");
        }
        String population = geoNamesRow.get(GeoNamesColumn.POPULATION);
        if (!population.matches("[0-9]{0,12}")) {
            throw wrong(GeoNamesColumn.POPULATION, population, "a whole number");
        }
        String modified = geoNamesRow.get(GeoNamesColumn.MODIFIED);
        if (!modified.isEmpty()) {
            try {
                LocalDate.parse(modified);
            } catch (DateTimeParseException e) {
                throw wrong(GeoNamesColumn.MODIFIED, modified, "a date such as 2020-03-01");
            }
        }
    }

    private int integer(String[] values, GeoNamesColumn geoNamesColumn) {
        String text = values[geoNamesColumn.ordinal()];
        if (text.matches("[0-9]{1,9}")) {
            return Integer.parseInt(text);
        }
        throw wrong(geoNamesColumn, text, "a whole number");
    }

    private void number(GeoNamesRow geoNamesRow, GeoNamesColumn geoNamesColumn, int bound) {
        String text = geoNamesRow.get(geoNamesColumn);
        if (!text.matches("-?[0-9]{1,3}(\\.[0-9]{1,15})?") || Math.abs(Double.parseDouble(text)) > bound) {
            throw wrong(geoNamesColumn, text, "a number from " + -bound + " to " + bound);
        }
    }

    private JobFailedException wrong(GeoNamesColumn geoNamesColumn, String text, String wanted) {
        String quoted = text.length() > QUOTED ? text.substring(0, QUOTED) + "…" : text;
        return failure("has \"" + Characters.printable(quoted) + "\" as " + geoNamesColumn.header() + " where " + wanted
                + " is needed");
    }

    /** @param what the row at hand has, or is */
    private JobFailedException failure(String what) {
        return new JobFailedException("row " + lines.number() + " " + what, lines.number());
    }

    /** The next line as text; null at the end. */
    private String line() throws IOException {
        try {
            if (!lines.next()) {
                return null;
            }
        } catch (EOFException | ZipException e) {
            throw damaged(e, lines.number());
        }
        String text = lines.text();
        if (text == null) {
            throw failure(lines.fault());
        }
        return text;
    }

    private static JobFailedException damaged(IOException e, long number) {
        String how = e instanceof EOFException ? "ends in the middle" : "is damaged";
        return new JobFailedException(
                "the packed file " + how + (number == 0 ? "" : ", after row " + number), number == 0 ? null : number);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
