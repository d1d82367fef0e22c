package dev.sistercity.registry.transfer.statement;

import dev.sistercity.registry.partnership.api.PartnershipStatus;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.transfer.statement.date.WrittenDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What stands beside a city's name and is said of the partnership: {@code Lyon (since 1994)}, {@code Lyon (ended 2010)}, {@code Lyon
 * (friendship city)}. The name is read without it, so that it neither hides the city nor is lost.
 *
 * @param name the rest
 * @param words as they stand
 * @param since null for none, or for a date of which no word says what it is
 * @param ended null for none
 * @param status null where none is told
 * @param kind null where none is told
 * @param doubtful whether it may say that the partnership is over, though not clearly
 */
record NameNotes(
        String name,
        String words,
        EdtfDate since,
        EdtfDate ended,
        PartnershipStatus status,
        WrittenKind kind,
        boolean doubtful) {

    private static final int SHORTEST = 5;
    private static final int LONGEST = 60;
    /** A word of so many letters, or several, are no part of a city that is called like a kind of partnership. */
    private static final int CLEAR_KIND = 10;

    /** Parts of cities that are called so, though partnerships that are old are over. */
    private static final Pattern OLD_PART =
            Pattern.compile("(?:the )?old (?:town|city|quarter)", Pattern.CASE_INSENSITIVE);

    private static final String MONTH_OF = " 2000";

    /** Empty where nothing of the kind stands behind a name, in brackets or behind a comma or a dash. */
    static Optional<NameNotes> of(String text) {
        int last = text.length() - 1;
        if (last < 2) {
            return Optional.empty();
        }
        boolean bracketed = ")]）".indexOf(text.charAt(last)) >= 0;
        int begin = bracketed
                ? Math.max(Math.max(text.lastIndexOf('('), text.lastIndexOf('[')), text.lastIndexOf('（'))
                : separator(text);
        if (begin <= 0) {
            return Optional.empty();
        }
        String words = text.substring(begin + 1, bracketed ? last : last + 1).strip();
        String name = text.substring(0, begin).strip();
        boolean likely = words.length() >= 2 && words.length() <= LONGEST && !name.isEmpty();
        return likely ? said(name, words) : Optional.empty();
    }

    private static int separator(String text) {
        int comma = Math.max(text.lastIndexOf(", "), text.lastIndexOf("; "));
        int dash = Math.max(Math.max(text.lastIndexOf(" - "), text.lastIndexOf(" – ")), text.lastIndexOf(" — "));
        return Math.max(comma, dash < 0 ? -1 : dash + 1);
    }

    private static Optional<NameNotes> said(String written, String words) {
        String name = written.endsWith(",") ? written.substring(0, written.length() - 1) : written;
        boolean figures = words.chars().filter(Character::isDigit).count() >= 4;
        WrittenDate date = figures ? WrittenDate.read(words, null) : null;
        if (date != null && date.until() != null) {
            boolean told = date.date() == null || Character.isLetter(words.charAt(0));
            return Optional.of(
                    told
                            ? new NameNotes(name, words, date.date(), date.until(), null, null, false)
                            : new NameNotes(name, words, null, null, null, null, true));
        }
        if (date != null && date.date() != null) {
            return Optional.of(new NameNotes(name, words, isTold(words) ? date.date() : null, null, null, null, false));
        }
        Optional<DatedStatus> status =
                words.length() >= SHORTEST && !OLD_PART.matcher(words).matches()
                        ? DatedStatus.read(words)
                        : Optional.empty();
        if (status.isPresent()) {
            return Optional.of(of(name, words, status.get()));
        }
        boolean clear =
                words.length() >= CLEAR_KIND || words.indexOf(' ') > 0 || Character.isIdeographic(words.codePointAt(0));
        WrittenKind kind = clear ? WrittenKind.read(words) : null;
        return kind == null || kind.kind() == null
                ? Optional.empty()
                : Optional.of(new NameNotes(name, words, null, null, null, kind, false));
    }

    private static NameNotes of(String name, String words, DatedStatus said) {
        boolean over = said.status() == PartnershipStatus.ENDED;
        boolean goesOn = said.status() == PartnershipStatus.ACTIVE;
        // A word alone may say that the city, or its name, is a former one.
        boolean doubtful = over && said.only() == null && said.before() == null;
        EdtfDate since = over ? said.before() : goesOn ? said.only() : null;
        EdtfDate ended = !over ? null : said.after() == null && said.before() == null ? null : said.after();
        return new NameNotes(name, words, since, ended, goesOn || doubtful ? null : said.status(), null, doubtful);
    }

    /** Whether a word says what the date is of: the name of a month does not. */
    private static boolean isTold(String words) {
        String first = words.split("[ .]", 2)[0];
        boolean word = Character.isLetter(first.codePointAt(0));
        EdtfDate month = word ? WrittenDate.read(first + MONTH_OF, null).date() : null;
        return word && (month == null || month.toString().length() == 4);
    }
}
