package dev.sistercity.registry.transfer.read.sheet;

import dev.sistercity.registry.job.JobFailedException;
import dev.sistercity.registry.transfer.read.ListRow;
import dev.sistercity.registry.transfer.read.ListRows;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** Rows of a sheet of an Excel workbook (Office Open XML), one after the other. */
public final class XlsxRows implements ListRows {

    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private final SheetTable table;

    /**
     * @param wanted name or number of the sheet; null for the first that has anything in it
     * @param headed whether its first row names the columns
     */
    public XlsxRows(InputStream file, String wanted, boolean headed) throws IOException {
        SheetFile sheetFile = SheetFile.of(file);
        try {
            workbook = new ReadableWorkbook(sheetFile.open(), new ReadingOptions(true, true));
            Sheet sheet = sheet(wanted);
            stream = sheet.openStream();
            rows = stream.iterator();
        } catch (IOException | RuntimeException e) {
            throw failure(e);
        }
        table = new SheetTable(headed, this::read);
    }

    private Sheet sheet(String wanted) throws IOException {
        List<Sheet> sheets = workbook.getSheets().toList();
        List<String> names = sheets.stream().map(Sheet::getName).toList();
        if (wanted != null) {
            return sheets.get(SheetTable.place(wanted, names));
        }
        for (Sheet sheet : sheets) {
            try (Stream<Row> any = sheet.openStream()) {
                if (any.anyMatch(row ->
                        row.stream().anyMatch(cell -> !XlsxCell.text(cell).isEmpty()))) {
                    return sheet;
                }
            }
        }
        throw new JobFailedException("the spreadsheet is empty", null);
    }

    private SheetTable.Cells read() {
        try {
            if (!rows.hasNext()) {
                return null;
            }
            Row row = rows.next();
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < Math.min(row.getCellCount(), SheetTable.MOST_CELLS); i++) {
                cells.add(XlsxCell.text(row.getOptionalCell(i).orElse(null)));
            }
            return new SheetTable.Cells(row.getRowNum(), cells);
        } catch (RuntimeException e) {
            throw failure(e);
        }
    }

    private static JobFailedException failure(Exception e) {
        return e instanceof JobFailedException failed
                ? failed
                : new JobFailedException("the spreadsheet cannot be read: " + e.getMessage(), null);
    }

    @Override
    public List<String> columns() {
        return table.columns();
    }

    @Override
    public ListRow next() {
        return table.next();
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
    }
}
