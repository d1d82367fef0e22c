package dev.sistercity.registry.vitality;

import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.city.CityType;
import dev.sistercity.registry.city.Level;
import dev.sistercity.registry.exchange.ExchangeDraft;
import dev.sistercity.registry.partnership.PartnershipDraft;
import dev.sistercity.registry.partnership.PartnershipType;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Works out how alive a partnership is. */
@Singleton
class PartnershipVitality {

    private final PartnershipType partnerships;
    private final CityType cities;
    private final Contacts contacts;
    private final Undertakings undertakings;

    PartnershipVitality(PartnershipType partnerships, CityType cities, Contacts contacts, Undertakings undertakings) {
        this.partnerships = partnerships;
        this.cities = cities;
        this.contacts = contacts;
        this.undertakings = undertakings;
    }

    /** @param within whether the units under a side count for it */
    PartnershipVitalityView of(Entry<PartnershipDraft> entry, boolean within, Moment moment) {
        Reading reading = moment.then();
        PartnershipDraft partnership = entry.draft();
        Sides sides = new Sides(partnership, within, reading.snapshot().records(cities));
        Contacts.Found found = contacts.of(entry.id(), sides, reading);
        List<Contact<?>> all = found.all();
        Silence silence = Silence.of(all, List.of(partnership), reading);
        Addresses addresses = new Addresses(reading);
        Topics topics = new Topics(reading);
        // What names the partnership without showing two of its sides is in no list by cities.
        String query =
                found.exchanges().stream().allMatch(exchange -> sides.joined(exchange.cities())) ? sides.query() : null;
        return new PartnershipVitalityView(
                RecordLink.of(partnerships, entry, partnership.established(), reading),
                partnerships.status(entry, moment.standing()),
                reading.asOf(),
                within ? Level.WITHIN : Level.OWN,
                ContactView.last(all, reading),
                silence.years(),
                silence.countedFrom(),
                exchanges(found.exchanges(), exchange -> true, addresses.held("exchanges", query), reading),
                sides.byParty().entrySet().stream()
                        .map(side -> side(side.getKey(), side.getValue(), found, within ? null : query, reading))
                        .toList(),
                Figure.of(found.forums(), addresses.held("forums", sides.query()), contact -> contact.link(reading)),
                topics.since(),
                topics.of(found, query),
                Figure.of(commitments(sides, found, reading), List.of(), link -> link),
                Figure.of(
                        undertakings.cooperations(sides::together, reading),
                        Undertakings.COOPERATIONS.stream()
                                .flatMap(list -> addresses.running(list, sides.query()).stream())
                                .toList(),
                        link -> link),
                Events.of(partnership).stream()
                        .filter(event -> event.date().begunBy(reading.asOf(), reading.certainty()))
                        .toList());
    }

    private PartnershipVitalityView.Side side(
            UUID city, Set<UUID> units, Contacts.Found found, String query, Reading reading) {
        Set<String> ids = units.stream().map(UUID::toString).collect(Collectors.toSet());
        Addresses addresses = new Addresses(reading);
        return new PartnershipVitalityView.Side(
                cities.ref(city, reading),
                units.size(),
                exchanges(
                        found.exchanges(),
                        exchange -> ids.contains(exchange.hostCity()),
                        addresses.held("exchanges", query == null ? null : query + "&hostCity=" + city),
                        reading),
                exchanges(
                        found.exchanges(),
                        exchange -> !ids.contains(exchange.hostCity())
                                && exchange.guestCities().stream().anyMatch(ids::contains),
                        addresses.held("exchanges", query == null ? null : query + "&guestCity=" + city),
                        reading));
    }

    static Figure exchanges(
            List<Contact<ExchangeDraft>> all, Predicate<ExchangeDraft> wanted, List<String> hrefs, Reading reading) {
        return Figure.of(
                all.stream()
                        .filter(contact -> wanted.test(contact.entry().draft()))
                        .toList(),
                hrefs,
                contact -> contact.link(reading));
    }

    private List<RecordLink> commitments(Sides sides, Contacts.Found found, Reading reading) {
        Set<String> exchanges = found.exchanges().stream()
                .map(exchange -> exchange.entry().id().toString())
                .collect(Collectors.toSet());
        return undertakings.openCommitments(
                sides::any,
                commitment -> sides.has(commitment.city())
                        && (exchanges.contains(String.valueOf(commitment.exchange()))
                                || commitment.towards().stream()
                                        .filter(other -> other.city() != null)
                                        .anyMatch(other -> sides.joined(Stream.of(commitment.city(), other.city())
                                                .collect(Collectors.toSet())))),
                reading);
    }
}
