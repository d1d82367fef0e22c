package dev.sistercity.registry.transfer.statement;

import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.transfer.read.ListRow;
import dev.sistercity.registry.transfer.statement.date.WrittenDate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads rows as statements. One cell that cannot be used costs nothing but itself. */
public final class StatementReader {

    private static final int MOST_REFERENCES = 5;
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s/?#<>\"|]{1,250}[^\\s<>\"|]{0,1700}");

    private final Mapping mapping;
    private final SideReader sides;
    private final EndReader ends;

    /** @param today by which an end is still to come */
    public StatementReader(Mapping mapping, LocalDate today) {
        this.mapping = mapping;
        this.sides = new SideReader();
        this.ends = new EndReader(today);
    }

    /** A cell that was not understood. */
    public record UnreadCell(Field field, String text) {}

    /** A row, read, and what was not understood of it. */
    public record ReadStatement(Statement statement, List<UnreadCell> unread) {}

    /** @throws RejectedRowException with the reason */
    public Statement read(ListRow row) {
        return readWhole(row).statement();
    }

    /** @throws RejectedRowException with the reason */
    public ReadStatement readWhole(ListRow row) {
        if (row.fault() != null) {
            throw new RejectedRowException(row.fault());
        }
        Cells cells = new Cells(mapping, row);
        Side one = sides.required(1, cells);
        Side two = sides.required(2, cells);
        List<Side> more = sides.further(cells);
        // Of one name towns may be two, of one identifier not.
        if (one.identifier() != null && one.identifier().equals(two.identifier())) {
            throw new RejectedRowException("a city cannot be its own partner: " + one.asWritten());
        }
        WrittenKind kind = kind(cells);
        WrittenDate since = cells.beginning();
        EndReader.End end = ends.read(since, cells);
        EdtfDate statedAt = cells.date(Field.STATED_AT, null).date();
        Optional.ofNullable(cells.text(Field.NOTE)).ifPresent(cells::remark);
        Statement statement = new Statement(
                one,
                two,
                more,
                kind == null ? null : kind.kind(),
                kind == null ? null : kind.asStated(),
                since.date(),
                end.status(),
                end.ended(),
                references(cells),
                statedAt,
                cells.remarks(),
                end.doubt());
        return new ReadStatement(statement, cells.unread());
    }

    private static WrittenKind kind(Cells cells) {
        String text = cells.text(Field.KIND);
        if (text == null) {
            return cells.besideName() == null ? null : cells.besideName().kind();
        }
        WrittenKind kind = WrittenKind.read(text);
        if (kind.kind() == null) {
            cells.leave(Field.KIND, text, "is no kind that is known");
        }
        return kind;
    }

    private static List<String> references(Cells cells) {
        String text = cells.text(Field.REFERENCE);
        if (text == null) {
            return List.of();
        }
        List<String> addresses = new ArrayList<>();
        Matcher address = ADDRESS.matcher(text);
        while (address.find() && addresses.size() < MOST_REFERENCES) {
            if (!addresses.contains(address.group())) {
                addresses.add(address.group());
            }
        }
        return addresses.isEmpty() ? List.of(text) : addresses;
    }
}
