package dev.sistercity.registry.match;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.CityLookup;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.match.api.CandidateView;
import dev.sistercity.registry.match.api.CityMatchView;
import dev.sistercity.registry.match.api.CityQueryDraft;
import dev.sistercity.registry.match.api.Explanation;
import dev.sistercity.registry.match.api.PlaceView;
import dev.sistercity.registry.match.api.Reason;
import dev.sistercity.registry.shared.http.Cancellation;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.problem.Violation;
import dev.sistercity.registry.shared.value.Names;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.roaringbitmap.RoaringBitmap;

/** Answers what clients ask of the matcher. */
@Singleton
class Queries {

    private final CityMatcher matcher;
    private final CityCollection type;

    Queries(CityMatcher matcher, CityCollection type) {
        this.matcher = matcher;
        this.type = type;
    }

    /** @param cancellation ends it between two queries */
    List<CityMatchView> match(List<CityQueryDraft> queries, Snapshot snapshot, Cancellation cancellation) {
        List<CityMatchView> results = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            cancellation.check();
            CityQueryDraft query = queries.get(i);
            results.add(
                    query.within() == null
                            ? view(query, matcher.match(asked(query)), snapshot)
                            : within(query, "/queries/" + i + "/within", snapshot));
        }
        return results;
    }

    /**
     * Ids of cities that stand.
     *
     * @throws RegistryException MALFORMED naming the reference that leads to none
     */
    List<String> ids(List<String> references, String pointer, Snapshot snapshot) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < references.size(); i++) {
            ids.add(get(references.get(i), pointer + i, snapshot).id().toString());
        }
        return ids;
    }

    private Entry<CityDraft> get(String reference, String pointer, Snapshot snapshot) {
        Optional<UUID> named;
        try {
            named = type.resolve(reference, snapshot);
        } catch (RegistryException e) {
            throw RegistryException.malformed(
                    List.of(Violation.at(pointer, e.violations().get(0).detail())));
        }
        return named.map(id -> snapshot.successor(id).orElse(id))
                .flatMap(id -> snapshot.find(type, id))
                .orElseThrow(
                        () -> RegistryException.malformed(List.of(Violation.at(pointer, FaultCode.NAMES_NO_CITY))));
    }

    /** What lies in a unit: of the registry's cities those that are part of it, of the gazetteer's those in or near it. */
    private CityMatchView within(CityQueryDraft query, String pointer, Snapshot snapshot) {
        Entry<CityDraft> unit = get(query.within(), pointer, snapshot);
        String name = Names.choose(unit.draft().names(), List.of()).value();
        CityMatch match = matcher.match(asked(query, name, unit.draft().countryCode()));
        RoaringBitmap parts = CityLookup.within(type, ReadContext.of(snapshot), unit.id());
        List<Candidate> inside = match.candidates().stream()
                .filter(candidate -> candidate.city() == null
                        || snapshot.find(type, candidate.city())
                                .filter(city -> parts.contains(city.slot()))
                                .isPresent())
                .toList();
        boolean stays = match.chosen() != null && inside.contains(match.chosen());
        Explanation why = match.chosen() == null || stays ? match.why() : Reason.OUTSIDE_UNIT.explained();
        return view(
                query,
                new CityMatch(
                        match.query(), inside, stays ? match.chosen() : null, why, match.newcomer(), match.keys()),
                snapshot);
    }

    private CityMatchView view(CityQueryDraft query, CityMatch match, Snapshot snapshot) {
        List<CandidateView> candidates =
                match.candidates().stream().map(each -> view(each, snapshot)).toList();
        int chosen = match.chosen() == null ? -1 : match.candidates().indexOf(match.chosen());
        return new CityMatchView(
                query,
                candidates,
                chosen < 0 ? null : candidates.get(chosen),
                match.why().sentence());
    }

    private CandidateView view(Candidate candidate, Snapshot snapshot) {
        CityRef city = candidate.city() == null ? null : type.ref(candidate.city(), ReadContext.of(snapshot));
        PlaceView place = candidate.place() == null ? null : PlaceView.of(candidate.place());
        return new CandidateView(city, place, candidate.score(), candidate.reasons());
    }

    private static CityQuery asked(CityQueryDraft query) {
        return asked(query, query.region(), query.countryCode() == null ? query.country() : query.countryCode());
    }

    /**
     * As it is asked of what lies in a unit.
     *
     * @param unit its name
     * @param country its name or its code
     */
    private static CityQuery asked(CityQueryDraft query, String unit, String country) {
        return new CityQuery(query.name(), country, unit, query.lang(), query.latitude(), query.longitude());
    }
}
