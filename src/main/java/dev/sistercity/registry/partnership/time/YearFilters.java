package dev.sistercity.registry.partnership.time;

import dev.sistercity.registry.catalog.Filter;
import dev.sistercity.registry.catalog.Filter.Facet;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Index;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.value.EdtfDate;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** The years in which partnerships began and ended, to find and to count them by. */
public final class YearFilters {

    private static final String ESTABLISHED_YEAR = "establishedYear";
    private static final String ESTABLISHED_DECADE = "establishedDecade";
    private static final String ENDED_YEAR = "endedYear";
    private static final int OF_A_DECADE = 10;
    private static final int DIGITS = 4;
    private static final int MOST = 9_999;

    private YearFilters() {}

    public static List<Filter<PartnershipDraft>> all() {
        return List.of(
                Filter.<PartnershipDraft>anyOf(
                                ListParameter.text(
                                        ESTABLISHED_YEAR,
                                        "The year in which it was established, where that is known",
                                        "1994"),
                                value -> checkedYear(ESTABLISHED_YEAR, value))
                        .counted(Facet.<PartnershipDraft>of(ESTABLISHED_YEAR).inOrder()),
                Filter.<PartnershipDraft>anyOf(
                                ListParameter.text(
                                        ESTABLISHED_DECADE,
                                        "The decade in which it was established, as EDTF has it: 199X",
                                        "199X"),
                                YearFilters::checkedDecade)
                        .counted(Facet.<PartnershipDraft>named(
                                        ESTABLISHED_DECADE, (decade, readContext) -> decade.replace('X', '0') + "s")
                                .inOrder()),
                ended(),
                endedWithin("endedFrom", "Ended on or after this (EDTF)", true),
                endedWithin("endedTo", "Ended on or before this (EDTF)", false));
    }

    private static String checkedYear(String name, String value) {
        if (value.matches("[0-9]{4}")) {
            return value;
        }
        throw RegistryException.ofParameter(name, FaultCode.YEAR);
    }

    private static String checkedDecade(String value) {
        if (value.matches("[0-9]{3}X")) {
            return value;
        }
        throw RegistryException.ofParameter(ESTABLISHED_DECADE, FaultCode.DECADE);
    }

    /** As of a day before its end nothing is known of that. */
    private static Filter<PartnershipDraft> ended() {
        Filter<PartnershipDraft> today = Filter.anyOf(
                ListParameter.text(ENDED_YEAR, "The year in which it ended, where that is known", "2014"),
                value -> checkedYear(ENDED_YEAR, value));
        return new Filter<>(
                today.parameter(),
                (selection, values, all) -> {
                    today.narrowing().apply(selection, values, all);
                    ReadContext readContext = selection.reading();
                    if (readContext.asOf() != null && !values.stream().allMatch(today.parameter()::excludes)) {
                        selection.retain(entry -> hadEnded(entry, readContext));
                    }
                },
                Facet.<PartnershipDraft>of(ENDED_YEAR)
                        .inOrder()
                        .asOf((entry, readContext) -> hadEnded(entry, readContext)
                                ? Stream.ofNullable(year(entry.draft().ended()))
                                : Stream.empty()));
    }

    private static Filter<PartnershipDraft> endedWithin(String name, String description, boolean from) {
        return new Filter<>(ListParameter.date(name, description, "2014"), (selection, values, all) -> {
            EdtfDate bound = ParameterValues.date(name, values.get(0));
            ReadContext readContext = selection.reading();
            selection.retain(entry -> entry.draft().ended() != null
                    && entry.draft().ended().within(from ? bound : null, from ? null : bound, readContext.certainty())
                    && (readContext.asOf() == null || hadEnded(entry, readContext)));
        });
    }

    private static boolean hadEnded(Entry<PartnershipDraft> entry, ReadContext readContext) {
        return new Timeline(entry.draft(), readContext.asOf())
                .status(readContext.certainty())
                .tellsAnEnd();
    }

    public static void index(PartnershipDraft partnership, Index index) {
        index.put(ESTABLISHED_YEAR, year(partnership.established()));
        index.put(ESTABLISHED_DECADE, decade(partnership.established()));
        index.put(ENDED_YEAR, year(partnership.ended()));
    }

    /** Four digits; null where it is not known, may be several, or is none of the years 1 to 9999. */
    private static String year(EdtfDate date) {
        return date == null ? null : date.year().map(YearFilters::digits).orElse(null);
    }

    /** Three digits and X; null as above. What may be several years lies in a decade if all of them do. */
    private static String decade(EdtfDate date) {
        if (date == null || date.start() == null || date.end() == null) {
            return null;
        }
        int first = date.year().orElseGet(() -> yearOf(date.earliestDay()));
        int last = date.year().orElseGet(() -> yearOf(date.latestDay()));
        String digits = digits(first);
        return digits == null || first / OF_A_DECADE != last / OF_A_DECADE
                ? null
                : digits.substring(0, DIGITS - 1) + "X";
    }

    private static int yearOf(long day) {
        return LocalDate.ofEpochDay(day).getYear();
    }

    private static String digits(int year) {
        // Asked of each date of each record when a start indexes them: a formatter takes as long as the rest of a
        // record's index.
        return year < 1 || year > MOST
                ? null
                : Integer.toString(MOST + 1 + year).substring(1);
    }
}
