package dev.sistercity.registry.pages.language;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.ibm.icu.text.DateFormat;
import com.ibm.icu.util.GregorianCalendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.util.Date;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes EDTF dates as a language does, no more exactly than they are known. */
final class DateWords {

    private static final Pattern CALENDAR = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?");
    private static final Pattern DECADE = Pattern.compile("(\\d{3})X");
    private static final Pattern CENTURY = Pattern.compile("(\\d{2})XX");
    private static final int FIRST_SEASON = 21;
    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

    /** Dates that are kept in words: those of the largest cities, several times over. */
    private static final int MOST_KEPT = 4_000;

    /** Longer texts are no dates, and not kept. */
    private static final int LONGEST_KEPT = 40;

    private final PageLanguage language;
    private final DateFormat year;
    private final DateFormat month;
    private final DateFormat day;
    private final DateFormat moment;

    /** To write a date a format has to be copied, which costs more than all else in a row of a list. */
    private final LoadingCache<String, String> kept =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).executor(Runnable::run).build(this::written);

    DateWords(PageLanguage language, ULocale locale) {
        this.language = language;
        year = format("y", locale);
        month = format("yMMMM", locale);
        day = format("yMMMMd", locale);
        moment = format("yMMMdHm", locale);
    }

    private static DateFormat format(String skeleton, ULocale locale) {
        DateFormat format = DateFormat.getInstanceForSkeleton(new GregorianCalendar(UTC, locale), skeleton, locale);
        format.setTimeZone(UTC);
        return format;
    }

    /** @param edtf as records have it; what is none is answered as it is */
    String of(String edtf) {
        return edtf.length() > LONGEST_KEPT ? written(edtf) : kept.get(edtf);
    }

    private String written(String edtf) {
        int slash = edtf.indexOf('/');
        if (slash >= 0) {
            return interval(edtf.substring(0, slash), edtf.substring(slash + 1));
        }
        if (edtf.isEmpty()) {
            return edtf;
        }
        String bare = edtf.substring(0, edtf.length() - 1);
        return switch (edtf.charAt(edtf.length() - 1)) {
            case '~' -> language.word("date.about", exact(bare));
            case '?' -> language.word("date.uncertain", exact(bare));
            case '%' -> language.word("date.uncertain", language.word("date.about", exact(bare)));
            default -> exact(edtf);
        };
    }

    private String interval(String from, String to) {
        boolean open = from.isEmpty() || from.equals("..");
        if (to.isEmpty() || to.equals("..")) {
            return open ? "…" : language.word("date.from", written(from));
        }
        return open ? language.word("date.until", written(to)) : language.word("date.span", written(from), written(to));
    }

    private String exact(String date) {
        Matcher known = CALENDAR.matcher(date);
        if (known.matches()) {
            return calendar(known, date);
        }
        Matcher decade = DECADE.matcher(date);
        if (decade.matches()) {
            return language.word("date.decade", decade.group(1) + "0");
        }
        Matcher century = CENTURY.matcher(date);
        return century.matches() ? language.word("date.century", Integer.parseInt(century.group(1)) + 1) : date;
    }

    private String calendar(Matcher known, String date) {
        int y = Integer.parseInt(known.group(1));
        if (known.group(2) == null) {
            return written(year, y, 1, 1);
        }
        int m = Integer.parseInt(known.group(2));
        if (m >= FIRST_SEASON && m < FIRST_SEASON + 4) {
            return language.word("date.season." + m, String.valueOf(y));
        }
        if (m < 1 || m > 12) {
            return date;
        }
        return known.group(3) == null ? written(month, y, m, 1) : written(day, y, m, Integer.parseInt(known.group(3)));
    }

    private static String written(DateFormat format, int year, int month, int day) {
        GregorianCalendar calendar = new GregorianCalendar(UTC);
        calendar.clear();
        calendar.set(year, month - 1, day);
        // The formats are shared, and no two threads may use one at once.
        return format.clone().format(calendar.getTime());
    }

    String moment(Instant instant) {
        return moment.clone().format(Date.from(instant)) + " UTC";
    }
}
