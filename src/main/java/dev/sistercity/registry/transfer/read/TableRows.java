package dev.sistercity.registry.transfer.read;

import dev.sistercity.registry.job.JobFailedException;
import dev.sistercity.registry.shared.value.SpreadsheetText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A table with a header: comma-separated (RFC 4180; semicolons where the header has those instead), or tab-separated, where quotes
 * mean nothing (IANA's registration of the type).
 */
final class TableRows implements ListRows {

    private static final int MOST_COLUMNS = 1_000;
    private static final int PEEK = 1 << 13;

    private final CheckedText text;
    private final CSVFormat format;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> columns;

    TableRows(CheckedText text, boolean tabs) throws IOException {
        this.text = text;
        BufferedReader reader = new BufferedReader(text, PEEK);
        CSVFormat.Builder builder =
                CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false).setRecordSeparator("\n");
        format = (tabs ? builder.setDelimiter('\t').setQuote(null) : builder.setDelimiter(delimiter(reader))).get();
        parser = CSVParser.builder().setReader(reader).setFormat(format).get();
        records = parser.iterator();
        columns = header();
    }

    private static char delimiter(BufferedReader reader) throws IOException {
        reader.mark(PEEK);
        int semicolons = 0;
        int commas = 0;
        for (int i = 0, c; i < PEEK - 1 && (c = reader.read()) >= 0 && c != '\n'; i++) {
            semicolons += c == ';' ? 1 : 0;
            commas += c == ',' ? 1 : 0;
        }
        reader.reset();
        return semicolons > commas ? ';' : ',';
    }

    private List<String> header() {
        CSVRecord header = record(1);
        if (header == null) {
            throw new JobFailedException("the file is empty", null);
        }
        if (header.size() > MOST_COLUMNS) {
            throw new JobFailedException(
                    "the header has " + header.size() + " columns; a list may have " + MOST_COLUMNS, 1L);
        }
        return header.stream().map(String::strip).toList();
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public ListRow next() {
        while (true) {
            long number = parser.getCurrentLineNumber() + 1;
            CSVRecord row = record(number);
            if (row == null) {
                return null;
            }
            boolean blank = row.size() == 1 && row.get(0).isBlank();
            if (!blank) {
                return row(number, row);
            }
        }
    }

    private ListRow row(long number, CSVRecord row) {
        String line = format.format((Object[]) row.values());
        if (row.size() != columns.size()) {
            String fault = "has " + row.size() + (row.size() == 1 ? " cell" : " cells") + " where the header has "
                    + columns.size();
            return new ListRow(number, line, Map.of(), fault);
        }
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            String cell = SpreadsheetText.restored(row.get(i).strip());
            if (!cell.isEmpty()) {
                cells.putIfAbsent(columns.get(i), cell);
            }
        }
        return new ListRow(number, line, cells, null);
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
