package dev.sistercity.registry.transfer.read.sheet;

import dev.sistercity.registry.job.JobFailedException;
import dev.sistercity.registry.shared.table.Blanks;
import dev.sistercity.registry.transfer.read.ListRow;
import dev.sistercity.registry.transfer.read.ListRows;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Rows of a sheet of an OpenDocument spreadsheet (ISO/IEC 26300), one after the other, by the JDK's pull parser. */
public final class OdsRows implements ListRows {

    /** A row that is repeated more often is a way to fill a sheet, or a trap. */
    private static final int MOST_REPEATED = 1_000;

    private static final int YEAR = 4;

    private final XMLStreamReader xml;
    private final InputStream content;
    private final List<String> otherSheets;
    private final SheetTable table;
    private final Deque<SheetTable.Cells> repeated = new ArrayDeque<>();
    private final SpannedCells spanned = new SpannedCells();
    private long number;
    private boolean inSheet;

    /**
     * @param wanted name or number of the sheet; null for the first that is shown and has anything in it
     * @param headed whether its first row names the columns
     */
    public OdsRows(InputStream file, String wanted, boolean headed) throws IOException {
        SheetFile sheetFile = SheetFile.of(file);
        try {
            List<SheetTable.SheetView> sheets = OdsSheets.of(sheetFile);
            int place = SheetTable.place(wanted, sheets);
            otherSheets = SheetTable.others(place, sheets);
            content = OdsSheets.content(sheetFile);
            xml = OdsSheets.parser(content);
            for (int i = 0; i <= place; i++) {
                seekSheet();
            }
        } catch (XMLStreamException e) {
            throw failure(e);
        }
        table = new SheetTable(headed, this::read);
    }

    private void seekSheet() throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("table")) {
                inSheet = true;
                return;
            }
        }
    }

    private SheetTable.Cells read() {
        try {
            while (repeated.isEmpty()) {
                if (!inSheet || !row()) {
                    return null;
                }
            }
            return repeated.poll();
        } catch (XMLStreamException e) {
            throw failure(e);
        }
    }

    /** @return false at the end of the sheet */
    private boolean row() throws XMLStreamException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("table")) {
                inSheet = false;
                return false;
            }
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("table-row")) {
                long times = repeated("number-rows-repeated");
                Map<Integer, Long> begun = new HashMap<>();
                List<String> cells = cells(begun);
                boolean blank = cells.isEmpty();
                if (!blank && times > MOST_REPEATED) {
                    throw new JobFailedException(
                            "row " + (number + 1) + " is repeated " + times + " times", number + 1);
                }
                for (long i = 1; !blank && i <= times; i++) {
                    repeated.add(new SheetTable.Cells(number + i, spanned.filled(number + i, cells)));
                }
                begun.forEach((column, rows) -> spanned.add(column, number + rows, cells.get(column)));
                number += times;
                return true;
            }
        }
        inSheet = false;
        return false;
    }

    /** @param begun to which cells that reach over several rows are added: how many, by their columns */
    private List<String> cells(Map<Integer, Long> begun) throws XMLStreamException {
        List<String> cells = new ArrayList<>();
        int blanks = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("table-row")) {
                return cells;
            }
            boolean cell = event == XMLStreamConstants.START_ELEMENT
                    && (xml.getLocalName().equals("table-cell")
                            || xml.getLocalName().equals("covered-table-cell"));
            if (cell) {
                int times = (int) Math.min(SheetTable.MOST_CELLS, repeated("number-columns-repeated"));
                long over = repeated("number-rows-spanned");
                String text = text();
                if (text.isEmpty()) {
                    blanks = Math.min(SheetTable.MOST_CELLS, blanks + times);
                } else if (cells.size() < SheetTable.MOST_CELLS) {
                    cells.addAll(Collections.nCopies(blanks, ""));
                    if (over > 1) {
                        begun.put(cells.size(), over);
                    }
                    cells.addAll(Collections.nCopies(times, text));
                    blanks = 0;
                }
            }
        }
        return cells;
    }

    /** Of the cell that begins here: what it shows, or its value where that is more exact than a local way to write it. */
    private String text() throws XMLStreamException {
        String type = OdsSheets.attribute(xml, "value-type");
        String value = OdsSheets.attribute(xml, "value");
        String date = OdsSheets.attribute(xml, "date-value");
        String shown = Blanks.stripped(shown());
        if (date != null && "date".equals(type)) {
            boolean year = shown.length() == YEAR && date.startsWith(shown);
            return year ? shown : date;
        }
        return value != null && !"string".equals(type) && !"percentage".equals(type) ? value : shown;
    }

    private String shown() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int depth = 1;
        int notes = 0;
        while (depth > 0 && xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                notes += xml.getLocalName().equals("annotation") ? 1 : 0;
                boolean apart =
                        xml.getLocalName().equals("p") || xml.getLocalName().equals("s");
                if (apart && notes == 0 && !text.isEmpty()) {
                    text.append(' ');
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
                notes -= xml.getLocalName().equals("annotation") ? 1 : 0;
            } else if (event == XMLStreamConstants.CHARACTERS && notes == 0) {
                text.append(xml.getText());
            }
        }
        return text.toString();
    }

    private long repeated(String attribute) {
        String times = OdsSheets.attribute(xml, attribute);
        return times == null || times.length() > 9 || !times.chars().allMatch(c -> c >= '0' && c <= '9')
                ? 1
                : Math.max(1, Long.parseLong(times));
    }

    private static JobFailedException failure(XMLStreamException e) {
        return new JobFailedException("the spreadsheet cannot be read: " + e.getMessage(), null);
    }

    @Override
    public List<String> columns() {
        return table.columns();
    }

    @Override
    public List<String> unusedSheets() {
        return otherSheets;
    }

    @Override
    public ListRow next() {
        return table.next();
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
