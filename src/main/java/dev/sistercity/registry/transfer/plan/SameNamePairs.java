package dev.sistercity.registry.transfer.plan;

import dev.sistercity.registry.city.api.CityKind;
import dev.sistercity.registry.city.api.Place;
import dev.sistercity.registry.gazetteer.GazetteerPlace;
import dev.sistercity.registry.match.Candidate;
import dev.sistercity.registry.match.CityMatch;
import dev.sistercity.registry.match.CityMatcher;
import dev.sistercity.registry.match.CityQuery;
import dev.sistercity.registry.match.NewCity;
import dev.sistercity.registry.match.api.Reason;
import dev.sistercity.registry.shared.value.NameKeys;
import dev.sistercity.registry.transfer.resolve.CityResolver;
import dev.sistercity.registry.transfer.resolve.Resolution;
import dev.sistercity.registry.transfer.statement.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Rows of which both sides would be the same city: towns often twin with others of their name. What tells them apart is compared; where
 * that says nothing, it is asked. Only where both sides give one identifier is the row wrong.
 */
final class SameNamePairs {

    /** Letters of a name, and more. */
    private static final int LONGEST = 10_000;

    private final CityMatcher matcher;
    private final PlannedRecords plannedRecords;

    SameNamePairs(CityMatcher matcher, PlannedRecords plannedRecords) {
        this.matcher = matcher;
        this.plannedRecords = plannedRecords;
    }

    CityResolver.ResolvedRow settle(CityResolver.ResolvedRow row) {
        Side one = row.statement().one();
        Side two = row.statement().two();
        boolean decided = row.sides().stream().anyMatch(side -> side.why().reason() == Reason.DECIDED);
        if (decided || one.name() == null || two.name() == null || isOneIdentifier(one, two)) {
            return row;
        }
        if (isSame(row.one(), row.two())) {
            return apart(row);
        }
        boolean named = NameKeys.folded(one.name()).equals(NameKeys.folded(two.name()));
        return named ? row.with(elsewhere(row.one(), one, row.two()), elsewhere(row.two(), two, row.one())) : row;
    }

    private static boolean isOneIdentifier(Side one, Side two) {
        return one.identifier() != null && one.identifier().equals(two.identifier());
    }

    private boolean isSame(Resolution one, Resolution two) {
        if (!one.isClear() || !two.isClear()) {
            return false;
        }
        Optional<UUID> city = plannedRecords.city(one.city(), one.place());
        return city.isPresent()
                ? city.equals(plannedRecords.city(two.city(), two.place()))
                : one.place() != null && one.place().equals(two.place());
    }

    /** The side that says more of where it is is the other town; if both say the same, there have to be just two. */
    private CityResolver.ResolvedRow apart(CityResolver.ResolvedRow row) {
        Side one = row.statement().one();
        Side two = row.statement().two();
        boolean first = isFarther(one, two, row.one());
        Side other = first ? one : two;
        CityMatch match = matcher.matchOther(other.query(), plannedRecords.pending(), shared(row.one()));
        // Where both say the same, what other rows brought does not decide.
        boolean told = said(one) != said(two)
                || match.chosen() != null && match.chosen().place() != null;
        if (told && match.chosen() != null && !isSame(Resolution.of(match), first ? row.two() : row.one())) {
            Resolution another = new Resolution(
                    match.chosen().city(), match.chosen().place(), null, List.of(), Reason.SAME_NAMES.explained());
            return row.with(first ? another : row.one(), first ? row.two() : another);
        }
        List<Candidate> candidates = new ArrayList<>();
        if (row.one().city() != null || row.one().place() != null) {
            candidates.add(new Candidate(row.one().city(), row.one().place(), 1, List.of()));
        }
        candidates.addAll(match.candidates());
        Resolution asked =
                new Resolution(null, null, null, List.copyOf(candidates), Reason.ITS_OWN_PARTNER.explained());
        return row.with(asked, asked);
    }

    /** By which the shared city is known, in the registry and in the gazetteer. */
    private static Candidate shared(Resolution resolution) {
        return new Candidate(resolution.city(), resolution.place(), 1, List.of());
    }

    private static boolean isFarther(Side one, Side two, Resolution shared) {
        GazetteerPlace place = shared.place();
        if (place != null && one.latitude() != null && two.latitude() != null) {
            Place here = new Place(place.latitude(), place.longitude());
            return here.kmTo(new Place(one.latitude(), one.longitude()))
                    > here.kmTo(new Place(two.latitude(), two.longitude()));
        }
        return said(one) > said(two);
    }

    private static long said(Side side) {
        return Stream.of(side.region(), side.country(), side.latitude(), side.identifier())
                                .filter(part -> part != null)
                                .count()
                        * LONGEST
                + side.name().length();
    }

    /** A side whose own coordinates are far from all that have the name, beside a town of the name: another one that is unknown. */
    private Resolution elsewhere(Resolution resolution, Side side, Resolution partner) {
        boolean other = !resolution.isClear()
                && partner.isClear()
                && resolution.why().reason() == Reason.ELSEWHERE
                && side.trust() == CityQuery.Trust.GIVEN
                && side.country() != null;
        return !other
                ? resolution
                : matcher.country(side.country())
                        .map(country -> new NewCity(
                                List.of(side.name()), CityKind.CITY, country, side.latitude(), side.longitude()))
                        .map(city -> new Resolution(
                                plannedRecords.expect(Drafts.city(city, side)),
                                null,
                                null,
                                List.of(),
                                Reason.SAME_NAMES.explained()))
                        .orElse(resolution);
    }
}
