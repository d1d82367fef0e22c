package dev.sistercity.registry.report;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.util.GregorianCalendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import dev.sistercity.registry.shared.value.EdtfDate;
import java.util.Date;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Writes dates as a language does (CLDR), no more exactly than they are known: ≈ for about, (?) for uncertain. */
final class ReportDates {

    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

    private final DateFormat day;
    private final DateFormat month;
    private final DateFormat year;

    ReportDates(Locale language) {
        ULocale locale = ULocale.forLocale(language);
        day = format("yMMMMd", locale);
        month = format("yMMMM", locale);
        year = format("y", locale);
    }

    private static DateFormat format(String skeleton, ULocale locale) {
        DateFormat format = DateFormat.getInstanceForSkeleton(new GregorianCalendar(UTC, locale), skeleton, locale);
        format.setTimeZone(UTC);
        return format;
    }

    /** A day, a month or a year in words; seasons, decades, centuries and spans as EDTF has them; a dash for none. */
    String of(EdtfDate date) {
        if (date == null) {
            return "–";
        }
        String text = date.toString();
        if (date.isInterval() || !date.isQualified()) {
            return plain(date);
        }
        String known = plain(EdtfDate.parse(text.substring(0, text.length() - 1)));
        return switch (text.charAt(text.length() - 1)) {
            case '~' -> "≈ " + known;
            case '?' -> known + " (?)";
            default -> "≈ " + known + " (?)";
        };
    }

    private String plain(EdtfDate date) {
        return switch (date.precision()) {
            case DAY -> written(day, date);
            case MONTH -> written(month, date);
            case YEAR -> written(year, date);
            default -> date.toString();
        };
    }

    private static String written(DateFormat format, EdtfDate date) {
        return format.format(new Date(TimeUnit.DAYS.toMillis(date.earliestDay())));
    }
}
