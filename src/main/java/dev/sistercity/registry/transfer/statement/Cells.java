package dev.sistercity.registry.transfer.statement;

import dev.sistercity.registry.partnership.api.PartnershipStatus;
import dev.sistercity.registry.shared.http.Characters;
import dev.sistercity.registry.transfer.read.ListRow;
import dev.sistercity.registry.transfer.statement.StatementReader.UnreadCell;
import dev.sistercity.registry.transfer.statement.date.WrittenDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The cells of a row by what they hold, and what could not be used of them. */
final class Cells {

    private static final int LONGEST = 300;
    /** Of a reference, which may hold several addresses. */
    private static final int LONGEST_REFERENCE = 4_000;

    private static final int LONGEST_NAMES = 64 << 10;
    private static final int SHOWN = 80;
    private static final Pattern BRACKETS = Pattern.compile("[()\\[\\],;]");
    private static final WrittenDate NO_DATE = WrittenDate.read("", null);

    private final Mapping mapping;
    private final ListRow row;
    private final List<String> remarks = new ArrayList<>();
    private final List<UnreadCell> unread = new ArrayList<>();
    private DatedStatus saidOfBeginning;
    private NameNotes besideName;

    Cells(Mapping mapping, ListRow row) {
        this.mapping = mapping;
        this.row = row;
    }

    /** What a field holds; null for nothing, or for what cannot be stored. */
    String text(Field field) {
        String text = mapping.get(field, row);
        if (text == null) {
            return null;
        }
        int longest =
                switch (field.fact()) {
                    case REFERENCE -> LONGEST_REFERENCE;
                    case NAMES -> LONGEST_NAMES;
                    default -> LONGEST;
                };
        if (text.length() > longest) {
            leave(field, text, "is too long");
            return null;
        }
        if (Characters.fault(text).isPresent()) {
            leave(field, Characters.printable(text), "holds what is no text");
            return null;
        }
        return text;
    }

    /** As it stands, though it be a sign for nothing; null for no cell. */
    String raw(Field field) {
        return mapping.raw(field, row);
    }

    /** When it began; the cell may say as well that it is over: {@code 1992 (beendet 2022)}. */
    WrittenDate beginning() {
        String text = text(Field.ESTABLISHED);
        if (text == null && besideName != null) {
            if (besideName.since() == null && besideName.status() == null && besideName.kind() == null) {
                remark("«" + besideName.words() + "» stands beside a name: not used");
            }
            return new WrittenDate(besideName.since(), null, null, false);
        }
        if (text != null && WrittenDate.read(text, null).isUnread()) {
            saidOfBeginning = DatedStatus.read(text).orElse(null);
        }
        if (saidOfBeginning == null) {
            // 1992 (bis 2022)
            WrittenDate span = text == null
                    ? NO_DATE
                    : WrittenDate.read(BRACKETS.matcher(text).replaceAll(" "), null);
            return span.until() != null && span.date() != null
                    ? span
                    : date(Field.ESTABLISHED, Field.ESTABLISHED_PRECISION);
        }
        boolean over = saidOfBeginning.status() == PartnershipStatus.ENDED;
        return new WrittenDate(saidOfBeginning.before(), over ? saidOfBeginning.after() : null, null, false);
    }

    /** Keeps what a name has beside it; where both have something, what the first says. */
    void noteBesideName(NameNotes notes) {
        besideName = besideName == null ? notes : besideName;
    }

    /** Null for nothing. */
    NameNotes besideName() {
        return besideName;
    }

    /** The status that stands in the cell of the beginning; null for none. */
    PartnershipStatus saidOfBeginning() {
        return saidOfBeginning == null ? null : saidOfBeginning.status();
    }

    /** @param precision the field that tells it; null for none */
    WrittenDate date(Field field, Field precision) {
        String text = text(field);
        if (text == null) {
            return NO_DATE;
        }
        WrittenDate date = WrittenDate.read(text, precision == null ? null : text(precision));
        if (date.isUnread()) {
            leave(field, text, date.fault());
        }
        return date;
    }

    /** Leaves a cell unused, and reports it. */
    void leave(Field field, String text, String why) {
        String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
        remarks.add(field.parameter() + " «" + shown + "» " + why + ": not used");
        unread.add(new UnreadCell(field, shown));
    }

    void remark(String remark) {
        remarks.add(remark);
    }

    List<String> remarks() {
        return remarks;
    }

    List<UnreadCell> unread() {
        return unread;
    }
}
