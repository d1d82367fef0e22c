package dev.sistercity.registry.shared.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A date or an interval of dates as EDTF level 1 writes it (ISO 8601-2:2019;
 * <a href="https://www.loc.gov/standards/datetime/">Library of Congress</a>), without times.
 *
 * <p>An interval is a span: something that lasts from its start to its end. Anything else is one day, which a coarse
 * date such as {@code 1994} or {@code 199X} does not tell: it lies somewhere from {@link #earliestDay()} to
 * {@link #latestDay()}. Days are counted from 1970-01-01 in the proleptic Gregorian calendar.
 *
 * <p>The qualifiers {@code ~ ? %} do not widen that range, since the standard gives them no width; they only take away
 * {@link Certainty#CERTAIN certainty}. Seasons 21 to 24 do not name a hemisphere: spring and autumn lie between 1 March
 * and 21 December, summer and winter between 1 December of the year before and 20 March of the year after.
 *
 * <p>Of the ends of an interval, an open one ({@code ..}) has no bound, so {@code ../2009} has always begun and
 * {@code 2009/..} is never over; an unknown one ({@code /2009}, {@code 2009/}) exists but could be any day on that side.
 */
@Schema(
        type = SchemaType.STRING,
        description =
                "A date or an interval of dates, without times: EDTF level 1 (ISO 8601-2:2019). Year, month or day;"
                        + " seasons -21 to -24; ~ approximate, ? uncertain, % both; X for unspecified digits; .. for an open end.",
        examples = {"1994-10-09", "1994-10", "1994~", "199X", "2021-12-07/2021-12-08", "2009/.."})
public final class EdtfDate implements Comparable<EdtfDate> {

    private final String text;
    private final long earliestDay;
    private final long latestDay;
    private final Precision precision;
    /** Both null except in an interval; there one of them is null where that end is open or unknown. */
    private final EdtfDate start;

    private final EdtfDate end;

    private EdtfDate(String text, long earliestDay, long latestDay, Precision precision, EdtfDate start, EdtfDate end) {
        this.text = text;
        this.earliestDay = earliestDay;
        this.latestDay = latestDay;
        this.precision = precision;
        this.start = start;
        this.end = end;
    }

    /** One day that lies in a range of days, both inclusive. */
    static EdtfDate point(String text, long earliestDay, long latestDay, Precision precision) {
        return new EdtfDate(text, earliestDay, latestDay, precision, null, null);
    }

    /** A span; at most one end is null. */
    static EdtfDate interval(String text, EdtfDate start, EdtfDate end) {
        return new EdtfDate(
                text,
                start == null ? Long.MIN_VALUE : start.earliestDay,
                end == null ? Long.MAX_VALUE : end.latestDay,
                Precision.INTERVAL,
                start,
                end);
    }

    /**
     * Reads an EDTF level 1 expression.
     *
     * @param text such as {@code 1994}, {@code 1994-10~}, {@code 199X} or {@code 2021-12-07/2021-12-08}; at most 64 characters
     * @return the date, which prints as the identical text
     * @throws IllegalArgumentException with a message for the author of the text, if it is anything else
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static EdtfDate parse(String text) {
        return EdtfParser.parse(text);
    }

    /** The first day this can mean; {@link Long#MIN_VALUE} where the start of an interval is open or unknown. */
    public long earliestDay() {
        return earliestDay;
    }

    /** The last day this can mean; {@link Long#MAX_VALUE} where the end of an interval is open or unknown. */
    public long latestDay() {
        return latestDay;
    }

    /** The start of an interval, null where it is open or unknown; of anything else, itself. */
    public EdtfDate start() {
        return isInterval() ? start : this;
    }

    /** The end of an interval, null where it is open or unknown; of anything else, itself. */
    public EdtfDate end() {
        return isInterval() ? end : this;
    }

    public boolean isInterval() {
        return precision == Precision.INTERVAL;
    }

    /** Whether the date, or an end of the interval, is marked {@code ~} approximate, {@code ?} uncertain or {@code %} both. */
    public boolean isQualified() {
        if (isInterval()) {
            return qualified(start) || qualified(end);
        }
        char last = text.charAt(text.length() - 1);
        return last == '~' || last == '?' || last == '%';
    }

    public Precision precision() {
        return precision;
    }

    /** The calendar year this lies in, as stated (a qualifier does not hide it); empty where it can be several. */
    public Optional<Integer> year() {
        return switch (precision) {
            case DAY, MONTH, YEAR ->
                Optional.of(LocalDate.ofEpochDay(earliestDay).getYear());
            case SEASON -> Optional.of(Integer.valueOf(text.substring(0, text.indexOf('-', 1))));
            case DECADE, CENTURY -> Optional.empty();
            case INTERVAL ->
                start == null || end == null
                        ? Optional.empty()
                        : start.year().filter(year -> end.year().equals(Optional.of(year)));
        };
    }

    /**
     * Whether this had begun on a day.
     *
     * @param when the day asked about; a coarse one is one unknown day of its range
     * @param certainty {@code CERTAIN}: on whichever days both were, and neither is qualified
     */
    public boolean begunBy(EdtfDate when, Certainty certainty) {
        if (certainty == Certainty.POSSIBLE) {
            return earliestDay <= when.latestDay;
        }
        return latestStart() <= when.earliestDay && !qualified(start()) && !when.isQualified();
    }

    /**
     * Whether this was over before a day: its last day is strictly earlier.
     *
     * @param when the day asked about; a coarse one is one unknown day of its range
     * @param certainty {@code CERTAIN}: on whichever days both were, and neither is qualified
     */
    public boolean overBy(EdtfDate when, Certainty certainty) {
        if (certainty == Certainty.POSSIBLE) {
            return earliestEnd() < when.latestDay;
        }
        return latestDay < when.earliestDay && !qualified(end()) && !when.isQualified();
    }

    /**
     * Whether this lies from the first day of one date to the last day of another.
     *
     * @param from null for no lower bound
     * @param to null for no upper bound
     * @param certainty {@code POSSIBLE}: the ranges overlap; {@code CERTAIN}: wholly inside, and nothing is qualified
     */
    public boolean within(EdtfDate from, EdtfDate to, Certainty certainty) {
        long first = from == null ? Long.MIN_VALUE : from.earliestDay;
        long last = to == null ? Long.MAX_VALUE : to.latestDay;
        if (certainty == Certainty.POSSIBLE) {
            return first <= last && earliestDay <= last && latestDay >= first;
        }
        return earliestDay >= first && latestDay <= last && !isQualified() && !qualified(from) && !qualified(to);
    }

    /** {@code AGREES} where the texts are the same, {@code COMPATIBLE} where one day can satisfy both. */
    public Agreement agreementWith(EdtfDate other) {
        if (text.equals(other.text)) {
            return Agreement.AGREES;
        }
        boolean overlap = earliestDay <= other.latestDay && other.earliestDay <= latestDay;
        return overlap ? Agreement.COMPATIBLE : Agreement.CONFLICTS;
    }

    private static boolean qualified(EdtfDate date) {
        return date != null && date.isQualified();
    }

    private long latestStart() {
        if (!isInterval()) {
            return latestDay;
        }
        if (start != null) {
            return Math.min(start.latestDay, latestDay);
        }
        return text.startsWith("..") ? Long.MIN_VALUE : latestDay;
    }

    private long earliestEnd() {
        if (!isInterval()) {
            return earliestDay;
        }
        if (end != null) {
            return Math.max(end.earliestDay, earliestDay);
        }
        return text.endsWith("..") ? Long.MAX_VALUE : earliestDay;
    }

    /** By the earliest day, then the latest, then the text: total, and 0 only for equal dates. */
    @Override
    public int compareTo(EdtfDate other) {
        int order = Long.compare(earliestDay, other.earliestDay);
        if (order == 0) {
            order = Long.compare(latestDay, other.latestDay);
        }
        return order == 0 ? text.compareTo(other.text) : order;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EdtfDate date && text.equals(date.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The EDTF expression, as it was read. */
    @JsonValue
    @Override
    public String toString() {
        return text;
    }
}
