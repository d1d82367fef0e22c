package dev.sistercity.registry.transfer.plan;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.change.Change;
import dev.sistercity.registry.change.Register.Written;
import dev.sistercity.registry.city.CityDraft;
import dev.sistercity.registry.city.CityReferences;
import dev.sistercity.registry.city.CityRegister;
import dev.sistercity.registry.city.CityType;
import dev.sistercity.registry.city.Identifier;
import dev.sistercity.registry.city.Jurisdiction;
import dev.sistercity.registry.match.CityMatcher;
import dev.sistercity.registry.partnership.PartnershipDraft;
import dev.sistercity.registry.partnership.PartnershipRegister;
import dev.sistercity.registry.source.ClaimDraft;
import dev.sistercity.registry.source.ClaimRegister;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** Has rows become records: plans them in a ledger, and writes what that holds through the registers; in the caller's transaction. */
@Singleton
public class Posting {

    private final CityRegister cities;
    private final PartnershipRegister partnerships;
    private final ClaimRegister claims;
    private final CityReferences references;
    private final Jurisdiction jurisdiction;
    private final CityMatcher matcher;
    private final Catalog catalog;
    private final CityType cityType;
    private final EntityManager entities;

    Posting(
            CityRegister cities,
            PartnershipRegister partnerships,
            ClaimRegister claims,
            CityReferences references,
            Jurisdiction jurisdiction,
            CityMatcher matcher,
            Catalog catalog,
            CityType cityType,
            EntityManager entities) {
        this.cities = cities;
        this.partnerships = partnerships;
        this.claims = claims;
        this.references = references;
        this.jurisdiction = jurisdiction;
        this.matcher = matcher;
        this.catalog = catalog;
        this.cityType = cityType;
        this.entities = entities;
    }

    /**
     * For whom it is done.
     *
     * @param list source that is cited for what rows say
     * @param gazetteer source that is cited for cities that are made of places
     * @param kindAssumed of partnerships those of which an import has assumed the kind
     */
    public record Order(Actor actor, UUID list, UUID gazetteer, Function<Set<UUID>, Set<UUID>> kindAssumed) {}

    /** What rows make of the registry; of several batches, where nothing is written in between. */
    public static final class Book {

        final Ledger ledger = new Ledger();
    }

    /** What becomes of each row, in their order. */
    public List<RowResult> plan(List<Placer.Placed> rows, Book book, Order order) {
        CityNames names = city -> catalog.snapshot().find(cityType, city).map(entry -> entry.draft());
        Settling newcomers = new Settling(matcher, book.ledger, names);
        List<Placer.Placed> settled = rows.stream().map(newcomers::settle).toList();
        load(settled, book.ledger, order);
        Planner planner = new Planner(book.ledger, new Evidence(order.list()), order.actor(), jurisdiction, names);
        List<RowResult> results = new ArrayList<>(rows.size());
        settled.forEach(row -> results.add(planner.plan(row)));
        return results;
    }

    private void load(List<Placer.Placed> rows, Ledger ledger, Order order) {
        ledger.identify(references.withIdentifiers(rows.stream()
                .flatMap(row -> Stream.of(row.one(), row.two()))
                .map(Placement::place)
                .filter(Objects::nonNull)
                .map(Drafts::identifier)
                .filter(identifier -> ledger.city(identifier).isEmpty())
                .distinct()
                .toList()));
        Set<Set<UUID>> pairs = new HashSet<>();
        rows.forEach(row -> {
            UUID one = city(row.one(), ledger);
            UUID two = city(row.two(), ledger);
            if (one != null && two != null && !one.equals(two) && !ledger.isLoaded(Set.of(one, two))) {
                pairs.add(Set.of(one, two));
            }
        });
        Map<UUID, PartnershipDraft> found = partnerships.among(pairs);
        ledger.load(
                pairs,
                found,
                claims.ofPartnerships(found.keySet()),
                order.kindAssumed().apply(found.keySet()));
    }

    private static UUID city(Placement placement, Ledger ledger) {
        if (placement.city() != null || placement.place() == null) {
            return placement.city();
        }
        Identifier identifier = Drafts.identifier(placement.place());
        return ledger.city(identifier).orElse(null);
    }

    /** Writes what was planned. @return the changes, to be logged */
    public List<Change> write(Book book, Order order) {
        List<Change> changes = new ArrayList<>();
        List<Known> known = book.ledger.partnerships();
        Map<UUID, UnaryOperator<PartnershipDraft>> changed = new LinkedHashMap<>();
        known.stream().filter(Known::isChanged).forEach(one -> changed.put(one.id(), one::since));
        partnerships.updateAll(changed, order.actor()).forEach(written -> add(changes, written));
        Map<UUID, CityDraft> newCities = new LinkedHashMap<>();
        Map<UUID, ClaimDraft> newClaims = new LinkedHashMap<>();
        book.ledger.newCities().forEach((id, city) -> {
            newCities.put(id, city.draft());
            if (city.placed()) {
                newClaims.put(id(), Evidence.ofCity(id, order.gazetteer(), null));
            }
            newClaims.put(id(), Evidence.ofCity(id, order.list(), city.asWritten()));
        });
        Map<UUID, PartnershipDraft> newPartnerships = new LinkedHashMap<>();
        known.forEach(one -> {
            if (one.isNew()) {
                newPartnerships.put(one.id(), one.now());
            }
            one.newClaims().forEach(claim -> newClaims.put(id(), claim));
        });
        Map<UUID, UnaryOperator<CityDraft>> learned = new LinkedHashMap<>();
        book.ledger.learned().forEach((id, city) -> {
            learned.put(id, city::since);
            newClaims.put(id(), Evidence.ofCity(id, order.list(), null));
        });
        cities.updateAll(learned, order.actor()).forEach(written -> add(changes, written));
        // What is stored need not be compared at every further flush.
        entities.clear();
        cities.createAll(newCities, order.actor()).forEach(written -> add(changes, written));
        entities.clear();
        partnerships.createAll(newPartnerships, order.actor()).forEach(written -> add(changes, written));
        entities.clear();
        claims.createAll(newClaims, order.actor()).forEach(written -> add(changes, written));
        return changes;
    }

    private static void add(List<Change> changes, Written<?> written) {
        changes.addAll(written.changes());
    }

    private static UUID id() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }
}
