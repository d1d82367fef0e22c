package dev.sistercity.registry.desk;

import dev.sistercity.registry.calendar.Occasion;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.changerequest.api.ChangeRequestDraft;
import dev.sistercity.registry.changerequest.api.RequestKind;
import dev.sistercity.registry.changerequest.api.RequestProgress;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.partnership.api.PartnershipStatus;
import dev.sistercity.registry.partnership.api.PartyDraft;
import dev.sistercity.registry.partnership.api.SideStatement;
import dev.sistercity.registry.partnership.api.Stance;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;

/** What the catalog has for a desk. */
@Singleton
class DeskRecords {

    private static final int ANNIVERSARY_DAYS = 90;
    private static final Set<PartnershipStatus> OVER = Set.of(PartnershipStatus.ENDED, PartnershipStatus.REJECTED);

    /** What was found, by the parts of the desk; to be added to. */
    record Found(
            List<DeskItem> mine,
            List<DeskItem> others,
            List<DeskItem> said,
            List<DeskItem> lapses,
            List<DeskItem> anniversaries,
            List<DeskItem> commitments) {

        private Found() {
            this(
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>());
        }
    }

    private record Asked(ReadContext reading, Set<String> cities, String name, LocalDate today, Found found) {}

    /**
     * @param cities ids of those that the office speaks for, and of the units under them
     * @param name of the actor, as records have it
     */
    Found find(ReadContext readContext, Set<String> cities, String name, LocalDate today) {
        Asked asked = new Asked(readContext, cities, name, today, new Found());
        Set<String> subjects = new LinkedHashSet<>(cities);
        DeskRecords.<PartnershipDraft>shown("partnerships", asked, (records, entry) -> {
            subjects.add(entry.id().toString());
            partnership(records, entry, asked);
        });
        requests(asked);
        claims(subjects, asked);
        DeskRecords.<Object>shown("commitments", asked, (records, entry) -> {
            if (isOpen(records, entry)) {
                asked.found().commitments().add(item(DeskReason.COMMITMENT, records, entry, asked, null));
            }
        });
        return asked.found();
    }

    private interface Look<D> {
        void at(Records<D> records, Entry<D> entry);
    }

    @SuppressWarnings("unchecked") // a collection has drafts of one type
    private static <D> Records<D> records(String collection, Asked asked) {
        return (Records<D>) asked.reading().snapshot().records(collection);
    }

    /** Looks at the records of a collection that show one of the cities, each once. */
    private static <D> void shown(String collection, Asked asked, Look<D> look) {
        Records<D> records = records(collection, asked);
        RoaringBitmap shown = new RoaringBitmap();
        asked.cities().forEach(city -> shown.or(records.with(CityCollection.SHOWN, city)));
        records.forEach(shown, entry -> look.at(records, entry));
    }

    private static boolean isOpen(Records<?> records, Entry<?> entry) {
        return records.with("status", "stated").contains(entry.slot())
                || records.with("status", "taken-up").contains(entry.slot());
    }

    private static void partnership(Records<PartnershipDraft> records, Entry<PartnershipDraft> entry, Asked asked) {
        PartnershipDraft partnership = entry.draft();
        if (OVER.contains(partnership.status())) {
            return;
        }
        Set<Stance> ours = stances(partnership, asked, true);
        Set<Stance> theirs = stances(partnership, asked, false);
        if (ours.contains(Stance.NONE)) {
            boolean proposed = partnership.status() == PartnershipStatus.PROPOSED && theirs.contains(Stance.CONFIRMED);
            DeskReason why = proposed ? DeskReason.PROPOSAL : DeskReason.UNCONFIRMED;
            asked.found().mine().add(item(why, records, entry, asked, null));
        } else if (ours.contains(Stance.CONFIRMED) && theirs.contains(Stance.NONE)) {
            asked.found().others().add(item(DeskReason.UNCONFIRMED, records, entry, asked, null));
        }
        if (theirs.contains(Stance.DISPUTED)) {
            asked.found().said().add(item(DeskReason.DISPUTED, records, entry, asked, null));
        }
        if (partnership.status() == PartnershipStatus.ACTIVE) {
            anniversaries(records, entry, asked);
        }
    }

    private static Set<Stance> stances(PartnershipDraft partnership, Asked asked, boolean ours) {
        Set<Stance> stances = new LinkedHashSet<>();
        partnership.parties().stream()
                .map(PartyDraft::city)
                .filter(city -> asked.cities().contains(city) == ours)
                .forEach(city -> stances.add(
                        partnership.said().of(city).map(SideStatement::stance).orElse(Stance.NONE)));
        return stances;
    }

    private static void anniversaries(Records<PartnershipDraft> records, Entry<PartnershipDraft> entry, Asked asked) {
        LocalDate until = asked.today().plusDays(ANNIVERSARY_DAYS);
        for (Occasion occasion : Occasion.of(entry.draft())) {
            for (int year = asked.today().getYear(); year <= until.getYear(); year++) {
                Occasion.Day day = occasion.in(year);
                boolean isDay = day.days().first().equals(day.days().last());
                if (isDay && year > occasion.startYear() && day.days().meet(asked.today(), until)) {
                    asked.found().anniversaries().add(item(DeskReason.ANNIVERSARY, records, entry, asked, day.date()));
                }
            }
        }
    }

    private static void requests(Asked asked) {
        Records<ChangeRequestDraft> records = records("change-requests", asked);
        RoaringBitmap concerning = records.with("by", asked.name()).clone();
        asked.cities().forEach(city -> {
            concerning.or(records.with("city", city));
            concerning.or(records.with("asked", city));
        });
        concerning.and(records.with("status", "open"));
        records.forEach(concerning, entry -> {
            RequestProgress progress = entry.draft().progress();
            boolean about = progress.cities().stream().anyMatch(asked.cities()::contains);
            boolean open = progress.asked().stream()
                    .anyMatch(city ->
                            asked.cities().contains(city) && !progress.agreed().contains(city));
            if (progress.kind() != RequestKind.CONSENT) {
                boolean correction = progress.kind() == RequestKind.CORRECTION;
                DeskReason why = correction ? DeskReason.CORRECTION : DeskReason.SUBMISSION;
                (about ? asked.found().said() : asked.found().others()).add(item(why, records, entry, asked, null));
            } else if (open) {
                asked.found().mine().add(item(DeskReason.CONSENT, records, entry, asked, null));
            } else if (about || progress.by().equals(asked.name())) {
                asked.found().others().add(item(DeskReason.CONSENT, records, entry, asked, null));
            }
        });
    }

    private static void claims(Set<String> subjects, Asked asked) {
        Records<Object> records = records("claims", asked);
        RoaringBitmap about = new RoaringBitmap();
        subjects.forEach(subject -> about.or(records.with("subject", subject)));
        RoaringBitmap contradicting = records.with("contradicts", true);
        records.forEach(about, entry -> {
            DeskReason why = contradicting.contains(entry.slot()) ? DeskReason.CONFLICT : DeskReason.CLAIM;
            asked.found().said().add(item(why, records, entry, asked, null));
        });
    }

    private static <D> DeskItem item(DeskReason why, Records<D> records, Entry<D> entry, Asked asked, String day) {
        String title = records.type().title(entry, asked.reading());
        return new DeskItem(
                why,
                records.type().name(),
                entry.id(),
                "/v1/" + records.type().name() + "/" + entry.id(),
                title == null ? records.type().singular() : title,
                day == null ? entry.recorded().updatedAt() : null,
                day);
    }
}
