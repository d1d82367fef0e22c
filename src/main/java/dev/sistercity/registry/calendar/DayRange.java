package dev.sistercity.registry.calendar;

import dev.sistercity.registry.endpoint.read.ComputedResponses.ComputedRequest;
import dev.sistercity.registry.endpoint.request.CommonParameters;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Precision;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;

/** The days that are asked about, both inclusive. */
record DayRange(LocalDate from, LocalDate until) {

    static final ListParameter FROM = ListParameter.date(
            "from", "From the first day of this on: a day, a month or a year; today by default", "2024");
    static final ListParameter UNTIL = ListParameter.date(
            "until",
            "Until the last day of this: a day, a month or a year, 10 years after from at the most; a year by default",
            "2024");

    private static final int MOST_YEARS = 10;
    /** What iCalendar can write, the day after a whole year included: see the entries of forums and exchanges. */
    private static final LocalDate FIRST = LocalDate.of(1583, 1, 1);

    private static final LocalDate LAST = LocalDate.of(9998, 12, 31);
    private static final Set<Precision> EXACT = Set.of(Precision.DAY, Precision.MONTH, Precision.YEAR);

    /** @throws RegistryException MALFORMED for what is no day, month or year, ends before it begins, or is too long */
    static DayRange of(ComputedRequest asked) {
        LocalDate from = asked.parameters()
                .one(FROM.name())
                .map(text -> day(FROM.name(), exact(FROM.name(), text).earliestDay()))
                .orElseGet(() -> today(asked));
        LocalDate until = asked.parameters()
                .one(UNTIL.name())
                .map(text -> day(UNTIL.name(), exact(UNTIL.name(), text).latestDay()))
                .orElseGet(() -> earlier(from.plusYears(1).minusDays(1), LAST));
        if (until.isBefore(from)) {
            throw RegistryException.ofParameter(UNTIL.name(), FaultCode.NOT_BEFORE_FROM, from);
        }
        if (!until.isBefore(from.plusYears(MOST_YEARS))) {
            throw RegistryException.ofParameter(UNTIL.name(), FaultCode.YEARS_AFTER_FROM, MOST_YEARS, from);
        }
        return new DayRange(from, until);
    }

    /** The day as of which is looked. */
    static LocalDate today(ComputedRequest asked) {
        return asked.reading().asOf() == null
                ? asked.today()
                : day(CommonParameters.AS_OF, asked.reading().asOf().earliestDay());
    }

    /** This year and the next two: what changes but once a year need not be fetched anew every day. */
    static DayRange ofYears(LocalDate today) {
        return new DayRange(today.withDayOfYear(1), today.plusYears(2).with(TemporalAdjusters.lastDayOfYear()));
    }

    private static EdtfDate exact(String name, String text) {
        EdtfDate date = ParameterValues.date(name, text);
        if (!EXACT.contains(date.precision()) || date.isQualified()) {
            throw RegistryException.ofParameter(name, FaultCode.EXACT_DATE);
        }
        return date;
    }

    private static LocalDate day(String name, long epochDay) {
        if (epochDay < FIRST.toEpochDay() || epochDay > LAST.toEpochDay()) {
            throw RegistryException.ofParameter(name, FaultCode.DAY_FROM_TO, FIRST, LAST);
        }
        return LocalDate.ofEpochDay(epochDay);
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
