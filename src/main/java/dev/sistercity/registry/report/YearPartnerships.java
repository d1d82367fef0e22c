package dev.sistercity.registry.report;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.partnership.PartnershipCollection;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.partnership.api.PartnershipStatus;
import dev.sistercity.registry.partnership.api.PartyDraft;
import dev.sistercity.registry.shared.value.Certainty;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.vitality.CityPartners;
import dev.sistercity.registry.vitality.Contact;
import dev.sistercity.registry.vitality.ContactGap;
import dev.sistercity.registry.vitality.Events;
import dev.sistercity.registry.vitality.ReportDate;
import dev.sistercity.registry.vitality.api.Basis;
import dev.sistercity.registry.vitality.api.RecordLink;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The partnerships of a year, and what happened to them. */
@Singleton
class YearPartnerships {

    private final PartnershipCollection type;

    YearPartnerships(PartnershipCollection type) {
        this.type = type;
    }

    /** Those that there were on some day of the year, or were proposed; by when they began. */
    List<YearPartnership> all(ReportScope reportScope, CalendarYear year, List<Contact<?>> contacts, ReportDate end) {
        CityPartners cityPartners = new CityPartners(type, reportScope.units(), contacts, end);
        ReadContext sometime =
                new ReadContext(end.then().snapshot(), end.then().languages(), year.someDay(), Certainty.POSSIBLE);
        return cityPartners.all().stream()
                .filter(entry -> type.status(entry, end.standing()) != PartnershipStatus.REJECTED)
                .filter(entry -> type.existed(entry, sometime))
                // It is known to have ended by today, at an unknown time.
                .filter(entry -> end.standing().asOf() != null
                        || entry.draft().status() != PartnershipStatus.ENDED
                        || year.holds(entry.draft().ended()).isPresent())
                .map(entry -> row(entry, reportScope, year, cityPartners, end))
                .sorted(Comparator.comparing(
                                (YearPartnership row) -> row.partnership().date(),
                                Comparator.nullsLast(Comparator.<EdtfDate>naturalOrder()))
                        .thenComparing(row -> row.partnership().id()))
                .toList();
    }

    private YearPartnership row(
            Entry<PartnershipDraft> entry,
            ReportScope reportScope,
            CalendarYear year,
            CityPartners cityPartners,
            ReportDate end) {
        List<Contact<?>> contacts = cityPartners.contacts(entry.draft());
        ContactGap contactGap = cityPartners.silence(entry.draft(), contacts);
        boolean met =
                contactGap.countedFrom() != null && contactGap.countedFrom().what() == Basis.CONTACT;
        return new YearPartnership(
                RecordLink.of(type, entry, entry.draft().established(), end.then()),
                type.kind(entry, end.standing()),
                type.status(entry, end.standing()),
                reportScope.others(parties(entry.draft())),
                (int) contacts.stream()
                        .filter(contact -> year.holds(contact.date()).isPresent())
                        .count(),
                met ? contactGap.countedFrom().date() : null,
                contactGap.years(),
                contactGap.countedFrom());
    }

    /**
     * How long the cities have had no contact at all.
     *
     * @param contacts theirs, the latest first
     */
    ContactGap silence(ReportScope reportScope, List<Contact<?>> contacts, ReportDate end) {
        List<PartnershipDraft> drafts = new CityPartners(type, reportScope.units(), List.of(), end)
                .all().stream().map(Entry::draft).toList();
        return ContactGap.of(contacts, drafts, end.then());
    }

    /** What happened to them, the latest first. */
    List<ReportedRecord> events(ReportScope reportScope, CalendarYear year, ReportDate end) {
        List<ReportedRecord> events = new ArrayList<>();
        new CityPartners(type, reportScope.units(), List.of(), end).all().forEach(entry -> Events.of(entry.draft())
                .forEach(event -> year.holds(event.date())
                        .ifPresent(certain -> events.add(ReportedRecord.of(
                                RecordLink.of(type, entry, event.date(), end.then()),
                                certain,
                                event.type(),
                                reportScope.others(parties(entry.draft())),
                                entry.draft().fields(),
                                null)))));
        events.sort(ReportScope.LATEST_FIRST);
        return events;
    }

    private static List<String> parties(PartnershipDraft partnership) {
        return partnership.parties().stream().map(PartyDraft::city).toList();
    }
}
