package dev.sistercity.registry.source;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Quantity;
import dev.sistercity.registry.shared.work.WorkLimit;
import dev.sistercity.registry.source.api.ClaimDraft;
import dev.sistercity.registry.source.api.ClaimRank;
import dev.sistercity.registry.source.api.CountConflict;
import dev.sistercity.registry.source.api.SourceDraft;
import dev.sistercity.registry.source.count.CountMeasure;
import dev.sistercity.registry.source.count.RegisteredCounts;
import dev.sistercity.registry.source.count.RegisteredCounts.Registered;
import dev.sistercity.registry.source.count.StatedCount;
import dev.sistercity.registry.source.count.StatedCounts;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.roaringbitmap.RoaringBitmap;

/**
 * Which counts that sources state of a city contradict each other, or the registry's own: those of one city and one day are compared.
 * The registry's own follow from partnerships, whose facets come after those of claims: they are worked out where they are read.
 */
@Singleton
class CountConflicts {

    /** Facet: a claim that states a count and is not known to be wrong. */
    static final String COUNT = "count";

    /** Comparisons of two counts that take about as long as it takes to look at a record: see WorkLimit. */
    private static final int COMPARED_LIKE_A_RECORD = 4;

    private static final List<String> MADE_OF = List.of("cities", "partnerships", Citations.CLAIMS, Citations.SOURCES);

    private final RegisteredCounts registered;
    /** By the claims, for as long as a snapshot has them: what was found with these partnerships and cities. */
    private final Cache<Records<?>, Found> found =
            Caffeine.newBuilder().weakKeys().executor(Runnable::run).build();

    CountConflicts(RegisteredCounts registered) {
        this.registered = registered;
    }

    private record Found(List<Records<?>> madeOf, RoaringBitmap contradicted) {

        boolean isOf(List<Records<?>> others) {
            for (int i = 0; i < others.size(); i++) {
                if (madeOf.get(i) != others.get(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Claims of one city and one day. */
    private record Fact(UUID city, EdtfDate day) {}

    private record Statement(Entry<ClaimDraft> claim, StatedCount count) {}

    /** Whether a claim states a count that is compared with others. */
    static boolean isCompared(ClaimDraft claim) {
        return isCount(claim)
                && claim.rank() != ClaimRank.DEPRECATED
                && StatedCounts.find(claim.pointer(), claim.value()).isPresent();
    }

    static boolean isCount(ClaimDraft claim) {
        return claim.value() != null && StatedCounts.isCount(claim.subject().resource(), claim.pointer());
    }

    /** The day that a count is of: the claim's, or else the one on which its source was published; null where neither is known. */
    static EdtfDate day(ClaimDraft claim, Snapshot snapshot) {
        return claim.asOf() != null
                ? claim.asOf()
                : snapshot.records(Citations.SOURCES)
                        .find(UUID.fromString(claim.source()))
                        .map(source -> ((SourceDraft) source.draft()).published())
                        .orElse(null);
    }

    /** Slots of the first contradicted claim of each city and day. Not to be changed. */
    RoaringBitmap contradicted(Records<ClaimDraft> claims, Snapshot snapshot) {
        List<Records<?>> madeOf =
                MADE_OF.stream().<Records<?>>map(snapshot::records).toList();
        Found known = found.getIfPresent(claims);
        if (known == null || !known.isOf(madeOf)) {
            known = new Found(madeOf, find(claims, snapshot));
            found.put(claims, known);
        }
        return known.contradicted();
    }

    private RoaringBitmap find(Records<ClaimDraft> claims, Snapshot snapshot) {
        RoaringBitmap contradicted = new RoaringBitmap();
        facts(claims, claims.with(COUNT, true), snapshot).forEach((fact, statements) -> {
            Map<CountMeasure, Registered> own = registered.of(fact.city(), fact.day(), snapshot);
            Set<StatedCount> different = different(statements);
            statements.stream()
                    .filter(statement -> !withRegistry(statement, own).isEmpty()
                            || !amongSources(statement.count(), different).isEmpty())
                    .findFirst()
                    .ifPresent(first -> contradicted.add(first.claim().slot()));
        });
        return contradicted;
    }

    private static Map<Fact, List<Statement>> facts(
            Records<ClaimDraft> claims, RoaringBitmap wanted, Snapshot snapshot) {
        Map<Fact, List<Statement>> facts = new LinkedHashMap<>();
        claims.forEach(wanted, claim -> {
            ClaimDraft draft = claim.draft();
            Fact fact = new Fact(UUID.fromString(draft.subject().id()), day(draft, snapshot));
            StatedCounts.find(draft.pointer(), draft.value())
                    .ifPresent(count -> facts.computeIfAbsent(fact, none -> new ArrayList<>())
                            .add(new Statement(claim, count)));
        });
        return facts;
    }

    /** All claims that state a count of the city and day of this one, in the order of registration; those known to be wrong, too. */
    static List<Entry<ClaimDraft>> siblings(ClaimDraft claim, Records<ClaimDraft> claims, Snapshot snapshot) {
        EdtfDate day = day(claim, snapshot);
        List<Entry<ClaimDraft>> siblings = new ArrayList<>();
        claims.forEach(claims.with(ClaimCollection.SUBJECT, claim.subject().id()), other -> {
            if (isCount(other.draft()) && Objects.equals(day(other.draft(), snapshot), day)) {
                siblings.add(other);
            }
        });
        return siblings;
    }

    /** The registry's count where the pointer leads; empty where several are named. */
    Optional<Integer> registered(ClaimDraft claim, Snapshot snapshot) {
        return StatedCounts.plain(claim.pointer())
                .map(measure -> own(claim, snapshot).get(measure).count());
    }

    /** The counts that contradict each other or the registry, of the city and day of a claim. */
    List<CountConflict> of(ClaimDraft claim, Records<ClaimDraft> claims, Snapshot snapshot) {
        RoaringBitmap about = RoaringBitmap.and(
                claims.with(COUNT, true),
                claims.with(ClaimCollection.SUBJECT, claim.subject().id()));
        Fact fact = new Fact(UUID.fromString(claim.subject().id()), day(claim, snapshot));
        List<Statement> statements = facts(claims, about, snapshot).getOrDefault(fact, List.of());
        Map<CountMeasure, Registered> own = own(claim, snapshot);
        Set<CountMeasure> withRegistry = EnumSet.noneOf(CountMeasure.class);
        Set<CountMeasure> amongSources = EnumSet.noneOf(CountMeasure.class);
        Set<StatedCount> different = different(statements);
        statements.forEach(statement -> withRegistry.addAll(withRegistry(statement, own)));
        different.forEach(count -> amongSources.addAll(amongSources(count, different)));
        Map<CountMeasure, CountConflict> conflicts = new EnumMap<>(CountMeasure.class);
        for (CountMeasure measure : CountMeasure.values()) {
            if (withRegistry.contains(measure) || amongSources.contains(measure)) {
                conflicts.put(
                        measure,
                        new CountConflict(
                                measure,
                                own.get(measure).count(),
                                withRegistry.contains(measure),
                                amongSources.contains(measure),
                                stated(measure, statements)));
            }
        }
        return List.copyOf(conflicts.values());
    }

    private Map<CountMeasure, Registered> own(ClaimDraft claim, Snapshot snapshot) {
        return registered.of(UUID.fromString(claim.subject().id()), day(claim, snapshot), snapshot);
    }

    private static List<CountConflict.Stated> stated(CountMeasure measure, List<Statement> statements) {
        List<CountConflict.Stated> stated = new ArrayList<>();
        statements.forEach(statement -> {
            Quantity value = statement.count().numbers().get(measure);
            if (value != null) {
                stated.add(new CountConflict.Stated(statement.claim().id(), value));
            }
        });
        return stated;
    }

    private static Set<CountMeasure> withRegistry(Statement statement, Map<CountMeasure, Registered> own) {
        Set<CountMeasure> contradicted = EnumSet.noneOf(CountMeasure.class);
        statement.count().numbers().forEach((measure, number) -> {
            if (own.get(measure).contradicts(number)) {
                contradicted.add(measure);
            }
        });
        return contradicted;
    }

    /** Most sources repeat what another one says. */
    private static Set<StatedCount> different(List<Statement> statements) {
        return statements.stream().map(Statement::count).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<CountMeasure> amongSources(StatedCount count, Set<StatedCount> all) {
        WorkLimit.count(1 + all.size() / COMPARED_LIKE_A_RECORD);
        Set<CountMeasure> contradicted = EnumSet.noneOf(CountMeasure.class);
        all.forEach(other -> contradicted.addAll(count.contradictedBy(other)));
        return contradicted;
    }
}
