package dev.sistercity.registry.report;

import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.partnership.PartnershipDraft;
import dev.sistercity.registry.partnership.PartnershipStatus;
import dev.sistercity.registry.partnership.PartnershipType;
import dev.sistercity.registry.partnership.PartyDraft;
import dev.sistercity.registry.shared.value.Certainty;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.vitality.Basis;
import dev.sistercity.registry.vitality.Contact;
import dev.sistercity.registry.vitality.Events;
import dev.sistercity.registry.vitality.Moment;
import dev.sistercity.registry.vitality.Partners;
import dev.sistercity.registry.vitality.RecordLink;
import dev.sistercity.registry.vitality.Silence;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The partnerships of a year, and what happened to them. */
@Singleton
class YearPartnerships {

    private final PartnershipType type;

    YearPartnerships(PartnershipType type) {
        this.type = type;
    }

    /** Those that there were on some day of the year, or were proposed; by when they began. */
    List<YearPartnership> all(Ours ours, CalendarYear year, List<Contact<?>> contacts, Moment end) {
        Partners partners = new Partners(type, ours.units(), contacts, end);
        Reading sometime =
                new Reading(end.then().snapshot(), end.then().languages(), year.someDay(), Certainty.POSSIBLE);
        return partners.all().stream()
                .filter(entry -> type.status(entry, end.standing()) != PartnershipStatus.REJECTED)
                .filter(entry -> type.existed(entry, sometime))
                // Today it is known to have ended, if nobody knows when.
                .filter(entry -> end.standing().asOf() != null
                        || entry.draft().status() != PartnershipStatus.ENDED
                        || year.holds(entry.draft().ended()).isPresent())
                .map(entry -> row(entry, ours, year, partners, end))
                .sorted(Comparator.comparing(
                                (YearPartnership row) -> row.partnership().date(),
                                Comparator.nullsLast(Comparator.<EdtfDate>naturalOrder()))
                        .thenComparing(row -> row.partnership().id()))
                .toList();
    }

    private YearPartnership row(
            Entry<PartnershipDraft> entry, Ours ours, CalendarYear year, Partners partners, Moment end) {
        List<Contact<?>> contacts = partners.contacts(entry.draft());
        Silence silence = partners.silence(entry.draft(), contacts);
        boolean met = silence.countedFrom() != null && silence.countedFrom().what() == Basis.CONTACT;
        return new YearPartnership(
                RecordLink.of(type, entry, entry.draft().established(), end.then()),
                type.kind(entry, end.standing()),
                type.status(entry, end.standing()),
                ours.others(parties(entry.draft())),
                (int) contacts.stream()
                        .filter(contact -> year.holds(contact.date()).isPresent())
                        .count(),
                met ? silence.countedFrom().date() : null,
                silence.years(),
                silence.countedFrom());
    }

    /** How long the cities have had no contact at all. @param contacts theirs, the latest first */
    Silence silence(Ours ours, List<Contact<?>> contacts, Moment end) {
        List<PartnershipDraft> drafts = new Partners(type, ours.units(), List.of(), end)
                .all().stream().map(Entry::draft).toList();
        return Silence.of(contacts, drafts, end.then());
    }

    /** What happened to them, the latest first. */
    List<ReportedRecord> events(Ours ours, CalendarYear year, Moment end) {
        List<ReportedRecord> events = new ArrayList<>();
        new Partners(type, ours.units(), List.of(), end).all().forEach(entry -> Events.of(entry.draft())
                .forEach(event -> year.holds(event.date())
                        .ifPresent(certain -> events.add(ReportedRecord.of(
                                RecordLink.of(type, entry, event.date(), end.then()),
                                certain,
                                event.type(),
                                ours.others(parties(entry.draft())),
                                entry.draft().fields(),
                                null)))));
        events.sort(Ours.LATEST_FIRST);
        return events;
    }

    private static List<String> parties(PartnershipDraft partnership) {
        return partnership.parties().stream().map(PartyDraft::city).toList();
    }
}
