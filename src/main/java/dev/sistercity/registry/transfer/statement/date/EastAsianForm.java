package dev.sistercity.registry.transfer.statement.date;

import dev.sistercity.registry.shared.value.EdtfDate;
import java.time.DateTimeException;
import java.time.chrono.JapaneseChronology;
import java.time.chrono.JapaneseDate;
import java.time.chrono.JapaneseEra;
import java.time.temporal.ChronoField;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates of East Asia: {@code 1994年10月9日}, {@code 1994년 10월}, by Japanese eras ({@code 昭和48年6月24日}, {@code S48.6.24}), by
 * years of the Republic of China ({@code 民國83年}) and of the Buddhist calendar of Thailand ({@code พ.ศ. 2537}).
 */
final class EastAsianForm {

    private static final Map<String, JapaneseEra> ERAS = Map.ofEntries(
            Map.entry("明治", JapaneseEra.MEIJI),
            Map.entry("明", JapaneseEra.MEIJI),
            Map.entry("m", JapaneseEra.MEIJI),
            Map.entry("meiji", JapaneseEra.MEIJI),
            Map.entry("大正", JapaneseEra.TAISHO),
            Map.entry("大", JapaneseEra.TAISHO),
            Map.entry("t", JapaneseEra.TAISHO),
            Map.entry("taisho", JapaneseEra.TAISHO),
            Map.entry("taishō", JapaneseEra.TAISHO),
            Map.entry("昭和", JapaneseEra.SHOWA),
            Map.entry("昭", JapaneseEra.SHOWA),
            Map.entry("s", JapaneseEra.SHOWA),
            Map.entry("showa", JapaneseEra.SHOWA),
            Map.entry("shōwa", JapaneseEra.SHOWA),
            Map.entry("平成", JapaneseEra.HEISEI),
            Map.entry("平", JapaneseEra.HEISEI),
            Map.entry("h", JapaneseEra.HEISEI),
            Map.entry("heisei", JapaneseEra.HEISEI),
            Map.entry("令和", JapaneseEra.REIWA),
            Map.entry("令", JapaneseEra.REIWA),
            Map.entry("r", JapaneseEra.REIWA),
            Map.entry("reiwa", JapaneseEra.REIWA));

    private static final String REST =
            "(?:(?:[年년]|(?<=\\d)[./-](?=\\d))度? ?(?:(?<month>\\d{1,2})(?:[月월] ?(?:(?<day>\\d{1,2})[日일号]?)?|[./-](?<other>\\d{1,2}))?)?)?"
                    + " ?(?<about>頃|ごろ|ころ|左右|경|约)?";
    private static final Pattern BY_ERA = Pattern.compile(
            "(?<era>明治?|大正?|昭和?|平成?|令和?|[mtshr]\\.?|meiji|taish[oō]|sh[oō]wa|heisei|reiwa) ?(?<year>\\d{1,2}|元|gannen)"
                    + REST);
    private static final Pattern BY_YEAR =
            Pattern.compile("(?<roc>民[國国]|中華民[國国])?(?:西暦|公元)? ?(?<year>\\d{1,4}) ?(?=[年년])" + REST);
    private static final Pattern DECADE = Pattern.compile("(?<figures>\\d{3})0 ?年代|(?<korean>\\d{3})0 ?년대");
    private static final Pattern BUDDHIST = Pattern.compile(
            "(?:พ\\.? ?ศ\\.?|b\\.?e\\.?) ?(?<year>2[45]\\d{2})|(?<other>2[45]\\d{2}) ?(?:b\\.?e\\.?|พ\\.? ?ศ\\.?)");
    /** In brackets behind the same date by another count: {@code 昭和48年(1973年)}. */
    private static final Pattern BRACKETED = Pattern.compile("([^()]{1,40}) ?\\(([^()]{1,40})\\)");

    /** {@code 昭和60(1985)年3月} */
    private static final Pattern INNER = Pattern.compile("([^()]{1,20}) ?\\(([^()]{1,20})\\) ?(年[^()]{0,20})");

    /** {@code 1989年(平成元年)11月15日} */
    private static final Pattern INNER_YEAR = Pattern.compile("([^()]{1,20}年) ?\\(([^()]{1,20}年)\\) ?([^()]{1,20})");

    private static final int BEFORE_REPUBLIC = 1911;
    private static final int BEFORE_BUDDHIST = 543;

    private EastAsianForm() {}

    static Optional<WrittenDate> read(String text) {
        String lower = KanjiNumber.inFigures(DateText.lower(text)).strip();
        Matcher inner = INNER.matcher(lower);
        if (inner.matches()) {
            return same(inner.group(1).strip() + inner.group(3), inner.group(2).strip() + "年");
        }
        Matcher year = INNER_YEAR.matcher(lower);
        if (year.matches()) {
            return same(year.group(1) + year.group(3), year.group(2));
        }
        Matcher both = BRACKETED.matcher(lower);
        return both.matches() ? same(both.group(1).strip(), both.group(2).strip()) : one(lower);
    }

    private static Optional<WrittenDate> same(String outside, String inside) {
        Optional<WrittenDate> one = one(outside).or(() -> WrittenDate.single(outside));
        Optional<WrittenDate> two = one(inside).or(() -> WrittenDate.single(inside));
        boolean read = one.isPresent()
                && two.isPresent()
                && one.get().date() != null
                && two.get().date() != null;
        if (!read) {
            return Optional.empty();
        }
        EdtfDate first = one.get().date();
        EdtfDate second = two.get().date();
        boolean finer = first.latestDay() - first.earliestDay() <= second.latestDay() - second.earliestDay();
        return switch (first.agreementWith(second)) {
            case CONFLICTS -> Optional.of(WrittenDate.unread("says two dates that contradict each other"));
            default -> finer ? one : two;
        };
    }

    private static Optional<WrittenDate> one(String text) {
        Matcher decade = DECADE.matcher(text);
        if (decade.matches()) {
            String figures = decade.group("figures") == null ? decade.group("korean") : decade.group("figures");
            return figures.endsWith("0")
                    ? Optional.of(WrittenDate.unread("could be ten years, or a hundred"))
                    : DateText.edtf(figures + "X").map(WrittenDate::of);
        }
        Matcher era = BY_ERA.matcher(text);
        if (era.matches()) {
            return Optional.of(byEra(era));
        }
        Matcher buddhist = BUDDHIST.matcher(text);
        if (buddhist.matches()) {
            int year = Math.max(DateText.number(buddhist, "year"), DateText.number(buddhist, "other"));
            return Optional.of(DateText.of(year - BEFORE_BUDDHIST, 0, 0, ""));
        }
        Matcher year = BY_YEAR.matcher(text);
        return year.matches() ? Optional.of(byYear(year)) : Optional.empty();
    }

    private static WrittenDate byYear(Matcher parts) {
        boolean republic = parts.group("roc") != null;
        int year = DateText.number(parts, "year");
        if (!republic && parts.group("year").length() < 3) {
            return WrittenDate.unread("leaves the century open");
        }
        return DateText.of(
                republic ? year + BEFORE_REPUBLIC : year,
                DateText.number(parts, "month"),
                day(parts),
                parts.group("about") == null ? "" : "~");
    }

    private static WrittenDate byEra(Matcher parts) {
        JapaneseEra era = ERAS.get(parts.group("era").replace(".", ""));
        String written = parts.group("year");
        int ofEra = Character.isDigit(written.charAt(0)) ? Integer.parseInt(written) : 1;
        int month = DateText.number(parts, "month");
        int day = day(parts);
        try {
            int year = JapaneseChronology.INSTANCE.prolepticYear(era, ofEra);
            // The last day of it that the era can have had.
            JapaneseDate date =
                    month == 0 ? JapaneseDate.of(era, ofEra, 12, 31) : JapaneseDate.of(year, month, day == 0 ? 1 : day);
            boolean inIt = month == 0 || day == 0 || date.get(ChronoField.ERA) == era.getValue();
            return inIt
                    ? DateText.of(year, month, day, parts.group("about") == null ? "" : "~")
                    : WrittenDate.unread("is not in that era");
        } catch (DateTimeException e) {
            return lastYear(era, ofEra, month, day);
        }
    }

    /** The last year of an era ends with it. */
    private static WrittenDate lastYear(JapaneseEra era, int ofEra, int month, int day) {
        try {
            JapaneseDate.of(era, ofEra, 1, 1);
            return month == 0
                    ? DateText.of(JapaneseChronology.INSTANCE.prolepticYear(era, ofEra), 0, 0, "")
                    : WrittenDate.unread("is in no calendar");
        } catch (DateTimeException e) {
            return WrittenDate.unread("is in no year of that era");
        }
    }

    private static int day(Matcher parts) {
        return parts.group("day") != null ? DateText.number(parts, "day") : DateText.number(parts, "other");
    }
}
