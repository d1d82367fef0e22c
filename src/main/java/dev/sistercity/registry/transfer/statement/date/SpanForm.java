package dev.sistercity.registry.transfer.statement.date;

import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Two dates with something between: since the one, until the other. {@code 1992–2022}, {@code from 1992 to 2022}, {@code 1992–}. */
final class SpanForm {

    private static final List<String> SIGNS = List.of("–", "—", "-", "/", "~", "..", "〜", "→", "->", "...");
    /** Days of one event, as of a visit: no time that a partnership lasts. */
    private static final int EVENT_DAYS = 31;

    private static final int MOST_SPLITS = 40;

    private SpanForm() {}

    static Optional<WrittenDate> read(String written) {
        String text = DateText.lower(written);
        for (String[] sides : splits(text)) {
            String left = DateText.withoutTime(sides[0].strip());
            String right = DateText.withoutTime(sides[1].strip());
            boolean open = right.isEmpty() || DateWords.is("present", right) || right.equals("?");
            Optional<WrittenDate> since = left.isEmpty() ? Optional.empty() : WrittenDate.single(left);
            if (open && since.isPresent() && since.get().date() != null) {
                return since;
            }
            Optional<WrittenDate> until = right.isEmpty() ? Optional.empty() : WrittenDate.single(right);
            if (since.isPresent() && until.isPresent()) {
                return Optional.of(of(since.get(), until.get()));
            }
            boolean endOnly = left.isEmpty() || DateWords.is("until", left);
            if (endOnly && until.isPresent() && until.get().date() != null) {
                return Optional.of(new WrittenDate(null, until.get().date(), null, false));
            }
        }
        return Optional.empty();
    }

    private static List<String[]> splits(String text) {
        List<String[]> splits = new ArrayList<>();
        for (String sign : SIGNS) {
            for (int at = text.indexOf(sign); at >= 0 && splits.size() < MOST_SPLITS; at = text.indexOf(sign, at + 1)) {
                splits.add(new String[] {text.substring(0, at), text.substring(at + sign.length())});
            }
        }
        for (String role : List.of("to", "until")) {
            for (String word : DateWords.of(role)) {
                split(text, word, splits);
            }
        }
        return splits;
    }

    /** At a word that stands alone; of Chinese characters, anywhere. */
    private static void split(String text, String word, List<String[]> splits) {
        boolean han = Character.isIdeographic(word.codePointAt(0)) || word.charAt(0) > 0x3000;
        for (int at = text.indexOf(word); at >= 0 && splits.size() < MOST_SPLITS; at = text.indexOf(word, at + 1)) {
            int end = at + word.length();
            boolean alone =
                    (at == 0 || text.charAt(at - 1) == ' ') && (end == text.length() || text.charAt(end) == ' ');
            if (han || alone) {
                splits.add(new String[] {text.substring(0, at), text.substring(end)});
            }
        }
    }

    private static WrittenDate of(WrittenDate since, WrittenDate until) {
        if (since.until() != null || until.until() != null) {
            return WrittenDate.doubtful("has more than two dates");
        }
        if (since.date() == null || until.date() == null) {
            return WrittenDate.doubtful("is a span of which " + (since.date() == null ? "the beginning" : "the end")
                    + " " + (since.date() == null ? since : until).fault());
        }
        return span(since.date(), until.date());
    }

    /** @param interval as EDTF has it */
    static WrittenDate of(EdtfDate interval) {
        if (interval.start() == null) {
            // By then at the latest: EDTF's own way to say so.
            return interval.toString().startsWith("..")
                    ? WrittenDate.of(interval)
                    : new WrittenDate(null, interval.end(), null, false);
        }
        if (interval.end() == null) {
            return WrittenDate.of(interval.start());
        }
        return span(interval.start(), interval.end());
    }

    private static WrittenDate span(EdtfDate since, EdtfDate until) {
        if (until.latestDay() < since.earliestDay()) {
            return WrittenDate.doubtful("ends before it begins");
        }
        boolean years = since.precision() == Precision.YEAR && until.precision() == Precision.YEAR;
        if (years && until.year().orElse(0) - since.year().orElse(0) <= 1) {
            return WrittenDate.doubtful("could be a span of two years, or one of them");
        }
        if (until.latestDay() - since.earliestDay() <= EVENT_DAYS) {
            return WrittenDate.unread("is a span of days");
        }
        return new WrittenDate(since, until, null, false);
    }
}
