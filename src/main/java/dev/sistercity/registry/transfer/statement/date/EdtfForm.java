package dev.sistercity.registry.transfer.statement.date;

import dev.sistercity.registry.shared.value.EdtfDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the registry itself writes: EDTF; and the older way of libraries to leave figures open, {@code 199u}. */
final class EdtfForm {

    private static final Pattern ISO = Pattern.compile("[0-9XxUu?~%/.-]{3,64}");
    /** Of a year whose end is open: {@code 199-}, {@code 19--}. */
    private static final Pattern OPEN =
            Pattern.compile("(\\d{2}\\d?)(u{1,2}|x{1,2}|-{1,2}|_{1,2}|\\?{1,2}|\\.{1,2}|\\*{1,2})");

    private static final int DIGITS = 4;

    private EdtfForm() {}

    static Optional<WrittenDate> read(String text) {
        if (!ISO.matcher(text).matches()) {
            return Optional.empty();
        }
        String lower = DateText.lower(text);
        var open = OPEN.matcher(lower);
        if (open.matches() && open.group(1).length() + open.group(2).length() == DIGITS) {
            String figures = open.group(1) + "X".repeat(open.group(2).length());
            return DateText.edtf(figures).map(WrittenDate::of);
        }
        // Two figures after a year are a month, and no second year: no month is 95.
        return DateText.edtf(text.replace('x', 'X'))
                .filter(date -> date.latestDay() > EdtfDate.parse("0001").earliestDay())
                .map(date -> date.isInterval() ? SpanForm.of(date) : WrittenDate.of(date));
    }
}
