package dev.sistercity.registry.transfer.statement;

import dev.sistercity.registry.partnership.api.PartnershipStatus;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.transfer.statement.date.WrittenDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A status with dates beside it in one cell: {@code suspended since 2022}, {@code 1992 (beendet 2022)}, {@code 1992 †}.
 *
 * @param before what stands before the word; null for nothing
 * @param after what stands behind it; null for nothing
 */
record DatedStatus(EdtfDate before, PartnershipStatus status, EdtfDate after) {

    private static final Pattern BETWEEN = Pattern.compile("[\\s()\\[\\],;:]++");
    private static final int MOST_WORDS = 10;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 120;

    /** Empty where it is not a status word with dates alone. */
    static Optional<DatedStatus> read(String text) {
        if (text == null || text.length() > LONGEST) {
            return Optional.empty();
        }
        List<String> words = Arrays.stream(
                        BETWEEN.split(text.replace("†", " † ").strip()))
                .filter(word -> !word.isEmpty())
                .toList();
        if (words.size() > MOST_WORDS) {
            return Optional.empty();
        }
        for (int from = 0; from < words.size(); from++) {
            // The longest word first: no longer active is not active.
            for (int to = words.size(); to > from; to--) {
                Optional<DatedStatus> read = parts(words, from, to);
                if (read.isPresent()) {
                    return read;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<DatedStatus> parts(List<String> words, int from, int to) {
        String word = String.join(" ", words.subList(from, to));
        // A figure or a letter is a sign in a column of its own alone.
        boolean sign = word.chars().anyMatch(Character::isDigit)
                || word.length() < SHORTEST && word.chars().allMatch(c -> c < 0x80);
        Optional<PartnershipStatus> status = sign ? Optional.empty() : WrittenStatus.read(word);
        if (status.isEmpty()) {
            return Optional.empty();
        }
        WrittenDate first = date(words.subList(0, from));
        WrittenDate second = date(words.subList(to, words.size()));
        EdtfDate before = first.date();
        EdtfDate after = second.date() == null ? first.until() : second.date();
        boolean whole = (from == 0 || before != null) && (to == words.size() || second.date() != null);
        return whole ? Optional.of(new DatedStatus(before, status.get(), after)) : Optional.empty();
    }

    private static WrittenDate date(List<String> words) {
        return WrittenDate.read(String.join(" ", words), null);
    }

    /** The date, where there is one alone. */
    EdtfDate only() {
        return before == null ? after : after == null ? before : null;
    }
}
