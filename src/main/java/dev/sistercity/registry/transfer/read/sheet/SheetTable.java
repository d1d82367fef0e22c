package dev.sistercity.registry.transfer.read.sheet;

import dev.sistercity.registry.job.JobFailedException;
import dev.sistercity.registry.transfer.read.ListRow;
import dev.sistercity.registry.transfer.read.TableHeader;
import dev.sistercity.registry.transfer.read.TitleLines;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The table that stands on a sheet: rows without anything in them are none. */
final class SheetTable {

    static final int MOST_CELLS = 1_001;

    private static final int LONGEST_ROW = 256 << 10;

    private final Supplier<Cells> source;
    private final TableHeader header;
    /** Read and not handed out yet. */
    private final Deque<Cells> ahead = new ArrayDeque<>();

    /** @param number of the row in the sheet, from 1 */
    record Cells(long number, List<String> texts) {

        private boolean isBlank() {
            return filled() == 0;
        }

        private long filled() {
            return texts.stream().filter(text -> !text.isEmpty()).count();
        }
    }

    /**
     * A sheet, before it is read.
     *
     * @param filled whether anything stands on it
     */
    record SheetView(String name, boolean shown, boolean filled) {

        SheetView withText() {
            return new SheetView(name, shown, true);
        }
    }

    /** @param source null after the last row */
    SheetTable(boolean headed, Supplier<Cells> source) {
        this.source = source;
        Cells begin = headed ? null : filled();
        ahead.addAll(
                headed ? TitleLines.without(this::filled, Cells::filled) : begin == null ? List.of() : List.of(begin));
        if (ahead.isEmpty()) {
            throw new JobFailedException("the spreadsheet is empty", null);
        }
        Cells first = headed ? ahead.remove() : ahead.peek();
        header = headed
                ? TableHeader.of(first.texts(), first.number())
                : TableHeader.numbered(first.texts().size());
    }

    List<String> columns() {
        return header.columns();
    }

    ListRow next() {
        Cells row = ahead.isEmpty() ? filled() : ahead.remove();
        return row == null
                ? null
                : header.row(
                        row.number(),
                        row.texts().stream().collect(Collectors.joining("\t")).stripTrailing(),
                        row.texts());
    }

    private Cells filled() {
        Cells row = source.get();
        while (row != null && row.isBlank()) {
            row = source.get();
        }
        if (row != null && row.texts().stream().mapToLong(String::length).sum() > LONGEST_ROW) {
            throw new JobFailedException(
                    "row " + row.number() + " is longer than " + LONGEST_ROW + " characters", row.number());
        }
        return row;
    }

    /**
     * Which sheet is read: the one that is wanted, by its name or its number from 1; the first that is shown and has anything in it; the
     * first that has anything in it.
     *
     * @param wanted null for none
     */
    static int place(String wanted, List<SheetView> sheets) {
        if (wanted != null) {
            return named(wanted, sheets.stream().map(SheetView::name).toList());
        }
        return IntStream.range(0, sheets.size())
                .filter(i -> sheets.get(i).filled())
                .boxed()
                .min(Comparator.comparing(i -> !sheets.get(i).shown()))
                .orElseThrow(() -> new JobFailedException("the spreadsheet is empty", null));
    }

    /** Sheets that are not read, though something stands on them. */
    static List<String> others(int place, List<SheetView> sheets) {
        return IntStream.range(0, sheets.size())
                .filter(i -> i != place && sheets.get(i).filled())
                .mapToObj(i -> sheets.get(i).name())
                .toList();
    }

    private static int named(String wanted, List<String> names) {
        int named = names.indexOf(wanted);
        if (named >= 0) {
            return named;
        }
        for (int i = 0; i < names.size(); i++) {
            if (wanted.equals(Integer.toString(i + 1)) || names.get(i).equalsIgnoreCase(wanted)) {
                return i;
            }
        }
        throw new JobFailedException(
                "the spreadsheet has no sheet " + wanted + "; it has "
                        + names.stream().limit(20).collect(Collectors.joining(", ")),
                null);
    }
}
