package dev.sistercity.registry.transfer.statement;

import dev.sistercity.registry.match.name.Misspelling;
import dev.sistercity.registry.shared.table.TsvResource;
import dev.sistercity.registry.transfer.read.ColumnNames;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What names of columns say that no preset has: {@code import/column-words.tsv}. */
final class ColumnWords {

    private static final Set<String> UNUSED = words("unused");
    private static final Set<String> BESIDE = words("beside");
    private static final Set<String> DATE = words("date");
    private static final Set<String> AGREEMENT = words("agreement");
    private static final Set<String> ARTICLE = words("article");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s_/'’.-]++");
    /** {@code Since (year)}. */
    private static final Pattern BRACKETED = Pattern.compile("([^()\\[\\]（）]++)[(\\[（]([^()\\[\\]（）]++)[)\\]）]\\s*+");

    /** Of one side: {@code nation1}, {@code nationA}. */
    private static final Pattern SIDE = Pattern.compile("(.{2,200})(?:[12]|[ABab])");

    /** One letter of so short a word makes another word of it: {@code rate} is no slip of date. */
    private static final int SHORT = 5;

    /** Of so long a one two letters may be wrong. */
    private static final int LONG = 10;

    private static final int LONGEST = 64;
    private static final double NEARLY = 0.8;

    private ColumnWords() {}

    private static Set<String> words(String role) {
        Set<String> words = new TreeSet<>(ColumnNames.ORDER);
        TsvResource.rows("/import/column-words.tsv").stream()
                .filter(row -> row[0].equals(role))
                .forEach(row -> words.addAll(Arrays.asList(row[1].split("\\|"))));
        return words;
    }

    /**
     * A name without what stands in brackets behind it and tells only how, or in which language, its cells are written; empty where there is
     * no such thing: {@code Date (of election)} is no date of founding.
     */
    static Optional<String> bare(String column) {
        Matcher parts = column.length() > LONGEST ? null : BRACKETED.matcher(column);
        return parts != null && parts.matches() && BESIDE.contains(parts.group(2))
                ? Optional.of(parts.group(1).strip())
                : Optional.empty();
    }

    /** Whether the words of a name say together that it is of a day of signing: {@code Fecha de suscripción del convenio}. */
    static boolean isDayOfAgreement(String column) {
        if (column.length() > LONGEST) {
            return false;
        }
        List<String> words = Arrays.asList(BETWEEN_WORDS.split(column.strip()));
        return words.stream().anyMatch(DATE::contains)
                && words.stream().anyMatch(AGREEMENT::contains)
                && words.stream()
                        .allMatch(word -> DATE.contains(word) || AGREEMENT.contains(word) || ARTICLE.contains(word));
    }

    /**
     * What the writer of a name meant, if it is a slip of the pen: most letters are there, in their order, with the same figures. A word
     * that lists use for something else is none.
     *
     * @param known names from which something is read, the likeliest first
     */
    static Optional<String> meant(String column, List<Collection<String>> known) {
        String key = ColumnNames.key(column);
        if (key.length() < SHORT - 1 || key.length() > LONGEST || isWord(column)) {
            return Optional.empty();
        }
        return known.stream()
                .flatMap(names -> names.stream()
                        .filter(name -> isSlip(key, ColumnNames.key(name)))
                        .max(Comparator.comparing((String name) -> Misspelling.isOne(key, ColumnNames.key(name)))
                                .thenComparing(name -> Misspelling.likeness(key, ColumnNames.key(name))))
                        .stream())
                .findFirst();
    }

    private static boolean isSlip(String written, String name) {
        boolean figures = figures(written).equals(figures(name));
        if (!figures || written.charAt(0) != name.charAt(0)) {
            return false;
        }
        boolean swapped = written.length() == name.length() && sorted(written).equals(sorted(name));
        boolean one =
                Misspelling.isOne(written, name) && (swapped || Math.min(written.length(), name.length()) >= SHORT);
        return one || name.length() >= LONG && Misspelling.likeness(written, name) >= NEARLY;
    }

    private static List<Integer> figures(String key) {
        return key.chars().filter(Character::isDigit).boxed().toList();
    }

    private static List<Integer> sorted(String key) {
        return key.chars().sorted().boxed().toList();
    }

    /** Whether lists have columns of this name, of whatever preset or of one side. */
    private static boolean isWord(String column) {
        return UNUSED.contains(column) || Known.NAMES.contains(column);
    }

    /** Read where a name is asked about. */
    private static final class Known {

        static final Set<String> NAMES = new TreeSet<>(ColumnNames.ORDER);

        static {
            Preset.shipped().stream()
                    .flatMap(preset -> preset.columns().values().stream())
                    .flatMap(List::stream)
                    .flatMap(name -> Stream.concat(Stream.of(name), ofNoSide(name)))
                    .forEach(NAMES::add);
        }

        private static Stream<String> ofNoSide(String name) {
            Matcher side = SIDE.matcher(name);
            return side.matches() ? Stream.of(side.group(1)) : Stream.empty();
        }
    }
}
