package dev.sistercity.registry.vitality;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.api.Level;
import dev.sistercity.registry.exchange.ExchangeDraft;
import dev.sistercity.registry.partnership.PartnershipCollection;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.vitality.api.Figure;
import dev.sistercity.registry.vitality.api.PartnershipVitalityView;
import dev.sistercity.registry.vitality.api.RecordLink;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Works out how alive a partnership is. */
@Singleton
public class PartnershipVitality {

    private final PartnershipCollection partnerships;
    private final CityCollection cities;
    private final Contacts contacts;
    private final Activities activities;

    PartnershipVitality(
            PartnershipCollection partnerships, CityCollection cities, Contacts contacts, Activities activities) {
        this.partnerships = partnerships;
        this.cities = cities;
        this.contacts = contacts;
        this.activities = activities;
    }

    /** @param within whether the units under a side count for it */
    public PartnershipVitalityView of(Entry<PartnershipDraft> entry, boolean within, ReportDate reportDate) {
        ReadContext readContext = reportDate.then();
        PartnershipDraft partnership = entry.draft();
        SideCities sideCities =
                new SideCities(partnership, within, readContext.snapshot().records(cities));
        Contacts.FoundContacts found = contacts.of(entry.id(), sideCities, readContext);
        List<Contact<?>> all = found.all();
        ContactGap contactGap = ContactGap.of(all, List.of(partnership), readContext);
        ListLinks listLinks = new ListLinks(readContext);
        Topics topics = new Topics(readContext);
        // What names the partnership without showing two of its sides is in no list by cities.
        String query = found.exchanges().stream().allMatch(exchange -> sideCities.joined(exchange.cities()))
                ? sideCities.query()
                : null;
        return new PartnershipVitalityView(
                RecordLink.of(partnerships, entry, partnership.established(), readContext),
                partnerships.status(entry, reportDate.standing()),
                readContext.asOf(),
                within ? Level.WITHIN : Level.OWN,
                Contact.last(all, readContext),
                contactGap.years(),
                contactGap.countedFrom(),
                exchanges(found.exchanges(), exchange -> true, listLinks.held("exchanges", query), readContext),
                sideCities.byParty().entrySet().stream()
                        .map(side -> side(side.getKey(), side.getValue(), found, within ? null : query, readContext))
                        .toList(),
                Figure.of(
                        found.forums(),
                        listLinks.held("forums", sideCities.query()),
                        contact -> contact.link(readContext)),
                topics.since(),
                topics.of(found, query),
                Figure.of(commitments(sideCities, found, readContext), List.of(), link -> link),
                cooperations(sideCities, listLinks, readContext),
                Events.of(partnership).stream()
                        .filter(event -> event.date().begunBy(readContext.asOf(), readContext.certainty()))
                        .toList());
    }

    private Figure cooperations(SideCities sideCities, ListLinks listLinks, ReadContext readContext) {
        return Figure.of(
                activities.cooperations(sideCities::together, readContext),
                Activities.COOPERATIONS.stream()
                        .flatMap(list -> listLinks.running(list, sideCities.query()).stream())
                        .toList(),
                link -> link);
    }

    private PartnershipVitalityView.Side side(
            UUID city, Set<UUID> units, Contacts.FoundContacts found, String query, ReadContext readContext) {
        Set<String> ids = units.stream().map(UUID::toString).collect(Collectors.toSet());
        ListLinks listLinks = new ListLinks(readContext);
        return new PartnershipVitalityView.Side(
                cities.ref(city, readContext),
                units.size(),
                exchanges(
                        found.exchanges(),
                        exchange -> ids.contains(exchange.hostCity()),
                        listLinks.held("exchanges", query == null ? null : query + "&hostCity=" + city),
                        readContext),
                exchanges(
                        found.exchanges(),
                        exchange -> !ids.contains(exchange.hostCity())
                                && exchange.guestCities().stream().anyMatch(ids::contains),
                        listLinks.held("exchanges", query == null ? null : query + "&guestCity=" + city),
                        readContext));
    }

    static Figure exchanges(
            List<Contact<ExchangeDraft>> all,
            Predicate<ExchangeDraft> wanted,
            List<String> hrefs,
            ReadContext readContext) {
        return Figure.of(
                all.stream()
                        .filter(contact -> wanted.test(contact.entry().draft()))
                        .toList(),
                hrefs,
                contact -> contact.link(readContext));
    }

    private List<RecordLink> commitments(SideCities sideCities, Contacts.FoundContacts found, ReadContext readContext) {
        Set<String> exchanges = found.exchanges().stream()
                .map(exchange -> exchange.entry().id().toString())
                .collect(Collectors.toSet());
        return activities.openCommitments(
                sideCities::any,
                commitment -> sideCities.has(commitment.city())
                        && (exchanges.contains(String.valueOf(commitment.exchange()))
                                || commitment.towards().stream()
                                        .filter(other -> other.city() != null)
                                        .anyMatch(other -> sideCities.joined(Stream.of(commitment.city(), other.city())
                                                .collect(Collectors.toSet())))),
                readContext);
    }
}
