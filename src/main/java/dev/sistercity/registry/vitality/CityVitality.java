package dev.sistercity.registry.vitality;

import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.catalog.Records;
import dev.sistercity.registry.city.CityCounts;
import dev.sistercity.registry.city.CityFacet;
import dev.sistercity.registry.city.CityLookup;
import dev.sistercity.registry.city.CityType;
import dev.sistercity.registry.city.Level;
import dev.sistercity.registry.commitment.CommitmentDraft;
import dev.sistercity.registry.partnership.PartnershipDraft;
import dev.sistercity.registry.partnership.PartnershipType;
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

    private final CityType cities;
    private final CityCounts counts;
    private final PartnershipType partnerships;
    private final Contacts contacts;
    private final Undertakings undertakings;

    CityVitality(
            CityType cities,
            CityCounts counts,
            PartnershipType partnerships,
            Contacts contacts,
            Undertakings undertakings) {
        this.cities = cities;
        this.counts = counts;
        this.partnerships = partnerships;
        this.contacts = contacts;
        this.undertakings = undertakings;
    }

    /** @param within whether the units under the city count for it */
    CityVitalityView of(UUID city, boolean within, Moment moment) {
        Reading reading = moment.then();
        Set<UUID> all = CityLookup.units(reading.snapshot().records(cities), city);
        Set<UUID> units = within ? all : Set.of(city);
        Set<String> ids = units.stream().map(UUID::toString).collect(Collectors.toSet());
        Contacts.Found found = contacts.of(units, reading);
        List<Contact<?>> latest = found.all();
        Partners partners = new Partners(partnerships, units, latest, moment);
        Silence silence =
                Silence.of(latest, partners.all().stream().map(Entry::draft).toList(), reading);
        Addresses addresses = new Addresses(reading);
        Topics topics = new Topics(reading);
        String query = (within ? "within=" : "city=") + city;
        return new CityVitalityView(
                cities.ref(city, reading),
                reading.asOf(),
                within ? Level.WITHIN : Level.OWN,
                units.stream().map(unit -> cities.ref(unit, reading)).toList(),
                counts.levels(moment.standing(), city, all),
                ContactView.last(latest, reading),
                silence.years(),
                silence.countedFrom(),
                PartnershipVitality.exchanges(
                        found.exchanges(), exchange -> true, addresses.held("exchanges", query), reading),
                PartnershipVitality.exchanges(
                        found.exchanges(),
                        exchange -> ids.contains(exchange.hostCity()) && !ids.containsAll(exchange.guestCities()),
                        addresses.held("exchanges", within ? null : "hostCity=" + city),
                        reading),
                PartnershipVitality.exchanges(
                        found.exchanges(),
                        exchange -> !ids.contains(exchange.hostCity())
                                && exchange.guestCities().stream().anyMatch(ids::contains),
                        addresses.held("exchanges", within ? null : "guestCity=" + city),
                        reading),
                Figure.of(found.forums(), addresses.held("forums", query), contact -> contact.link(reading)),
                topics.since(),
                topics.of(found, query),
                commitments(units, commitment -> true, addresses.openCommitments(query), reading),
                commitments(
                        units,
                        commitment -> ids.contains(commitment.city()),
                        addresses.openCommitments(within ? null : "speakerCity=" + city),
                        reading),
                commitments(
                        units,
                        commitment -> commitment.towards().stream().anyMatch(other -> ids.contains(other.city())),
                        addresses.openCommitments(within ? null : "towardsCity=" + city),
                        reading),
                Figure.of(
                        undertakings.cooperations(records -> shown(records, units), reading),
                        Undertakings.COOPERATIONS.stream()
                                .flatMap(list -> addresses.running(list, query).stream())
                                .toList(),
                        link -> link),
                partners.active().stream()
                        .map(entry -> partner(entry, partners, reading))
                        .sorted(LONGEST_FIRST)
                        .limit(MOST_PARTNERSHIPS)
                        .toList());
    }

    private Figure commitments(
            Set<UUID> units, Predicate<CommitmentDraft> wanted, List<String> hrefs, Reading reading) {
        return Figure.of(
                undertakings.openCommitments(records -> shown(records, units), wanted, reading), hrefs, link -> link);
    }

    private static RoaringBitmap shown(Records<?> records, Set<UUID> units) {
        return CityFacet.shown(records, units);
    }

    private PartnerView partner(Entry<PartnershipDraft> entry, Partners partners, Reading reading) {
        List<Contact<?>> its = partners.contacts(entry.draft());
        Silence silence = partners.silence(entry.draft(), its);
        RecordLink link = RecordLink.of(partnerships, entry, entry.draft().established(), reading);
        return new PartnerView(
                link,
                its.size(),
                silence.countedFrom() == null || silence.countedFrom().what() != Basis.CONTACT
                        ? null
                        : silence.countedFrom().date(),
                silence.years(),
                silence.countedFrom(),
                link.href() + "/vitality");
    }

    /** Those of which nothing is known first. */
    private static final Comparator<PartnerView> LONGEST_FIRST = Comparator.comparing(
                    PartnerView::yearsWithoutContact, Comparator.nullsLast(Comparator.<Integer>naturalOrder()))
            .reversed()
            .thenComparing(partner -> partner.partnership().id());
}
