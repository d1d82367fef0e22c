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
import org.dhatim.fastexcel.reader.SheetVisibility;

/** Rows of a sheet of an Excel workbook (Office Open XML), one after the other. */
public final class XlsxRows implements ListRows {

    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private final List<String> otherSheets;
    private final boolean of1904;
    private final MergedCells merged;
    private final SpannedCells spanned = new SpannedCells();
    private final SheetTable table;

    /**
     * @param wanted name or number of the sheet; null for the first that is shown and has anything in it
     * @param headed whether its first row names the columns
     */
    public XlsxRows(InputStream file, String wanted, boolean headed) throws IOException {
        SheetFile sheetFile = SheetFile.of(file);
        try {
            workbook = new ReadableWorkbook(sheetFile.open(), new ReadingOptions(true, true));
            List<Sheet> sheets = workbook.getSheets().toList();
            List<SheetTable.SheetView> views = new ArrayList<>();
            for (Sheet sheet : sheets) {
                views.add(view(sheet));
            }
            int place = SheetTable.place(wanted, views);
            otherSheets = SheetTable.others(place, views);
            of1904 = MergedCells.are1904(sheetFile);
            merged = MergedCells.of(sheetFile, sheets.get(place).getId());
            stream = sheets.get(place).openStream();
            rows = stream.iterator();
        } catch (IOException | RuntimeException e) {
            throw failure(e);
        }
        table = new SheetTable(headed, this::read);
    }

    private static SheetTable.SheetView view(Sheet sheet) throws IOException {
        try (Stream<Row> any = sheet.openStream()) {
            boolean filled = any.anyMatch(row ->
                    row.stream().anyMatch(cell -> !XlsxCell.text(cell, false).isEmpty()));
            return new SheetTable.SheetView(sheet.getName(), sheet.getVisibility() == SheetVisibility.VISIBLE, filled);
        }
    }

    private SheetTable.Cells read() {
        try {
            if (!rows.hasNext()) {
                return null;
            }
            Row row = rows.next();
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < Math.min(row.getCellCount(), SheetTable.MOST_CELLS); i++) {
                cells.add(XlsxCell.text(row.getOptionalCell(i).orElse(null), of1904));
            }
            List<String> filled = spanned.filled(row.getRowNum(), cells);
            merged.begunIn(row.getRowNum())
                    .forEach(area -> spanned.add(
                            area.column(), area.last(), area.column() < cells.size() ? cells.get(area.column()) : ""));
            return new SheetTable.Cells(row.getRowNum(), filled);
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
    public List<String> unusedSheets() {
        return otherSheets;
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
