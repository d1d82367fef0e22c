package dev.sistercity.registry.transfer.statement;

import dev.sistercity.registry.shared.table.TsvResource;
import dev.sistercity.registry.shared.value.NameKeys;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the words of many languages mean, from a table of meaning, language and words. */
final class WrittenWords {

    private static final String BESIDE = "-";
    private static final String BY = "by";
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Punct}/]++");

    private final Map<String, Word> byKey = new HashMap<>();
    private final Set<String> beside = new LinkedHashSet<>();
    /** Before what tells by whom or how. */
    private final Set<String> by = new LinkedHashSet<>();

    /**
     * A word that is known.
     *
     * @param lang BCP 47 tag of its language; {@code und} for a sign
     */
    record Word(String meaning, String lang) {}

    WrittenWords(String resource) {
        for (String[] row : TsvResource.rows(resource)) {
            for (String word : row[2].split("\\|")) {
                if (row[0].equals(BESIDE)) {
                    beside.add(NameKeys.folded(word));
                } else if (row[0].equals(BY)) {
                    by.add(NameKeys.folded(word));
                } else {
                    byKey.putIfAbsent(NameKeys.folded(word), new Word(row[0], row[1]));
                }
            }
        }
    }

    /** What a text means as a whole; or what its words mean but for those that change nothing. */
    Optional<Word> find(String text) {
        Optional<Word> whole = Optional.ofNullable(byKey.get(NameKeys.folded(text)));
        if (whole.isPresent() || beside.isEmpty()) {
            return whole;
        }
        List<String> words = Arrays.stream(BETWEEN.split(text))
                .map(NameKeys::folded)
                .filter(key -> !beside.contains(key) && !key.chars().allMatch(Character::isDigit))
                .toList();
        Optional<Word> all = Optional.ofNullable(byKey.get(String.join("", words)));
        return all.isPresent() ? all : withoutManner(words);
    }

    /**
     * {@code terminated by council resolution}, {@code päättynyt valtuuston päätöksellä}: of the words before those that tell how it came about, if
     * none of these means something else.
     */
    private Optional<Word> withoutManner(List<String> words) {
        boolean told = !words.isEmpty() && by.contains(words.get(words.size() - 1));
        for (int at = words.size() - 1; at > 0; at--) {
            Word word = byKey.get(String.join("", words.subList(0, at)));
            if (word != null && (told || by.contains(words.get(at)))) {
                boolean clear = words.subList(at, words.size()).stream()
                        .map(byKey::get)
                        .allMatch(other -> other == null || other.meaning().equals(word.meaning()));
                return clear ? Optional.of(word) : Optional.empty();
            }
        }
        return Optional.empty();
    }
}
