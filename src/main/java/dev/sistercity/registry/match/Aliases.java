package dev.sistercity.registry.match;

import com.ibm.icu.lang.UScript;
import dev.sistercity.registry.match.country.Regions;
import dev.sistercity.registry.match.name.AdminUnitWords;
import dev.sistercity.registry.match.name.Misspelling;
import dev.sistercity.registry.match.name.NameParser;
import dev.sistercity.registry.match.place.KnownPlace;
import dev.sistercity.registry.shared.romanisation.RomanisedKeys;
import dev.sistercity.registry.shared.value.NameKeys;
import java.util.Set;

/**
 * Whether a name that others have for a place is worth something alone. An alias may be a region's name, a short form that another
 * village has as its name, a nickname, what a neighbour is called, or a mistake of the gazetteer: it takes a place of some weight.
 */
final class Aliases {

    private static final long WEIGHTY = 10_000;
    private static final long HEAVIER = 30_000;
    private static final long HEAVY = 50_000;
    private static final long HEAVIEST = 100_000;
    /** An article. */
    private static final int SHORT = 3;

    static final double LIKE = 0.5;
    private static final double MUCH_LIKE = 0.8;
    /** Of two names of one city that are romanised from two languages: Mogilev and Mahilyow. */
    private static final double LIKE_IN_ANOTHER_SCRIPT = 0.35;

    private Aliases() {}

    static boolean isDoubtful(WeighedCandidate weighedCandidate, ParsedQuery parsedQuery) {
        return parsedQuery.readings().stream()
                .filter(reading -> !reading.loose())
                .flatMap(reading -> reading.names().stream())
                .allMatch(name -> isDoubtful(weighedCandidate, name));
    }

    private static boolean isDoubtful(WeighedCandidate weighedCandidate, String written) {
        KnownPlace knownPlace = weighedCandidate.known;
        String name = NameKeys.folded(written);
        String full = NameKeys.folded(knownPlace.name());
        long population = knownPlace.population();
        Set<Regions.Region> regions = Regions.named(knownPlace.country(), written);
        if (!regions.isEmpty()) {
            return isDoubtfulSeat(knownPlace, name, full, regions);
        }
        if (full.startsWith(name) && NameParser.isWithWhereItLies(knownPlace.name(), written)) {
            return population < WEIGHTY;
        }
        if (full.startsWith(name)) {
            return population < WEIGHTY || population < HEAVIER && !knownPlace.isSeat();
        }
        if (full.endsWith(name)) {
            boolean whole =
                    NameKeys.folded(AdminUnitWords.bare(knownPlace.name()).name())
                                    .equals(name)
                            || NameParser.withoutOffice(knownPlace.name()).stream()
                                    .anyMatch(bare -> NameKeys.folded(bare).equals(name))
                            || knownPlace.isSeat() && population >= HEAVY;
            return !whole && full.length() - name.length() > SHORT && population < HEAVIEST;
        }
        if (name.contains(full) || isInAnotherScript(name, full)) {
            return false;
        }
        double likeness = Misspelling.likeness(name, full);
        return likeness < LIKE && population < HEAVY && !knownPlace.isChiefSeat()
                || likeness < MUCH_LIKE && population < WEIGHTY && !knownPlace.isSeat();
    }

    /** Of what is the name of a division, too. */
    private static boolean isDoubtfulSeat(
            KnownPlace knownPlace, String name, String full, Set<Regions.Region> regions) {
        // Who means the province of Torino, or of Mogilev, says so.
        boolean seat = knownPlace.isChiefSeat()
                && regions.stream().anyMatch(region -> region.admin2().isEmpty() && region.has(knownPlace));
        double least = RomanisedKeys.key(knownPlace.country(), full).isEmpty() ? LIKE : LIKE_IN_ANOTHER_SCRIPT;
        if (seat && knownPlace.population() >= WEIGHTY && Misspelling.likeness(name, full) >= least) {
            return false;
        }
        if (seat && isInAnotherScript(name, full)) {
            // Whether city and division are called the same in the script of the city's name, too: 上海.
            return Regions.named(knownPlace.country(), knownPlace.name()).stream()
                    .noneMatch(regions::contains);
        }
        return !knownPlace.isGreaterSeat()
                || knownPlace.population() < HEAVIEST
                || Misspelling.likeness(name, full) < LIKE;
    }

    private static boolean isInAnotherScript(String a, String b) {
        return !a.isEmpty()
                && !b.isEmpty()
                && UScript.getScript(a.codePointAt(0)) != UScript.getScript(b.codePointAt(0));
    }
}
