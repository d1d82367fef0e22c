package dev.sistercity.registry.transfer.statement.date;

import dev.sistercity.registry.shared.table.Placeholders;
import dev.sistercity.registry.shared.value.EdtfDate;
import java.util.List;
import java.util.Optional;

/**
 * A date as lists have it: in figures, in words of many languages, by Japanese eras, as Wikidata or a table tool writes it.
 *
 * @param date null where the cell is empty, or cannot be used
 * @param until where it is a span, when that ended; null for none
 * @param fault why it cannot be used; null where it can, or there is nothing
 * @param doubtful whether the cell may say that it is over, though not clearly
 */
public record WrittenDate(EdtfDate date, EdtfDate until, String fault, boolean doubtful) {

    static final WrittenDate NONE = new WrittenDate(null, null, null, false);

    private static final int LONGEST = 120;
    private static final int FAR_YEAR = 2200;

    /** What reads one way of writing dates. */
    private interface Form {
        /** Empty if it is not written this way. */
        Optional<WrittenDate> read(String text);
    }

    private static final List<Form> FORMS =
            List.of(EdtfForm::read, PartOfYearForm::read, FiguresForm::read, EastAsianForm::read, WordsForm::read);

    static WrittenDate of(EdtfDate date) {
        return new WrittenDate(date, null, null, false);
    }

    static WrittenDate unread(String fault) {
        return new WrittenDate(null, null, fault, false);
    }

    static WrittenDate doubtful(String fault) {
        return new WrittenDate(null, null, fault, true);
    }

    /**
     * Reads a cell.
     *
     * @param precision what stands in a column beside it: Wikidata's 9 for a year, 10 for a month, 11 for a day; null for none
     */
    public static WrittenDate read(String cell, String precision) {
        if (cell.length() > LONGEST) {
            return unread("is longer than any date");
        }
        if (DateText.isOfAnotherCalendar(cell)) {
            return unread("is of another calendar");
        }
        String text = DateText.withoutOpenParts(DateText.withoutFootnote(DateText.normalized(cell)));
        boolean goesOn = DateWords.is("present", DateText.lower(text));
        if (goesOn || Placeholders.isNone(text)) {
            return NONE;
        }
        return WikidataForm.read(text, precision)
                .or(() -> single(DateText.withoutTime(text)))
                .or(() -> SpanForm.read(text))
                .or(() -> RenewalForm.read(text))
                .or(() -> WordsForm.withoutBeginning(text).flatMap(WrittenDate::single))
                .map(WrittenDate::inThisCalendar)
                .orElseGet(() -> unread("cannot be read"));
    }

    /** A year long to come is one of another calendar, which is not told: 2537 in Thailand. */
    private WrittenDate inThisCalendar() {
        boolean far = isFar(date) || isFar(until);
        return far ? unread("is long to come; its calendar is not told") : this;
    }

    private static boolean isFar(EdtfDate date) {
        return date != null && date.year().orElse(0) >= FAR_YEAR;
    }

    /** A date that is no span. */
    static Optional<WrittenDate> single(String text) {
        return FORMS.stream().flatMap(form -> form.read(text).stream()).findFirst();
    }

    /** Whether there is something, though nothing that can be used. */
    public boolean isUnread() {
        return fault != null;
    }
}
