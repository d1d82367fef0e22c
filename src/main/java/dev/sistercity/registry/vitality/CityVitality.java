package dev.sistercity.registry.vitality;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.CityCounts;
import dev.sistercity.registry.city.CityFacet;
import dev.sistercity.registry.city.CityLookup;
import dev.sistercity.registry.city.api.Level;
import dev.sistercity.registry.commitment.CommitmentDraft;
import dev.sistercity.registry.partnership.PartnershipCollection;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.vitality.api.Basis;
import dev.sistercity.registry.vitality.api.CityVitalityView;
import dev.sistercity.registry.vitality.api.Figure;
import dev.sistercity.registry.vitality.api.PartnerView;
import dev.sistercity.registry.vitality.api.RecordLink;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.roaringbitmap.RoaringBitmap;

/** Works out how alive a city's relations are. */
@Singleton
class CityVitality {

    private static final int MOST_PARTNERSHIPS = 200;

    private final CityCollection cities;
    private final CityCounts counts;
    private final PartnershipCollection partnerships;
    private final Contacts contacts;
    private final Activities activities;

    CityVitality(
            CityCollection cities,
            CityCounts counts,
            PartnershipCollection partnerships,
            Contacts contacts,
            Activities activities) {
        this.cities = cities;
        this.counts = counts;
        this.partnerships = partnerships;
        this.contacts = contacts;
        this.activities = activities;
    }

    /** @param within whether the units under the city count for it */
    CityVitalityView of(UUID city, boolean within, ReportDate reportDate) {
        ReadContext readContext = reportDate.then();
        Set<UUID> all = CityLookup.units(readContext.snapshot().records(cities), city);
        Set<UUID> units = within ? all : Set.of(city);
        Set<String> ids = units.stream().map(UUID::toString).collect(Collectors.toSet());
        Contacts.FoundContacts found = contacts.of(units, readContext);
        List<Contact<?>> latest = found.all();
        CityPartners cityPartners = new CityPartners(partnerships, units, latest, reportDate);
        ContactGap contactGap = ContactGap.of(
                latest, cityPartners.all().stream().map(Entry::draft).toList(), readContext);
        ListLinks listLinks = new ListLinks(readContext);
        Topics topics = new Topics(readContext);
        String query = (within ? "within=" : "city=") + city;
        return new CityVitalityView(
                cities.ref(city, readContext),
                readContext.asOf(),
                within ? Level.WITHIN : Level.OWN,
                units.stream().map(unit -> cities.ref(unit, readContext)).toList(),
                counts.levels(reportDate.standing(), city, all),
                Contact.last(latest, readContext),
                contactGap.years(),
                contactGap.countedFrom(),
                PartnershipVitality.exchanges(
                        found.exchanges(), exchange -> true, listLinks.held("exchanges", query), readContext),
                PartnershipVitality.exchanges(
                        found.exchanges(),
                        exchange -> ids.contains(exchange.hostCity()) && !ids.containsAll(exchange.guestCities()),
                        listLinks.held("exchanges", within ? null : "hostCity=" + city),
                        readContext),
                PartnershipVitality.exchanges(
                        found.exchanges(),
                        exchange -> !ids.contains(exchange.hostCity())
                                && exchange.guestCities().stream().anyMatch(ids::contains),
                        listLinks.held("exchanges", within ? null : "guestCity=" + city),
                        readContext),
                Figure.of(found.forums(), listLinks.held("forums", query), contact -> contact.link(readContext)),
                topics.since(),
                topics.of(found, query),
                commitments(units, commitment -> true, listLinks.openCommitments(query), readContext),
                commitments(
                        units,
                        commitment -> ids.contains(commitment.city()),
                        listLinks.openCommitments(within ? null : "speakerCity=" + city),
                        readContext),
                commitments(
                        units,
                        commitment -> commitment.towards().stream().anyMatch(other -> ids.contains(other.city())),
                        listLinks.openCommitments(within ? null : "towardsCity=" + city),
                        readContext),
                Figure.of(
                        activities.cooperations(records -> shown(records, units), readContext),
                        Activities.COOPERATIONS.stream()
                                .flatMap(list -> listLinks.running(list, query).stream())
                                .toList(),
                        link -> link),
                cityPartners.active().stream()
                        .map(entry -> partner(entry, cityPartners, readContext))
                        .sorted(LONGEST_FIRST)
                        .limit(MOST_PARTNERSHIPS)
                        .toList());
    }

    private Figure commitments(
            Set<UUID> units, Predicate<CommitmentDraft> wanted, List<String> hrefs, ReadContext readContext) {
        return Figure.of(
                activities.openCommitments(records -> shown(records, units), wanted, readContext), hrefs, link -> link);
    }

    private static RoaringBitmap shown(Records<?> records, Set<UUID> units) {
        return CityFacet.shown(records, units);
    }

    private PartnerView partner(Entry<PartnershipDraft> entry, CityPartners cityPartners, ReadContext readContext) {
        List<Contact<?>> its = cityPartners.contacts(entry.draft());
        ContactGap contactGap = cityPartners.silence(entry.draft(), its);
        RecordLink link = RecordLink.of(partnerships, entry, entry.draft().established(), readContext);
        return new PartnerView(
                link,
                its.size(),
                contactGap.countedFrom() == null || contactGap.countedFrom().what() != Basis.CONTACT
                        ? null
                        : contactGap.countedFrom().date(),
                contactGap.years(),
                contactGap.countedFrom(),
                link.href() + "/vitality");
    }

    /** Those of which nothing is known first. */
    private static final Comparator<PartnerView> LONGEST_FIRST = Comparator.comparing(
                    PartnerView::yearsWithoutContact, Comparator.nullsLast(Comparator.<Integer>naturalOrder()))
            .reversed()
            .thenComparing(partner -> partner.partnership().id());
}
