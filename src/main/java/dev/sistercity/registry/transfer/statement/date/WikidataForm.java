package dev.sistercity.registry.transfer.statement.date;

import dev.sistercity.registry.shared.value.EdtfDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times as Wikidata has them: its dumps with zeros for what is not known and a precision
 * (<a href="https://www.wikidata.org/wiki/Special:MyLanguage/Help:Dates">Help:Dates</a>), its query service with a day always:
 * the year 2008 as 2008-01-01T00:00:00Z. Where nothing tells the precision, the first of January is taken for a year and the first
 * of another month for that month: no more than it says for certain.
 */
final class WikidataForm {

    private static final Pattern TIME = Pattern.compile(
            "(?<sign>\\+?)0*(?<year>\\d{4})-(?<month>\\d{2})-(?<day>\\d{2})(?<time>T00:00:00(?:\\.0{1,9})?Z)?(?:/(?<precision>\\d{1,2}))?");
    private static final Pattern YEAR = Pattern.compile("\\d{4}(?:-00(?:-00)?)?");
    private static final Pattern MONTH_OPEN = Pattern.compile("\\d{4}-\\d{2}-00");

    private static final int CENTURY = 7;
    private static final int DECADE = 8;
    private static final int OF_YEAR = 9;
    private static final int OF_MONTH = 10;
    private static final int OF_DAY = 11;

    private WikidataForm() {}

    static Optional<WrittenDate> read(String text, String column) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            return YEAR.matcher(text).matches() && text.length() > 4
                    ? Optional.of(DateText.of(Integer.parseInt(text.substring(0, 4)), 0, 0, ""))
                    : Optional.empty();
        }
        Optional<Integer> told = precision(time.group("precision")).or(() -> precision(column));
        boolean bare = time.group("time") == null && time.group("sign").isEmpty();
        if (bare
                && told.isEmpty()
                && !YEAR.matcher(text).matches()
                && !MONTH_OPEN.matcher(text).matches()) {
            return Optional.empty();
        }
        int month = DateText.number(time, "month");
        int day = DateText.number(time, "day");
        int implied = month == 0 ? OF_YEAR : day == 0 ? OF_MONTH : OF_DAY;
        int first = day == 1 ? month == 1 ? OF_YEAR : OF_MONTH : OF_DAY;
        int precision = Math.min(implied, told.orElse(bare ? OF_DAY : first));
        return Optional.of(of(DateText.number(time, "year"), month, day, precision));
    }

    private static WrittenDate of(int year, int month, int day, int precision) {
        String figures = String.format("%04d", year);
        return switch (precision) {
            case CENTURY -> open(figures.substring(0, 2) + "XX");
            case DECADE -> open(figures.substring(0, 3) + "X");
            case OF_YEAR -> DateText.of(year, 0, 0, "");
            case OF_MONTH -> DateText.of(year, month, 0, "");
            default ->
                precision >= OF_DAY
                        ? DateText.of(year, month, day, "")
                        : WrittenDate.unread("is known by more than a century only");
        };
    }

    private static WrittenDate open(String figures) {
        return WrittenDate.of(EdtfDate.parse(figures));
    }

    /** @param text a number, or the word for it; null for none */
    static Optional<Integer> precision(String text) {
        if (text == null) {
            return Optional.empty();
        }
        String key = DateText.lower(DateText.normalized(text)).replace(".0", "");
        return switch (key) {
            case "7", "century" -> Optional.of(CENTURY);
            case "8", "decade" -> Optional.of(DECADE);
            case "9", "year", "y", "jahr", "année", "yyyy" -> Optional.of(OF_YEAR);
            case "10", "month", "m", "monat", "mois", "yyyy-mm" -> Optional.of(OF_MONTH);
            case "11", "12", "13", "14", "day", "d", "tag", "jour", "yyyy-mm-dd" -> Optional.of(OF_DAY);
            case "0", "1", "2", "3", "4", "5", "6" -> Optional.of(0);
            default -> Optional.empty();
        };
    }
}
