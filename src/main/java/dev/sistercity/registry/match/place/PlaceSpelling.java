package dev.sistercity.registry.match.place;

import com.ibm.icu.lang.UScript;
import dev.sistercity.registry.match.name.Spelling;
import dev.sistercity.registry.shared.value.NameKeys;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** How well what is written agrees with the names of a place. */
public final class PlaceSpelling {

    /** Countries whose language has other pairs of capital and small letters than others. */
    private static final Map<String, Locale> CASE = Map.of(
            "TR", Locale.forLanguageTag("tr"), "CY", Locale.forLanguageTag("tr"), "AZ", Locale.forLanguageTag("az"));

    private PlaceSpelling() {}

    /** How well the best of some spellings agrees with the best of a city's names. */
    public static Optional<Spelling> of(KnownPlace knownPlace, Collection<String> names) {
        Spelling best = null;
        for (String name : names) {
            Spelling spelling = of(knownPlace, name);
            if (spelling != null && (best == null || spelling.isBetterThan(best))) {
                best = spelling;
            }
        }
        return Optional.ofNullable(best);
    }

    private static Spelling of(KnownPlace knownPlace, String written) {
        String strict = NameKeys.strict(written);
        String folded = NameKeys.folded(written);
        String transcribed = NameKeys.transcribed(written);
        Spelling best = null;
        Set<String> own = new HashSet<>();
        for (String name : knownPlace.names()) {
            if (NameKeys.strict(name).equals(strict) || isInCase(knownPlace, name, written)) {
                return Spelling.SAME;
            }
            String plain = NameKeys.folded(name);
            own.add(plain);
            own.add(NameKeys.transcribed(name));
            best = better(best, alike(strict, folded, transcribed, name, plain));
        }
        if (best == Spelling.ALIKE) {
            return best;
        }
        for (String name : knownPlace.otherNames()) {
            // Most alternate names are far from it: their lengths tell, without folding them.
            if (Math.abs(name.length() - written.length()) > 4 + written.length() / 3) {
                continue;
            }
            String plain = NameKeys.folded(name);
            if (!plain.equals(folded)) {
                best = better(best, alike(strict, folded, transcribed, name, plain));
            } else if (own.contains(plain)) {
                // Its own name without marks: says nothing that the name itself does not.
                boolean marked =
                        !NameKeys.isAscii(strict) && NameKeys.strict(name).equals(strict);
                best = better(best, marked || own.contains(folded) && best == null ? Spelling.ALIKE : best);
            } else if (NameKeys.strict(name).equals(strict) || isInCase(knownPlace, name, written)) {
                return Spelling.OTHER_NAME;
            } else {
                best = better(best, Spelling.alike(strict, NameKeys.strict(name)));
            }
        }
        return best == null && isPalladian(knownPlace, folded) ? Spelling.OTHER_NAME : best;
    }

    /** Upper and lower case are those of the country's language: of Işıklar, {@code IŞIKLAR}. */
    private static boolean isInCase(KnownPlace knownPlace, String name, String written) {
        Locale language = CASE.get(knownPlace.country());
        return language != null
                && NameKeys.strict(name.toLowerCase(language)).equals(NameKeys.strict(written.toLowerCase(language)));
    }

    /** Chinese names as Russian writes them are in no list. */
    private static boolean isPalladian(KnownPlace knownPlace, String folded) {
        return knownPlace.country().equals("CN")
                && folded.length() > 0
                && UScript.getScript(folded.codePointAt(0)) == UScript.CYRILLIC
                && Stream.concat(knownPlace.names().stream(), knownPlace.otherNames().stream())
                        .anyMatch(name -> NameKeys.palladius(name).equals(folded));
    }

    private static Spelling alike(String strict, String folded, String transcribed, String name, String plain) {
        if (plain.equals(folded)) {
            return Spelling.alike(strict, NameKeys.strict(name));
        }
        // Koeln for Köln; and Köln where the place is called Koeln.
        boolean writtenOut = NameKeys.transcribed(name).equals(folded) || plain.equals(transcribed);
        return writtenOut ? Spelling.ALIKE : null;
    }

    private static Spelling better(Spelling a, Spelling b) {
        return a == null ? b : b == null || a.isBetterThan(b) ? a : b;
    }
}
