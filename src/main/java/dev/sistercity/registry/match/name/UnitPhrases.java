package dev.sistercity.registry.match.name;

import dev.sistercity.registry.city.api.CityKind;
import dev.sistercity.registry.shared.table.TsvResource;
import dev.sistercity.registry.shared.value.NameKeys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Several words that together say which kind of unit a name is of, where each of them alone says something else: {@code rural gmina} is no
 * town, and {@code rajono savivaldybė} not the city's municipality. Of {@code match/unit-words.tsv} the rows of several words.
 */
final class UnitPhrases {

    private static final Pattern BLANKS = Pattern.compile("[\\s_]+");
    /** Between such words and the name. */
    private static final Set<String> OF = Set.of("of", "de", "du", "des", "d", "di", "do", "da", "von", "w");

    /** The longest first. */
    private static final List<Phrase> ALL = TsvResource.rows("/match/unit-words.tsv").stream()
            .filter(UnitPhrases::isOne)
            .map(Phrase::of)
            .sorted(Comparator.comparingInt(phrase -> -phrase.words().size()))
            .toList();

    /** Their first and last words: most names have none of them. */
    private static final Set<String> ENDS = ALL.stream()
            .flatMap(phrase -> Stream.of(
                    phrase.words().get(0), phrase.words().get(phrase.words().size() - 1)))
            .collect(Collectors.toSet());

    private UnitPhrases() {}

    private record Phrase(List<String> words, CityKind kind, boolean union) {

        static Phrase of(String[] cells) {
            CityKind kind = cells[3].isEmpty() ? CityKind.OTHER : AdminUnitWords.kindOf(cells[3]);
            return new Phrase(keys(cells[0]), kind, cells[4].equals("union"));
        }
    }

    /** Whether a row of the table is of several words. */
    static boolean isOne(String[] cells) {
        return cells[0].indexOf(' ') > 0;
    }

    /**
     * A name beside such words.
     *
     * @param name without them; empty where they are all there is
     */
    record Beside(String name, CityKind kind, boolean union) {}

    /** The words at the beginning or at the end of a text; empty where there are none. */
    static Optional<Beside> in(String text) {
        String[] written = BLANKS.split(text.strip());
        if (written.length < 2) {
            return Optional.empty();
        }
        if (!ENDS.contains(key(written[0])) && !ENDS.contains(key(written[written.length - 1]))) {
            return Optional.empty();
        }
        List<String> keys = Arrays.stream(written).map(UnitPhrases::key).toList();
        return ALL.stream()
                .flatMap(phrase -> beside(phrase, written, keys).stream())
                .findFirst();
    }

    private static Optional<Beside> beside(Phrase phrase, String[] written, List<String> keys) {
        int length = phrase.words().size();
        if (keys.size() < length) {
            return Optional.empty();
        }
        List<String> all = new ArrayList<>(Arrays.asList(written));
        if (keys.subList(0, length).equals(phrase.words())) {
            boolean of = keys.size() > length + 1 && OF.contains(keys.get(length));
            all.subList(0, of ? length + 1 : length).clear();
        } else if (keys.subList(keys.size() - length, keys.size()).equals(phrase.words())) {
            all.subList(keys.size() - length, keys.size()).clear();
        } else {
            return Optional.empty();
        }
        return Optional.of(new Beside(String.join(" ", all), phrase.kind(), phrase.union()));
    }

    private static List<String> keys(String text) {
        return Arrays.stream(BLANKS.split(text)).map(UnitPhrases::key).toList();
    }

    private static String key(String word) {
        return NameKeys.folded(word);
    }
}
