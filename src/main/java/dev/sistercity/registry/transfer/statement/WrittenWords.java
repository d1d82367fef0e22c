package dev.sistercity.registry.transfer.statement;

import dev.sistercity.registry.shared.table.TsvResource;
import dev.sistercity.registry.shared.value.NameKeys;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the words of many languages mean, from a table of meaning, language and words. */
final class WrittenWords {

    private static final String BESIDE = "-";
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Punct}/]++");

    private final Map<String, Word> byKey = new HashMap<>();
    private final Set<String> beside = new LinkedHashSet<>();

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
        StringBuilder rest = new StringBuilder();
        for (String word : BETWEEN.split(text)) {
            String key = NameKeys.folded(word);
            if (!beside.contains(key) && !key.chars().allMatch(Character::isDigit)) {
                rest.append(key);
            }
        }
        return Optional.ofNullable(byKey.get(rest.toString()));
    }
}
