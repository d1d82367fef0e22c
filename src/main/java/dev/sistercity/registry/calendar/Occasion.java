package dev.sistercity.registry.calendar;

import dev.sistercity.registry.catalog.Calendar;
import dev.sistercity.registry.partnership.api.MilestoneDraft;
import dev.sistercity.registry.partnership.api.MilestoneType;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.value.Agreement;
import dev.sistercity.registry.shared.value.EdtfDate;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Something whose anniversary comes every year: that a partnership was established, an agreement signed, renewed or upgraded.
 *
 * @param name {@code established}, or the kind of milestone
 * @param since when, known to the year at least
 */
public record Occasion(String name, EdtfDate since) {

    private static final Set<MilestoneType> AGREEMENTS =
            Set.of(MilestoneType.SIGNED, MilestoneType.RENEWED, MilestoneType.UPGRADED);

    private static final String ESTABLISHED = "established";
    private static final DateTimeFormatter FOUR_DIGITS = DateTimeFormatter.ofPattern("uuuu", Locale.ROOT);

    /**
     * A day, a month or a year in which it comes again.
     *
     * @param date as EDTF writes it
     */
    public record Day(String date, Calendar.Days days) {}

    /**
     * All of a partnership, without those whose year is unknown. The signing by which it was established is no occasion of
     * its own; of both dates the more exact one counts.
     */
    public static List<Occasion> of(PartnershipDraft partnership) {
        EdtfDate established = begin(partnership.established());
        List<Occasion> all = new ArrayList<>();
        for (MilestoneDraft milestone : partnership.milestones()) {
            EdtfDate date = begin(milestone.date());
            if (date == null || !AGREEMENTS.contains(milestone.type())) {
                continue;
            }
            if (milestone.type() == MilestoneType.SIGNED && isSame(established, date)) {
                established = width(date) < width(established) ? date : established;
            } else {
                all.add(new Occasion(Kebab.of(milestone.type()), date));
            }
        }
        if (established != null) {
            all.add(0, new Occasion(ESTABLISHED, established));
        }
        Map<String, Occasion> onceAYear = new LinkedHashMap<>();
        for (Occasion occasion : all) {
            if (occasion.since.year().isPresent()) {
                onceAYear.putIfAbsent(occasion.key(), occasion);
            }
        }
        return List.copyOf(onceAYear.values());
    }

    /** Tells it from the others of its partnership, whatever is added to them or corrected in this one, except its year. */
    String key() {
        return name.equals(ESTABLISHED) ? name : name + '-' + startYear();
    }

    public int startYear() {
        return since.year().orElseThrow();
    }

    /** When it comes in a year; what began on 29 February comes on the 28th where there is none. */
    public Day in(int year) {
        LocalDate first = LocalDate.ofEpochDay(since.earliestDay());
        return switch (since.precision()) {
            case DAY -> {
                LocalDate day = first.withYear(year);
                yield new Day(day.toString(), new Calendar.Days(day, day));
            }
            case MONTH -> {
                YearMonth month = YearMonth.of(year, first.getMonth());
                yield new Day(month.toString(), new Calendar.Days(month.atDay(1), month.atEndOfMonth()));
            }
            default ->
                new Day(
                        FOUR_DIGITS.format(Year.of(year)),
                        new Calendar.Days(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)));
        };
    }

    /** 5 years, the tens and the quarters of a century: what is celebrated. */
    static boolean isRound(int years) {
        return years == 5 || years % 10 == 0 || years % 25 == 0;
    }

    private static EdtfDate begin(EdtfDate date) {
        return date == null ? null : date.start();
    }

    private static boolean isSame(EdtfDate established, EdtfDate signed) {
        return established != null && established.agreementWith(signed) != Agreement.CONFLICTS;
    }

    private static long width(EdtfDate date) {
        return date.latestDay() - date.earliestDay();
    }
}
