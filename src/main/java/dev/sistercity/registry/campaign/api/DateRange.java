package dev.sistercity.registry.campaign.api;

import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.value.EdtfDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * From one day to another, both included, as the clocks go where the screen is.
 *
 * @param from null for always
 * @param until null for good
 */
@Schema(name = "Validity", description = "From one day to another, both included, as the clocks go where the screen is")
public record DateRange(
        @Schema(description = "The first day (EDTF, a day)", examples = "2021-12-08")
        EdtfDate from,

        @Schema(description = "The last day (EDTF, a day)", examples = "2031-12-07")
        EdtfDate until) {

    public static final DateRange ALWAYS = new DateRange(null, null);

    public static DateRange of(Rights rights) {
        return new DateRange(rights.validFrom(), rights.validUntil());
    }

    /** @throws RegistryException REFUSED if one is no day, or it is over before it begins */
    public void check(String fromPointer, String untilPointer) {
        requireDay(from, fromPointer);
        requireDay(until, untilPointer);
        if (from != null && until != null && first() > last()) {
            throw RegistryException.refused(untilPointer, FaultCode.BEFORE_FIRST_DAY);
        }
    }

    /** What is known to the year only would end on a guessed day. */
    private static void requireDay(EdtfDate date, String pointer) {
        if (date != null
                && (date.isInterval()
                        || date.isQualified()
                        || date.earliestDay() != date.latestDay()
                        || outside(date))) {
            throw RegistryException.refused(pointer, FaultCode.ONE_DAY);
        }
    }

    /** Of a calendar that clocks can follow. */
    private static boolean outside(EdtfDate date) {
        return date.year().filter(year -> year > 0 && year < 10_000).isEmpty();
    }

    /** The first day, counted from 1970-01-01. */
    public long first() {
        return from == null ? Long.MIN_VALUE : from.earliestDay();
    }

    /** The last day, counted from 1970-01-01. */
    public long last() {
        return until == null ? Long.MAX_VALUE : until.earliestDay();
    }

    public boolean overlaps(DateRange other) {
        return first() <= other.last() && other.first() <= last();
    }

    public boolean covers(long day) {
        return first() <= day && day <= last();
    }

    /** What both leave. */
    public DateRange and(DateRange other) {
        return new DateRange(
                first() >= other.first() ? from : other.from, last() <= other.last() ? until : other.until);
    }
}
