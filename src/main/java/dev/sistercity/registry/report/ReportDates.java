package dev.sistercity.registry.report;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.util.GregorianCalendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import dev.sistercity.registry.shared.value.EdtfDate;
import java.util.Date;
import java.util.concurrent.TimeUnit;

/** Writes dates as a language does (CLDR), no more exactly than they are known: ≈ for about, (?) for uncertain. */
final class ReportDates {

    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");
    private static final String OPEN = "…";

    private final ReportLanguage language;
    private final DateFormat day;
    private final DateFormat month;
    private final DateFormat year;

    ReportDates(ReportLanguage language) {
        this.language = language;
        ULocale locale = ULocale.forLocale(language.locale());
        day = format("yMMMMd", locale);
        month = format("yMMMM", locale);
        year = format("y", locale);
    }

    private static DateFormat format(String skeleton, ULocale locale) {
        DateFormat format = DateFormat.getInstanceForSkeleton(new GregorianCalendar(UTC, locale), skeleton, locale);
        format.setTimeZone(UTC);
        return format;
    }

    /** A date in words; a decade, a century and a span of time by their ends; a dash for none. */
    String of(EdtfDate date) {
        if (date == null) {
            return "–";
        }
        if (date.isInterval() || !date.isQualified()) {
            return plain(date);
        }
        String text = date.toString();
        String known = plain(EdtfDate.parse(text.substring(0, text.length() - 1)));
        return switch (text.charAt(text.length() - 1)) {
            case '~' -> "≈ " + known;
            case '?' -> known + " (?)";
            default -> "≈ " + known + " (?)";
        };
    }

    /** One end of a span of time. */
    private String end(EdtfDate date) {
        return date == null ? OPEN : of(date);
    }

    private String plain(EdtfDate date) {
        return switch (date.precision()) {
            case DAY -> written(day, date.earliestDay());
            case MONTH -> written(month, date.earliestDay());
            case YEAR -> written(year, date.earliestDay());
            case INTERVAL -> end(date.start()) + " – " + end(date.end());
            case SEASON -> {
                String text = date.toString();
                String season = text.substring(text.length() - 2);
                yield language.word(
                        "season." + season, language.year(date.year().orElseThrow()));
            }
            case DECADE, CENTURY -> written(year, date.earliestDay()) + " – " + written(year, date.latestDay());
        };
    }

    private static String written(DateFormat format, long day) {
        return format.format(new Date(TimeUnit.DAYS.toMillis(day)));
    }
}
