package dev.sistercity.registry.match;

import dev.sistercity.registry.match.name.Spelling;
import dev.sistercity.registry.match.place.KnownPlace;
import dev.sistercity.registry.match.place.Point;
import java.util.ArrayList;
import java.util.List;

/** A known city that a written name may mean, and what speaks for and against it. */
final class WeighedCandidate {

    final KnownPlace known;
    final Spelling spelling;
    boolean supported;
    /** By more than that it lies in a part of its country that is as large as a country: England. */
    boolean told;
    /** By a part of what may be the name itself. */
    boolean supportedByItsEnd;

    boolean contradicted;
    /** Something stands beside the name that is not understood. */
    boolean unclear;

    /** The name is none of its own, not even without its marks, but one that others have for it. */
    boolean alias;

    /** It is an alias, and but the beginning of its own name: Vaihingen of Vaihingen an der Enz. */
    boolean shortened;

    /** What stands beside the name is a part of it, by the gazetteer. */
    boolean besideItsPart;

    /** Something stands beside the name that lies too far off to tell of it, and not far enough to contradict it. */
    boolean doubtful;

    /** To the place beside the name that supports it by being near; NaN where none does. */
    double neighbourKm = Double.NaN;

    /** It lies in the one country that is written. */
    boolean isInWrittenCountry;

    boolean near;
    /** To the coordinates that were given; NaN where they say nothing. */
    double km = Double.NaN;

    final List<String> reasons = new ArrayList<>();

    WeighedCandidate(KnownPlace knownPlace, Spelling spelling) {
        this.known = knownPlace;
        this.spelling = spelling;
    }

    void locate(Point point) {
        if (known.isLocated()) {
            km = known.kmTo(point);
            near = km <= (alias ? CandidateChoice.NEARER_KM : CandidateChoice.NEAR_KM);
            reasons.add(Math.round(km) + " km from the coordinates"
                    + (point.note() == null ? "" : ", of which " + point.note()));
        }
    }

    /** Whether it is so near to the coordinates; not if there are none. */
    boolean isWithin(double distanceKm) {
        return km <= distanceKm;
    }

    /** Whether it is a city of the registry of which neither coordinates nor a place are known. */
    boolean isUnplaced() {
        return known.city() != null && !known.isLocated();
    }

    /** The place, as that of a city of the registry. */
    WeighedCandidate as(KnownPlace city) {
        WeighedCandidate both =
                new WeighedCandidate(new KnownPlace(city.city(), city.draft(), known.place()), spelling);
        both.isInWrittenCountry = isInWrittenCountry;
        both.alias = alias;
        both.shortened = shortened;
        both.supported = supported;
        both.told = told;
        both.near = near;
        both.km = km;
        both.reasons.addAll(reasons);
        return both;
    }

    boolean isSame(WeighedCandidate other) {
        boolean city = known.city() != null && known.city().equals(other.known.city());
        return city || known.place() != null && known.place().equals(other.known.place());
    }

    boolean isSame(Candidate other) {
        boolean city = known.city() != null && known.city().equals(other.city());
        return city || known.place() != null && known.place().equals(other.place());
    }

    double score() {
        double score =
                switch (spelling) {
                    case SAME -> 0.8;
                    case OTHER_NAME -> 0.75;
                    case ALIKE -> 0.65;
                    case OTHER_LETTERS -> 0.35;
                    case SLIP -> 0.3;
                };
        score += supported ? 0.1 : 0;
        score += near ? 0.1 : 0;
        // At the most as much as one of the others.
        score += Math.min(0.09, Math.log10(Math.max(1, known.population())) / 100);
        return Math.round((contradicted ? score / 4 : score) * 1000) / 1000.0;
    }

    Candidate candidate() {
        return new Candidate(known.city(), known.place(), score(), reasons);
    }
}
