package dev.sistercity.registry.vitality;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.CityCounts;
import dev.sistercity.registry.city.CityFacet;
import dev.sistercity.registry.city.CityLookup;
import dev.sistercity.registry.city.api.Level;
import dev.sistercity.registry.commitment.CommitmentDraft;
import dev.sistercity.registry.exchange.ExchangeDraft;
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
        Contacts.FoundContacts found = contacts.of(units, readContext);
        List<Contact<?>> latest = found.all();
        CityPartners cityPartners = new CityPartners(partnerships, units, latest, reportDate);
        ContactGap contactGap = ContactGap.of(
                latest, cityPartners.all().stream().map(Entry::draft).toList(), readContext);
        Topics topics = new Topics(readContext);
        Figures figures = new Figures(activities, city, within, units, found, readContext);
        return new CityVitalityView(
                cities.ref(city, readContext),
                readContext.asOf(),
                within ? Level.WITHIN : Level.OWN,
                units.stream().map(unit -> cities.ref(unit, readContext)).toList(),
                counts.levels(reportDate.standing(), city, all),
                Contact.last(latest, readContext),
                contactGap.years(),
                contactGap.countedFrom(),
                figures.exchanges(),
                figures.exchangesHosted(),
                figures.exchangesVisited(),
                figures.forums(),
                topics.since(),
                topics.of(found, figures.query()),
                figures.commitments(),
                figures.commitmentsMade(),
                figures.commitmentsReceived(),
                figures.cooperations(),
                cityPartners.active().stream()
                        .map(entry -> partner(entry, cityPartners, readContext))
                        .sorted(LONGEST_FIRST)
                        .limit(MOST_PARTNERSHIPS)
                        .toList());
    }

    /**
     * What is counted for a city, each with the lists that have just that. Lists know no host, guest or speaker among all units under
     * one.
     */
    private record Figures(
            Activities activities,
            UUID city,
            boolean within,
            Set<UUID> units,
            Contacts.FoundContacts found,
            ReadContext readContext) {

        String query() {
            return (within ? "within=" : "city=") + city;
        }

        private String own(String parameter) {
            return within ? null : parameter + '=' + city;
        }

        private ListLinks links() {
            return new ListLinks(readContext);
        }

        private boolean has(String id) {
            return id != null && units.contains(UUID.fromString(id));
        }

        Figure exchanges() {
            return exchanges(exchange -> true, query());
        }

        Figure exchangesHosted() {
            return exchanges(
                    exchange -> has(exchange.hostCity())
                            && !exchange.guestCities().stream().allMatch(this::has),
                    own("hostCity"));
        }

        Figure exchangesVisited() {
            return exchanges(
                    exchange -> !has(exchange.hostCity())
                            && exchange.guestCities().stream().anyMatch(this::has),
                    own("guestCity"));
        }

        private Figure exchanges(Predicate<ExchangeDraft> wanted, String query) {
            return PartnershipVitality.exchanges(
                    found.exchanges(), wanted, links().held("exchanges", query), readContext);
        }

        Figure forums() {
            return Figure.of(found.forums(), links().held("forums", query()), contact -> contact.link(readContext));
        }

        Figure commitments() {
            return commitments(commitment -> true, query());
        }

        Figure commitmentsMade() {
            return commitments(commitment -> has(commitment.city()), own("speakerCity"));
        }

        Figure commitmentsReceived() {
            return commitments(
                    commitment -> commitment.towards().stream().anyMatch(other -> has(other.city())),
                    own("towardsCity"));
        }

        private Figure commitments(Predicate<CommitmentDraft> wanted, String query) {
            return Figure.of(
                    activities.openCommitments(records -> CityFacet.shown(records, units), wanted, readContext),
                    links().openCommitments(query),
                    link -> link);
        }

        Figure cooperations() {
            return Figure.of(
                    activities.cooperations(records -> CityFacet.shown(records, units), readContext),
                    Activities.COOPERATIONS.stream()
                            .flatMap(list -> links().running(list, query()).stream())
                            .toList(),
                    link -> link);
        }
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
