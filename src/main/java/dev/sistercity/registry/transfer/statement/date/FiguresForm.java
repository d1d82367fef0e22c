package dev.sistercity.registry.transfer.statement.date;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Figures with points, strokes or dashes between. Which of two is the month is taken only where it can be one alone. */
final class FiguresForm {

    private static final int MONTHS = 12;
    private static final int CENTURY = 100;

    private static final Pattern ZEROS = Pattern.compile("0+(?:[.,]0+)?");
    /** A table tool writes whole numbers so as soon as one is missing in the column. */
    private static final Pattern DECIMAL = Pattern.compile("(?<year>\\d{3,4})[.,]0{1,6}");

    /** A year that a table tool took for a number, and grouped: {@code 1.994}, {@code 2 008}. */
    private static final Pattern GROUPED = Pattern.compile("(?<thousands>[12])[.,'’ ](?<rest>\\d{3})");

    private static final Pattern SHORT = Pattern.compile("['’]?\\d{1,2}\\.?");
    private static final Pattern COMPACT = Pattern.compile("(?<year>1\\d{3}|20\\d{2})(?<month>\\d{2})(?<day>\\d{2})");
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(?<year>\\d{4})(?: ?[./–-] ?| )(?<month>\\d{1,2})(?: ?[./–-] ?| )(?<day>\\d{1,2})\\.?");
    private static final Pattern YEAR_MONTH =
            Pattern.compile("(?<year>\\d{4})(?: ?[/-] ?(?<month>\\d{1,2})|\\. ?(?<other>\\d{2})\\.?)");
    private static final Pattern MONTH_YEAR = Pattern.compile("(?<month>\\d{1,2})(?: ?[./-] ?| )(?<year>\\d{4})\\.?");
    private static final Pattern POINTS =
            Pattern.compile("(?<day>\\d{1,2})\\. ?(?<month>\\d{1,2})\\. ?(?<year>\\d{4})\\.?(?: ?[rгр]\\.?)?");
    private static final Pattern DAY_FIRST =
            Pattern.compile("(?<one>\\d{1,2}) ?[/-] ?(?<two>\\d{1,2}) ?[/-] ?(?<year>\\d{4})");
    private static final Pattern NO_CENTURY =
            Pattern.compile("\\d{1,2} ?[./-] ?\\d{1,2} ?[./-] ?['’]?\\d{2}|\\d{1,2} ?[./-] ?['’]\\d{2}");
    private static final Pattern VIETNAMESE =
            Pattern.compile("(?:ngày )?(?:(?<day>\\d{1,2}) )?tháng (?<month>\\d{1,2}),? (?:năm )?(?<year>\\d{4})");

    /** Polish and Hungarian dates have the month in Roman numerals: {@code 9.X.1994}. */
    private static final Pattern ROMAN_MONTH = Pattern.compile(
            "(?<day>\\d{1,2})[. /-]{1,2}(?<roman>[IVX]{1,4})[. /-]{1,2}(?<year>\\d{4})\\.?(?: ?r\\.?)?");

    /** {@code IX 1994}; {@code 1994. X. 9.} */
    private static final Pattern ROMAN_ALONE = Pattern.compile("(?<roman>[IVX]{1,4})[. /-]{1,2}(?<year>\\d{4})\\.?");

    private static final Pattern YEAR_ROMAN =
            Pattern.compile("(?<year>\\d{4})[. /-]{1,2}(?<roman>[IVX]{1,4})[. /-]{1,2}(?<day>\\d{1,2})\\.?");

    private static final List<String> ROMAN =
            List.of("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII");
    private static final Pattern SIGNED = Pattern.compile("\\+(?<year>\\d{4})");

    private FiguresForm() {}

    static Optional<WrittenDate> read(String text) {
        if (ZEROS.matcher(text).matches()) {
            return Optional.of(WrittenDate.unread("is no year"));
        }
        if (SHORT.matcher(text).matches() || NO_CENTURY.matcher(text).matches()) {
            return Optional.of(WrittenDate.unread("leaves the century open"));
        }
        return matched(DECIMAL, text)
                .map(year -> DateText.of(DateText.number(year, "year"), 0, 0, ""))
                .or(() -> matched(GROUPED, text)
                        .map(year -> DateText.of(
                                1_000 * DateText.number(year, "thousands") + DateText.number(year, "rest"), 0, 0, "")))
                .or(() -> matched(COMPACT, text).map(FiguresForm::day))
                .or(() -> matched(YEAR_FIRST, text).map(FiguresForm::day))
                .or(() -> matched(POINTS, text).map(FiguresForm::day))
                .or(() -> matched(DAY_FIRST, text).map(FiguresForm::dayOrMonth))
                .or(() -> matched(YEAR_MONTH, text).map(FiguresForm::month))
                .or(() -> matched(MONTH_YEAR, text).map(FiguresForm::monthAlone))
                .or(() -> matched(SIGNED, text).map(year -> DateText.of(DateText.number(year, "year"), 0, 0, "")))
                .or(() -> matched(ROMAN_MONTH, text).map(FiguresForm::romanMonth))
                .or(() -> matched(YEAR_ROMAN, text).map(FiguresForm::romanMonth))
                .or(() -> matched(ROMAN_ALONE, text).map(FiguresForm::romanAlone))
                .or(() -> matched(VIETNAMESE, DateText.lower(text)).map(FiguresForm::day));
    }

    private static Optional<Matcher> matched(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.matches() ? Optional.of(matcher) : Optional.empty();
    }

    private static WrittenDate day(Matcher parts) {
        int month = DateText.number(parts, "month");
        int day = DateText.number(parts, "day");
        boolean told = month > 0 && (day > 0 || parts.group("day") == null);
        return told
                ? DateText.of(DateText.number(parts, "year"), month, day, "")
                : WrittenDate.unread("is in no calendar");
    }

    private static WrittenDate romanMonth(Matcher parts) {
        int month = ROMAN.indexOf(parts.group("roman")) + 1;
        int day = DateText.number(parts, "day");
        return month == 0 || day == 0
                ? WrittenDate.unread("is in no calendar")
                : DateText.of(DateText.number(parts, "year"), month, day, "");
    }

    private static WrittenDate romanAlone(Matcher parts) {
        int month = ROMAN.indexOf(parts.group("roman")) + 1;
        return month == 0
                ? WrittenDate.unread("is in no calendar")
                : DateText.of(DateText.number(parts, "year"), month, 0, "");
    }

    private static WrittenDate monthAlone(Matcher parts) {
        int month = DateText.number(parts, "month");
        return month == 0
                ? WrittenDate.unread("is in no calendar")
                : DateText.of(DateText.number(parts, "year"), month, 0, "");
    }

    /** {@code 2009/10} may be a month, and a year that begins in autumn. */
    private static WrittenDate month(Matcher parts) {
        int year = DateText.number(parts, "year");
        int month = DateText.number(parts, parts.group("month") == null ? "other" : "month");
        if (month == (year + 1) % CENTURY) {
            return month <= MONTHS
                    ? WrittenDate.unread("could be a month, or two years")
                    : WrittenDate.doubtful("could be a span of two years, or one of them");
        }
        if (month > MONTHS) {
            return WrittenDate.doubtful("is no month, and may be a span of years");
        }
        return month == 0 ? WrittenDate.unread("is in no calendar") : DateText.of(year, month, 0, "");
    }

    private static WrittenDate dayOrMonth(Matcher parts) {
        int one = DateText.number(parts, "one");
        int two = DateText.number(parts, "two");
        int year = DateText.number(parts, "year");
        if (one == 0 || two == 0) {
            return WrittenDate.unread("is in no calendar");
        }
        if (one <= MONTHS && two <= MONTHS && one != two) {
            return WrittenDate.unread("could be two days, as day and month may come in either order");
        }
        return one > MONTHS ? DateText.of(year, two, one, "") : DateText.of(year, one, two, "");
    }
}
