package dev.sistercity.registry.match;

import dev.sistercity.registry.match.api.Reason;
import dev.sistercity.registry.match.name.NameParser;
import dev.sistercity.registry.match.name.NameReading;
import dev.sistercity.registry.match.name.NumberedPart;
import dev.sistercity.registry.match.name.Numerals;
import dev.sistercity.registry.match.name.Opposites;
import dev.sistercity.registry.match.name.Spelling;
import dev.sistercity.registry.match.name.TwoNames;
import dev.sistercity.registry.match.place.KnownPlace;
import dev.sistercity.registry.shared.value.NameKeys;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What becomes of a name that nothing in the country has. */
@Singleton
class UnknownNames {

    /** The parts of a city lie so near. */
    private static final double PART_KM = 25;

    private final CandidateFinder candidateFinder;

    UnknownNames(CandidateFinder candidateFinder) {
        this.candidateFinder = candidateFinder;
    }

    /** Nothing in the country has the name: it may be misspelt, or not be known yet. */
    CityMatcher.MatchAnswer answer(ParsedQuery parsedQuery) {
        List<NameReading> readings = parsedQuery.readings();
        List<WeighedCandidate> similar = new ArrayList<>();
        for (KnownPlace knownPlace : candidateFinder.similar(readings, parsedQuery, parsedQuery.pending())) {
            WeighedCandidate slip = new WeighedCandidate(knownPlace, Spelling.SLIP);
            slip.reasons.add("«" + parsedQuery.query().name() + "» " + slip.spelling.reason());
            if (parsedQuery.point() != null) {
                slip.locate(parsedQuery.point());
            }
            similar.add(slip);
        }
        List<WeighedCandidate> near = similar.stream()
                .filter(one -> one.isWithin(CandidateChoice.SLIP_KM))
                .toList();
        // What a geocoder found in place of the name is the slip itself: it confirms it only if there was nothing else
        // to find.
        boolean confirmed = parsedQuery.query().trust() != CityQuery.Trust.GUESSED || similar.size() == 1;
        if (near.size() == 1 && confirmed && parsedQuery.country().isKnown() && !NewCities.isUnit(readings)) {
            return new CityMatcher.MatchAnswer(
                    similar, near.get(0), Reason.SLIP_CONFIRMED_BY_COORDINATES.explained(), null);
        }
        Optional<CityMatcher.MatchAnswer> asked = asked(parsedQuery);
        if (asked.isPresent()) {
            return asked.get();
        }
        boolean isNew = (similar.isEmpty() || isElsewhere(similar, parsedQuery))
                && parsedQuery.country().codes().size() == 1;
        if (!isNew && similar.isEmpty()) {
            readings.forEach(
                    reading -> similar.addAll(candidateFinder.named(reading.names(), Set.of(), parsedQuery.pending())));
        }
        Reason reason = !parsedQuery.country().isKnown()
                ? Reason.UNKNOWN_NAME
                : isNew ? Reason.NEW_IN_COUNTRY : Reason.UNKNOWN_IN_COUNTRY;
        return new CityMatcher.MatchAnswer(similar, null, reason.explained(), isNew ? NewCities.of(parsedQuery) : null);
    }

    /** What a name that nothing has may be part of, or be called elsewhere: a person sees what that is. */
    private Optional<CityMatcher.MatchAnswer> asked(ParsedQuery parsedQuery) {
        List<WeighedCandidate> whole = whole(parsedQuery);
        List<WeighedCandidate> longer = whole.isEmpty() ? withAWordMore(parsedQuery) : whole;
        List<WeighedCandidate> found = longer.isEmpty() ? namesakesInItsLetters(parsedQuery) : longer;
        Reason reason = longer.isEmpty() ? Reason.OTHER_LETTERS : Reason.PART_OF_NAME;
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new CityMatcher.MatchAnswer(found, null, reason.explained(), null));
    }

    /**
     * Whether a part of a large city is written, of which the gazetteer has but others of the name, each of them far from that city: {@code
     * Dongcheng (Beijing)}.
     */
    boolean isPartElsewhere(CityMatcher.MatchAnswer answer, ParsedQuery parsedQuery) {
        if (answer.why().reason() != Reason.CONTRADICTED
                || parsedQuery.country().codes().size() != 1) {
            return false;
        }
        List<String> beside = parsedQuery.readings().stream()
                .filter(reading -> !reading.loose())
                .flatMap(reading -> reading.qualifiers().stream())
                .distinct()
                .toList();
        return beside.size() == 1
                && called(beside.get(0), parsedQuery).stream()
                        .filter(whole -> !whole.alias && whole.known.place() != null && whole.known.mayHaveParts())
                        .anyMatch(whole -> answer.found().stream()
                                .allMatch(one ->
                                        one.known.place() != null && whole.known.kmTo(one.known) > Hints.ELSEWHERE_KM));
    }

    /**
     * The only one that is called by both of two names that are written. Where one of them is but its alias, no other has that as its
     * own name; and neither is in the other, as Buda is in Budapest, and Győr in its part Győrszentiván.
     */
    Optional<WeighedCandidate> calledBoth(ParsedQuery parsedQuery) {
        Optional<TwoNames> two = TwoNames.of(parsedQuery.query().name());
        if (two.isEmpty()) {
            return Optional.empty();
        }
        List<WeighedCandidate> ones = called(two.get().one(), parsedQuery);
        List<WeighedCandidate> others = called(two.get().other(), parsedQuery);
        List<WeighedCandidate> both = ones.stream()
                .flatMap(one -> others.stream()
                        .filter(one::isSame)
                        .map(other -> one.alias || other.spelling.isBetterThan(one.spelling) ? other : one))
                .toList();
        boolean clear = both.size() == 1
                && isItsAlone(two.get().one(), ones, both.get(0))
                && isItsAlone(two.get().other(), others, both.get(0));
        return clear ? Optional.of(both.get(0)) : Optional.empty();
    }

    private List<WeighedCandidate> called(String name, ParsedQuery parsedQuery) {
        return parsedQuery
                .inCountry(candidateFinder.named(List.of(name), parsedQuery.codes(), parsedQuery.pending()))
                .stream()
                .filter(one -> one.spelling != Spelling.OTHER_LETTERS)
                .toList();
    }

    private static boolean isItsAlone(String name, List<WeighedCandidate> called, WeighedCandidate both) {
        boolean alias = called.stream().filter(one -> one.isSame(both)).allMatch(one -> one.alias);
        String own = NameKeys.folded(both.known.name());
        String written = NameKeys.folded(name);
        return !alias
                || called.stream().allMatch(one -> one.alias || one.isSame(both))
                        && !own.contains(written)
                        && !written.contains(own);
    }

    /** Whether what stands beside a name is a number of a part, and no code of a region: Vienna is Austria's ninth, Wien 9 a district. */
    static boolean isNumberOfAPart(String qualifier, NameReading reading) {
        return reading.loose() && NameParser.isFigure(qualifier);
    }

    /** An alias that reads like a large city with a number is none: Budapest I is a district, though Budapesti is the city. */
    static CandidateChoice.ChosenCandidate withoutWholes(
            CandidateChoice.ChosenCandidate verdict, ParsedQuery parsedQuery) {
        WeighedCandidate chosen = verdict.chosen();
        String written = parsedQuery.query().name();
        boolean part = chosen != null
                && !chosen.near
                && chosen.known.mayHaveParts()
                && (NameParser.numbered(written).isPresent() || isPartOf(chosen.known, written))
                && !Numerals.agreeWithAny(written, chosen.known.allNames());
        return part ? new CandidateChoice.ChosenCandidate(null, Reason.PART_OF_NAME) : verdict;
    }

    /** {@code Wien, 9}: though Vienna is Austria's ninth division, too. */
    private static boolean isPartOf(KnownPlace city, String written) {
        return NumberedPart.of(written)
                .map(part -> NameKeys.folded(part.city()))
                .filter(name -> city.allNames().stream()
                        .anyMatch(own -> NameKeys.folded(own).equals(name)))
                .isPresent();
    }

    /**
     * The part of a city that is written by its number, where the gazetteer or the registry has it by a longer name: {@code Budapest XV} is
     * Budapest XV. kerület.
     */
    Optional<WeighedCandidate> numberedPart(ParsedQuery parsedQuery) {
        String written = parsedQuery.query().name();
        // Budapest III – Óbuda-Békásmegyer: the number tells which part it is, whatever that is called.
        return Stream.concat(Stream.of(written), NameParser.beforeDash(written).stream())
                .flatMap(text -> NumberedPart.of(text).stream())
                .filter(part -> !part.city().isEmpty() && parsedQuery.country().isKnown())
                .flatMap(part -> known(part, parsedQuery).stream())
                .findFirst();
    }

    private Optional<WeighedCandidate> known(NumberedPart part, ParsedQuery parsedQuery) {
        List<KnownPlace> cities = called(part.city(), parsedQuery).stream()
                .map(one -> one.known)
                .filter(known -> known.place() != null && known.mayHaveParts())
                .toList();
        if (cities.size() != 1) {
            return Optional.empty();
        }
        KnownPlace city = cities.get(0);
        List<String> names = Stream.concat(Stream.of(part.city()), city.names().stream())
                .distinct()
                .toList();
        List<KnownPlace> parts =
                candidateFinder.known(part.keys(names), parsedQuery.codes(), parsedQuery.pending()).stream()
                        .filter(known -> known.isLocated() && known.kmTo(city) <= PART_KM)
                        .filter(known -> !known.equals(city) && part.isNumberOf(known.name()))
                        .toList();
        return parts.size() == 1
                ? Optional.of(new WeighedCandidate(parts.get(0), Spelling.OTHER_NAME))
                : Optional.empty();
    }

    /** Whether a number and a word for districts are all that is written: of which city is not said. */
    static boolean isPartOfNoCity(String written) {
        return NumberedPart.of(written).filter(part -> part.city().isEmpty()).isPresent();
    }

    /** The largest of a name is none where it is a part of a larger city, and another of the name is a town: Manhattan in Kansas. */
    CandidateChoice.ChosenCandidate withoutParts(
            CandidateChoice.ChosenCandidate verdict, List<WeighedCandidate> found) {
        boolean bySize = verdict.reason() == Reason.LARGEST || verdict.reason() == Reason.OTHERS_ARE_HAMLETS;
        boolean part = bySize
                && Namesakes.rivals(found, verdict.chosen()).stream()
                        .anyMatch(one -> !one.alias && one.known.population() >= CandidateChoice.NO_VILLAGE)
                && candidateFinder.isInALargerOne(verdict.chosen().known);
        return part ? new CandidateChoice.ChosenCandidate(null, Reason.SEVERAL) : verdict;
    }

    /** A part of a large city that has but a number is one of its own, and no slip of the city's name. */
    boolean isNumberedPart(CityMatcher.MatchAnswer answer, ParsedQuery parsedQuery) {
        return answer.why().reason() == Reason.PART_OF_NAME
                && parsedQuery.country().codes().size() == 1
                && NameParser.numbered(parsedQuery.query().name())
                        .filter(city -> answer.found().stream()
                                .allMatch(one -> one.known.place() != null
                                        && one.known.mayHaveParts()
                                        && one.spelling.isExact()))
                        .isPresent();
    }

    /** What is written behind a hyphen may be a part, or where the city lies. */
    private List<WeighedCandidate> whole(ParsedQuery parsedQuery) {
        return NameParser.whole(parsedQuery.query().name())
                .map(name -> parsedQuery.inCountry(
                        candidateFinder.named(List.of(name), parsedQuery.codes(), parsedQuery.pending())))
                .orElse(List.of());
    }

    /** Towns whose names have but a word more that tells neighbours apart: of Hutt, Lower Hutt and Upper Hutt. */
    private List<WeighedCandidate> withAWordMore(ParsedQuery parsedQuery) {
        if (NewCities.isUnit(parsedQuery.readings()) || parsedQuery.codes().isEmpty()) {
            return List.of();
        }
        return parsedQuery.readings().stream()
                .filter(reading -> !reading.loose())
                .map(reading -> reading.names().get(0))
                .flatMap(name -> withAWordMore(name, parsedQuery))
                .distinct()
                .map(known -> new WeighedCandidate(known, Spelling.OTHER_LETTERS))
                .toList();
    }

    private Stream<KnownPlace> withAWordMore(String name, ParsedQuery parsedQuery) {
        return candidateFinder.known(Opposites.keysWith(name), parsedQuery.codes(), parsedQuery.pending()).stream()
                .filter(known -> known.place() != null && known.population() >= CandidateChoice.NO_VILLAGE)
                .filter(known -> Opposites.isWith(known.name(), name));
    }

    /**
     * Places of the country that have a name in common with what is called so elsewhere, in letters that are not Latin: as {@code ハノーバー} the
     * gazetteer has Hanover in the United States, and Hannover has that name as well.
     */
    private List<WeighedCandidate> namesakesInItsLetters(ParsedQuery parsedQuery) {
        String name = parsedQuery.readings().get(0).names().get(0);
        if (parsedQuery.codes().isEmpty() || NameKeys.isAscii(NameKeys.folded(name))) {
            return List.of();
        }
        List<String> elsewhere = candidateFinder.named(List.of(name), Set.of(), parsedQuery.pending()).stream()
                .map(one -> one.known.name())
                .distinct()
                .toList();
        return elsewhere.isEmpty()
                ? List.of()
                : candidateFinder.named(elsewhere, parsedQuery.codes(), parsedQuery.pending()).stream()
                        .filter(one ->
                                one.known.place() != null && one.known.population() >= CandidateChoice.NO_VILLAGE)
                        .map(one -> new WeighedCandidate(one.known, Spelling.OTHER_LETTERS))
                        .toList();
    }

    /** Whether there is something of the very name, by who looked it up, and all that are nearly called so are villages far from it. */
    private static boolean isElsewhere(List<WeighedCandidate> similar, ParsedQuery parsedQuery) {
        return parsedQuery.point() != null
                && parsedQuery.query().trust() != CityQuery.Trust.GUESSED
                && similar.stream()
                        .allMatch(one -> one.km > CandidateChoice.ELSEWHERE_KM
                                && one.known.population() < CandidateChoice.NO_VILLAGE);
    }
}
