package dev.sistercity.registry.match;

import com.ibm.icu.lang.UScript;
import dev.sistercity.registry.shared.value.NameKeys;

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

    private Aliases() {}

    static boolean isDoubtful(Found found, Question question) {
        return Readings.of(question.query().name()).stream()
                .filter(reading -> !reading.loose())
                .flatMap(reading -> reading.names().stream())
                .allMatch(name -> isDoubtful(found, name));
    }

    private static boolean isDoubtful(Found found, String written) {
        Known known = found.known;
        String name = NameKeys.folded(written);
        String full = NameKeys.folded(known.name());
        long population = known.population();
        if (!Regions.named(known.country(), written).isEmpty()) {
            // Who means the province of Torino says so.
            return !known.isGreaterSeat() || population < HEAVIEST || Misspelling.likeness(name, full) < LIKE;
        }
        if (full.startsWith(name)) {
            return population < WEIGHTY || population < HEAVIER && !known.isSeat();
        }
        if (full.endsWith(name)) {
            boolean whole = NameKeys.folded(UnitWords.bare(known.name()).name()).equals(name);
            return !whole && full.length() - name.length() > SHORT && population < HEAVIEST;
        }
        if (name.contains(full) || isInAnotherScript(name, full)) {
            return false;
        }
        double likeness = Misspelling.likeness(name, full);
        return likeness < LIKE && population < HEAVY && !known.isChiefSeat()
                || likeness < MUCH_LIKE && population < WEIGHTY && !known.isSeat();
    }

    private static boolean isInAnotherScript(String a, String b) {
        return !a.isEmpty()
                && !b.isEmpty()
                && UScript.getScript(a.codePointAt(0)) != UScript.getScript(b.codePointAt(0));
    }
}
