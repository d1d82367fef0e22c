package dev.sistercity.registry.report;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.CityCounts;
import dev.sistercity.registry.city.CityLookup;
import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.city.api.Level;
import dev.sistercity.registry.shared.value.Certainty;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.vitality.Contact;
import dev.sistercity.registry.vitality.ContactGap;
import dev.sistercity.registry.vitality.Contacts;
import dev.sistercity.registry.vitality.ReportDate;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Works out a city's year. */
@Singleton
class AnnualReport {

    private final CityCollection cities;
    private final CityCounts counts;
    private final Contacts contacts;
    private final YearPartnerships partnerships;
    private final YearEvents happenings;
    private final YearActivities undertakings;

    AnnualReport(
            CityCollection cities,
            CityCounts counts,
            Contacts contacts,
            YearPartnerships partnerships,
            YearEvents happenings,
            YearActivities undertakings) {
        this.cities = cities;
        this.counts = counts;
        this.contacts = contacts;
        this.partnerships = partnerships;
        this.happenings = happenings;
        this.undertakings = undertakings;
    }

    /**
     * @param within whether the units under the city count for it
     * @param today not before the year
     * @param asked by whom, in which languages
     */
    AnnualReportView of(UUID city, CalendarYear year, boolean within, LocalDate today, ReadContext asked) {
        ReportDate end = end(year, today, asked);
        ReadContext readContext = end.then();
        Set<UUID> all = CityLookup.units(readContext.snapshot().records(cities), city);
        ReportScope reportScope = ReportScope.of(within ? all : Set.of(city), cities, readContext);
        List<Contact<?>> met = contacts.of(reportScope.units(), readContext).all();
        List<YearPartnership> rows = partnerships.all(reportScope, year, met, end);
        ContactGap contactGap = partnerships.silence(reportScope, met, end);
        List<ReportedRecord> in = happenings.exchangesIn(reportScope, year);
        List<ReportedRecord> out = happenings.exchangesOut(reportScope, year);
        List<ReportedRecord> other = happenings.exchangesOther(reportScope, year);
        List<ReportedRecord> hosted = happenings.forums(reportScope, year, true);
        List<ReportedRecord> attended = happenings.forums(reportScope, year, false);
        return new AnnualReportView(
                cities.ref(city, readContext),
                year.year(),
                readContext.asOf(),
                within ? Level.WITHIN : Level.OWN,
                units(reportScope, readContext),
                counts.levels(end.standing(), city, all),
                rows,
                YearFigure.of(partnerships.events(reportScope, year, end)),
                YearFigure.of(in),
                YearFigure.of(out),
                YearFigure.of(other),
                YearFigure.of(happenings.exchangesNotHeld(reportScope, year)),
                YearFigure.of(hosted),
                YearFigure.of(attended),
                YearEvents.topics(List.of(in, out, other, hosted, attended)),
                YearFigure.of(undertakings.commitmentsMade(reportScope, year)),
                YearFigure.of(undertakings.commitmentsReceived(reportScope, year)),
                YearFigure.of(undertakings.commitmentsOpen(reportScope, readContext.asOf())),
                YearFigure.of(undertakings.cooperationsStarted(reportScope, year)),
                YearFigure.of(undertakings.cooperationsEnded(reportScope, year)),
                YearFigure.of(undertakings.cooperationsRunning(reportScope, readContext.asOf())),
                YearFigure.of(undertakings.knowledgeLearnt(reportScope, year)),
                YearFigure.of(undertakings.knowledgeShared(reportScope, year)),
                Contact.last(met, readContext),
                contactGap.years());
    }

    private List<CityRef> units(ReportScope reportScope, ReadContext readContext) {
        return reportScope.units().stream()
                .map(unit -> cities.ref(unit, readContext))
                .toList();
    }

    /** Its last day, or today while it lasts. */
    private static ReportDate end(CalendarYear year, LocalDate today, ReadContext asked) {
        boolean lasts = year.lastDay().latestDay() >= today.toEpochDay();
        EdtfDate day = lasts ? EdtfDate.parse(today.toString()) : year.lastDay();
        ReadContext then = new ReadContext(asked.snapshot(), asked.languages(), day, Certainty.POSSIBLE);
        return lasts ? ReportDate.today(then) : ReportDate.past(then);
    }
}
