package dev.sistercity.registry.transfer.read;

import dev.sistercity.registry.job.JobFailedException;
import dev.sistercity.registry.shared.table.Blanks;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A table as text: comma-separated (RFC 4180; with semicolons, tabs or strokes where the first row has those instead), or
 * tab-separated, where quotes mean nothing but around a whole cell (IANA's registration of the type).
 */
public final class TableRows implements ListRows {

    private static final int PEEK = 1 << 13;
    private static final Pattern RULE = Pattern.compile("[\\s:+=-]*+");

    private final CheckedText text;
    private final CSVFormat format;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final boolean tabs;
    /** Whether strokes stand between its cells. */
    private final boolean strokes;

    private final int skipped;
    private final TableHeader header;
    /** Read and not handed out yet. */
    private final Deque<NumberedRow> ahead = new ArrayDeque<>();

    /** @param number of the line in which it begins */
    private record NumberedRow(CSVRecord row, long number) {}

    /** @param headed whether the first row names the columns */
    public TableRows(CheckedText text, boolean tabs, boolean headed) throws IOException {
        this.text = text;
        this.tabs = tabs;
        BufferedReader reader = new BufferedReader(text, PEEK);
        Delimiter delimiter = Delimiter.of(reader, PEEK, tabs);
        skipped = delimiter.lines();
        strokes = delimiter.sign() == '|';
        CSVFormat.Builder builder = CSVFormat.DEFAULT
                .builder()
                .setIgnoreEmptyLines(false)
                .setRecordSeparator("\n")
                .setDelimiter(delimiter.sign());
        format = (tabs && delimiter.sign() == '\t' ? builder.setQuote(null) : builder).get();
        parser = CSVParser.builder().setReader(reader).setFormat(format).get();
        records = parser.iterator();
        ahead.addAll(headed ? TitleLines.without(this::filled, TableRows::cells) : firstOfAll());
        if (ahead.isEmpty()) {
            throw new JobFailedException("the file is empty", null);
        }
        NumberedRow first = ahead.peek();
        header = headed
                ? TableHeader.of(Arrays.asList(first.row().values()), first.number())
                : TableHeader.numbered(first.row().size());
        if (headed) {
            ahead.remove();
        }
    }

    private List<NumberedRow> firstOfAll() {
        NumberedRow first = filled();
        return first == null ? List.of() : List.of(first);
    }

    private static long cells(NumberedRow row) {
        return row.row().stream()
                .filter(cell -> !Blanks.stripped(cell).isEmpty())
                .count();
    }

    @Override
    public List<String> columns() {
        return header.columns();
    }

    @Override
    public ListRow next() {
        NumberedRow row = ahead.isEmpty() ? filled() : ahead.remove();
        if (row == null) {
            return null;
        }
        String[] values = row.row().values();
        List<String> cells = Arrays.stream(values)
                .map(cell -> tabs ? CellText.tabbed(cell, header.isOfQuery()) : CellText.plain(cell))
                .toList();
        return header.row(row.number(), format.format((Object[]) values), cells);
    }

    /** The next row that has anything in it; null after the last. */
    private NumberedRow filled() {
        while (true) {
            long number = parser.getCurrentLineNumber() + 1 + skipped;
            CSVRecord row = record(number);
            if (row == null) {
                return null;
            }
            if (row.stream().anyMatch(cell -> !Blanks.stripped(cell).isEmpty()) && !isRule(row)) {
                return new NumberedRow(row, number);
            }
        }
    }

    /** Whether a row only draws the table, as below the header of one in Markdown: {@code |:---|---:|}. */
    private boolean isRule(CSVRecord row) {
        return strokes
                && row.stream().allMatch(cell -> RULE.matcher(cell).matches())
                && row.stream().anyMatch(cell -> cell.contains("-") || cell.contains("="));
    }

    private CSVRecord record(long number) {
        text.rowBegins(number);
        try {
            return records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException e) {
            String detail = String.valueOf(e.getCause().getMessage());
            boolean open = detail.contains("EOF");
            throw new JobFailedException(
                    "row " + number + (open ? ": a quote in it is never closed" : ": text follows a closed quote"),
                    number);
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
