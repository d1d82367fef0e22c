package dev.sistercity.registry.report;

import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.city.CityCounts;
import dev.sistercity.registry.city.CityLookup;
import dev.sistercity.registry.city.CityType;
import dev.sistercity.registry.city.Level;
import dev.sistercity.registry.shared.value.Certainty;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.vitality.Contact;
import dev.sistercity.registry.vitality.ContactView;
import dev.sistercity.registry.vitality.Contacts;
import dev.sistercity.registry.vitality.Moment;
import dev.sistercity.registry.vitality.Silence;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Works out a city's year. */
@Singleton
class AnnualReport {

    private final CityType cities;
    private final CityCounts counts;
    private final Contacts contacts;
    private final YearPartnerships partnerships;
    private final YearHappenings happenings;
    private final YearUndertakings undertakings;

    AnnualReport(
            CityType cities,
            CityCounts counts,
            Contacts contacts,
            YearPartnerships partnerships,
            YearHappenings happenings,
            YearUndertakings undertakings) {
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
    AnnualReportView of(UUID city, CalendarYear year, boolean within, LocalDate today, Reading asked) {
        Moment end = end(year, today, asked);
        Reading reading = end.then();
        Set<UUID> all = CityLookup.units(reading.snapshot().records(cities), city);
        Ours ours = Ours.of(within ? all : Set.of(city), cities, reading);
        List<Contact<?>> met = contacts.of(ours.units(), reading).all();
        List<YearPartnership> rows = partnerships.all(ours, year, met, end);
        Silence silence = partnerships.silence(ours, met, end);
        List<ReportedRecord> in = happenings.exchangesIn(ours, year);
        List<ReportedRecord> out = happenings.exchangesOut(ours, year);
        List<ReportedRecord> other = happenings.exchangesOther(ours, year);
        List<ReportedRecord> hosted = happenings.forums(ours, year, true);
        List<ReportedRecord> attended = happenings.forums(ours, year, false);
        EdtfDate day = reading.asOf();
        return new AnnualReportView(
                cities.ref(city, reading),
                year.year(),
                day,
                within ? Level.WITHIN : Level.OWN,
                ours.units().stream().map(unit -> cities.ref(unit, reading)).toList(),
                counts.levels(end.standing(), city, all),
                rows,
                YearFigure.of(partnerships.events(ours, year, end)),
                YearFigure.of(in),
                YearFigure.of(out),
                YearFigure.of(other),
                YearFigure.of(happenings.exchangesNotHeld(ours, year)),
                YearFigure.of(hosted),
                YearFigure.of(attended),
                YearHappenings.topics(List.of(in, out, other, hosted, attended)),
                YearFigure.of(undertakings.commitmentsMade(ours, year)),
                YearFigure.of(undertakings.commitmentsReceived(ours, year)),
                YearFigure.of(undertakings.commitmentsOpen(ours, day)),
                YearFigure.of(undertakings.cooperationsStarted(ours, year)),
                YearFigure.of(undertakings.cooperationsEnded(ours, year)),
                YearFigure.of(undertakings.cooperationsRunning(ours, day)),
                YearFigure.of(undertakings.knowledgeLearnt(ours, year)),
                YearFigure.of(undertakings.knowledgeShared(ours, year)),
                ContactView.last(met, reading),
                silence.years());
    }

    /** Its last day, or today while it lasts. */
    private static Moment end(CalendarYear year, LocalDate today, Reading asked) {
        boolean lasts = year.year() == today.getYear();
        EdtfDate day = lasts ? EdtfDate.parse(today.toString()) : year.lastDay();
        Reading then = new Reading(asked.snapshot(), asked.languages(), day, Certainty.POSSIBLE);
        return lasts ? Moment.today(then) : Moment.past(then);
    }
}
