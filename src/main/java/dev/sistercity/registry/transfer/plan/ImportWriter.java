package dev.sistercity.registry.transfer.plan;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.Register.WrittenRecord;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.city.CityReferences;
import dev.sistercity.registry.city.CityRegister;
import dev.sistercity.registry.city.Jurisdiction;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.match.CityMatcher;
import dev.sistercity.registry.partnership.PartnershipRegister;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.source.ClaimRegister;
import dev.sistercity.registry.source.api.ClaimDraft;
import dev.sistercity.registry.transfer.resolve.CityLabels;
import dev.sistercity.registry.transfer.resolve.CityResolver;
import dev.sistercity.registry.transfer.resolve.Resolution;
import dev.sistercity.registry.transfer.statement.Side;
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

/** Turns resolved rows into records: plans the changes, then writes them through the registers, in the caller's transaction. */
@Singleton
public class ImportWriter {

    private final CityRegister cities;
    private final PartnershipRegister partnerships;
    private final ClaimRegister claims;
    private final CityReferences references;
    private final Jurisdiction jurisdiction;
    private final CityMatcher matcher;
    private final CityLabels names;
    private final ReferenceSources referenceSources;
    private final EntityManager entities;

    ImportWriter(
            CityRegister cities,
            PartnershipRegister partnerships,
            ClaimRegister claims,
            CityReferences references,
            Jurisdiction jurisdiction,
            CityMatcher matcher,
            CityLabels names,
            ReferenceSources referenceSources,
            EntityManager entities) {
        this.cities = cities;
        this.partnerships = partnerships;
        this.claims = claims;
        this.references = references;
        this.jurisdiction = jurisdiction;
        this.matcher = matcher;
        this.names = names;
        this.referenceSources = referenceSources;
        this.entities = entities;
    }

    /**
     * For whom it is done.
     *
     * @param list source that is cited for what rows say
     * @param gazetteer source that is cited for cities that are made of places
     * @param kindAssumed of partnerships those of which an import has assumed the kind
     */
    public record ImportOrder(Actor actor, UUID list, UUID gazetteer, Function<Set<UUID>, Set<UUID>> kindAssumed) {}

    /** What rows make of the registry; of several batches, where nothing is written in between. */
    public static final class ImportPlan {

        final PlannedRecords ledger;

        public ImportPlan() {
            ledger = new PlannedRecords();
        }

        /** @param written what rows before made, as {@link #remember} has it */
        public ImportPlan(ImportPlan written) {
            ledger = new PlannedRecords(written.ledger.pending());
        }

        /** Keeps the names of what is written now: names that were looked up before may mean that. */
        public void remember(ImportPlan written) {
            ledger.pending().add(written.ledger.pending());
        }

        /** Makes what other rows made in the same transaction known to its rows. */
        public void follow(ImportPlan written) {
            ledger.follow(written.ledger);
        }
    }

    /** What becomes of each row, in their order. */
    public List<RowResult> plan(List<CityResolver.ResolvedRow> rows, ImportPlan book, ImportOrder order) {
        UnknownCityRematch newcomers = new UnknownCityRematch(matcher, book.ledger, names);
        identify(rows, book.ledger);
        IdentifiedSides identified = new IdentifiedSides(matcher, book.ledger, names);
        SameNamePairs sameNamePairs = new SameNamePairs(matcher, book.ledger);
        List<CityResolver.ResolvedRow> settled = rows.stream()
                .map(newcomers::settle)
                .map(row -> row.rejected() ? row : sameNamePairs.settle(identified.settle(row)))
                .toList();
        load(settled, book.ledger, order);
        Planner planner = new Planner(book.ledger, new Evidence(order.list()), order.actor(), jurisdiction, names);
        List<RowResult> results = new ArrayList<>(rows.size());
        settled.forEach(row -> results.add(planner.plan(row)));
        book.ledger.forgetUnmade();
        return results;
    }

    /**
     * A row as its names mean it with all that rows of a dry run would have made.
     *
     * @param book of the whole dry run
     */
    public CityResolver.ResolvedRow looked(CityResolver.ResolvedRow row, ImportPlan book) {
        return new UnknownCityRematch(matcher, book.ledger, names).looked(row);
    }

    /** What the registry has of the identifiers that rows give, and of the places that they mean. */
    private void identify(List<CityResolver.ResolvedRow> rows, PlannedRecords plannedRecords) {
        plannedRecords.identify(references.withIdentifiers(rows.stream()
                .flatMap(row -> Stream.concat(
                        row.statement().sides().stream().map(Side::identifier),
                        row.sides().stream()
                                .map(Resolution::place)
                                .filter(Objects::nonNull)
                                .flatMap(place -> Drafts.identifiers(place).stream())))
                .filter(Objects::nonNull)
                .filter(identifier -> plannedRecords.city(identifier).isEmpty())
                .distinct()
                .toList()));
    }

    private void load(List<CityResolver.ResolvedRow> rows, PlannedRecords plannedRecords, ImportOrder order) {
        plannedRecords.identify(references.withIdentifiers(rows.stream()
                .flatMap(row -> row.sides().stream())
                .map(Resolution::place)
                .filter(Objects::nonNull)
                .flatMap(place -> Drafts.identifiers(place).stream())
                .filter(identifier -> plannedRecords.city(identifier).isEmpty())
                .distinct()
                .toList()));
        referenceSources.find(rows, plannedRecords);
        Set<Set<UUID>> pairs = new HashSet<>();
        rows.forEach(row -> {
            Set<UUID> cities = new HashSet<>();
            row.sides().forEach(side -> cities.add(city(side, plannedRecords)));
            boolean whole =
                    !cities.contains(null) && cities.size() == row.sides().size();
            if (whole && !plannedRecords.partnerships().isLoaded(cities)) {
                pairs.add(cities);
            }
        });
        Map<UUID, PartnershipDraft> found = partnerships.among(pairs);
        plannedRecords
                .partnerships()
                .load(
                        pairs,
                        found,
                        claims.ofPartnerships(found.keySet()),
                        order.kindAssumed().apply(found.keySet()));
    }

    private static UUID city(Resolution resolution, PlannedRecords plannedRecords) {
        return plannedRecords.city(resolution.city(), resolution.place()).orElse(null);
    }

    /**
     * Writes what was planned.
     *
     * @return the changes, to be logged
     */
    public List<Change> write(ImportPlan book, ImportOrder order) {
        List<Change> changes = new ArrayList<>(referenceSources.write(book.ledger, order.actor()));
        List<KnownPartnership> known = book.ledger.partnerships().all();
        Map<UUID, UnaryOperator<PartnershipDraft>> changed = new LinkedHashMap<>();
        known.stream().filter(KnownPartnership::isChanged).forEach(one -> changed.put(one.id(), one::since));
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

    private static void add(List<Change> changes, WrittenRecord<?> written) {
        changes.addAll(written.changes());
    }

    private static UUID id() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }
}
