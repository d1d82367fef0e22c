package dev.sistercity.registry.match.name;

import dev.sistercity.registry.shared.table.TsvResource;
import dev.sistercity.registry.shared.value.NameKeys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words of office that stand beside a city's name and are no part of it, in the languages that lists are written in:
 * {@code Câmara Municipal de Lisboa}, {@code İzmir Büyükşehir Belediyesi}, {@code г. Москва}; {@code match/office-words.tsv}.
 */
final class OfficeWords {

    private static final int MOST = 3;
    private static final int SHORTEST = 2;
    /** Several words of so many letters are told from names though one is wrong. */
    private static final int LONG = 9;
    /** {@code г.Москва}. */
    private static final Pattern JOINED = Pattern.compile("(?<=^\\p{L}{1,4}\\.)(?=\\p{Lu})");

    private static final Pattern BLANKS = Pattern.compile("[\\s_]+");
    private static final Set<String> PREPOSITIONS = Set.of("of", "de", "di", "do", "da", "von", "van", "w", "of the");
    /** Prepositions that hold an article, and that. */
    private static final Map<String, String> WITH_ARTICLE = Map.ofEntries(
            Map.entry("du", "Le "),
            Map.entry("des", "Les "),
            Map.entry("del", "El "),
            Map.entry("della", "La "),
            Map.entry("do", "O "),
            Map.entry("da", "A "),
            Map.entry("dos", "Os "),
            Map.entry("das", "As "),
            Map.entry("dei", "I "),
            Map.entry("delle", "Le "));
    /** Before a vowel. */
    private static final Map<String, String> ELIDED = Map.of("d'", "", "d’", "", "dell'", "L'", "dell’", "L'");

    private static final List<Phrase> BEFORE = new ArrayList<>();
    /** Of those the ones that are long, by their first letter. */
    private static final Map<Character, List<Phrase>> LONG_BEFORE;

    private static final List<Phrase> AFTER = new ArrayList<>();
    private static final List<Phrase> ATTACHED_BEFORE = new ArrayList<>();
    private static final List<Phrase> ATTACHED_AFTER = new ArrayList<>();

    static {
        TsvResource.rows("/match/office-words.tsv").forEach(OfficeWords::add);
        // Of two that fit, the longer one.
        List.of(BEFORE, AFTER, ATTACHED_BEFORE, ATTACHED_AFTER)
                .forEach(all -> all.sort(Comparator.comparingInt(
                        (Phrase phrase) -> -phrase.text().length())));
        LONG_BEFORE = BEFORE.stream()
                .filter(Phrase::isLong)
                .collect(Collectors.groupingBy(phrase -> phrase.words().get(0).charAt(0)));
    }

    private OfficeWords() {}

    /**
     * @param language whose endings names beside it may have; empty for none
     * @param joined whether a preposition has to stand behind it: Villa is a part of many names, Villa de none
     */
    private record Phrase(String text, List<String> words, String language, boolean joined) {

        boolean isLong() {
            return words.size() > 1 && !joined && String.join("", words).length() >= LONG;
        }
    }

    private static void add(String[] cells) {
        List<String> words =
                Arrays.stream(cells[0].split(" ")).map(OfficeWords::key).toList();
        Phrase phrase = new Phrase(cells[0], words, cells[3], cells[2].equals("before-of"));
        switch (cells[2]) {
            case "before", "before-of" -> BEFORE.add(phrase);
            case "after" -> AFTER.add(phrase);
            case "attached-before" -> ATTACHED_BEFORE.add(phrase);
            case "attached-after" -> ATTACHED_AFTER.add(phrase);
            default -> throw new IllegalStateException("Words do not stand " + cells[2] + " a name");
        }
    }

    /** Folded, with the full stop that tells a word cut short from a whole one. */
    private static String key(String word) {
        return NameKeys.folded(word) + (word.endsWith(".") ? "." : "");
    }

    /** What the name may be without words of office, the likeliest first; empty where there are none. */
    static List<String> without(String text) {
        List<String> words = new ArrayList<>(
                Arrays.asList(BLANKS.split(JOINED.matcher(text.strip()).replaceFirst(" "))));
        Set<String> languages = new LinkedHashSet<>();
        List<String> beginnings = new ArrayList<>(List.of(""));
        String whole = String.join(" ", words);
        int taken = 0;
        while (taken < MOST && takeFirst(words, languages, beginnings)) {
            taken++;
        }
        while (taken < MOST && takeLast(words, languages)) {
            taken++;
        }
        String bare = detached(String.join(" ", words), languages);
        if (bare.equals(whole)) {
            return List.of();
        }
        Set<String> names = new LinkedHashSet<>();
        beginnings.forEach(article -> names.add(article + bare));
        languages.forEach(language -> names.addAll(CaseEndings.nominatives(bare, language)));
        return List.copyOf(names);
    }

    private static boolean takeFirst(List<String> words, Set<String> languages, List<String> beginnings) {
        List<String> keys = keys(words);
        Optional<Phrase> first = exact(words, keys).or(() -> misspelt(keys));
        first.ifPresent(phrase -> {
            words.subList(0, phrase.words().size()).clear();
            keep(phrase, languages);
            takePreposition(words, beginnings);
        });
        return first.isPresent();
    }

    private static Optional<Phrase> exact(List<String> words, List<String> keys) {
        for (Phrase phrase : BEFORE) {
            int length = phrase.words().size();
            if (words.size() > length && isAt(keys, 0, phrase) && !(phrase.joined() && !isJoined(words.get(length)))) {
                return Optional.of(phrase);
            }
        }
        return Optional.empty();
    }

    /** Words of office that are written but for one letter, not their first: only so long ones that no name is like them. */
    private static Optional<Phrase> misspelt(List<String> keys) {
        char first = keys.get(0).isEmpty() ? ' ' : keys.get(0).charAt(0);
        return LONG_BEFORE.getOrDefault(first, List.of()).stream()
                .filter(phrase -> keys.size() > phrase.words().size())
                .filter(phrase -> Misspelling.isOne(
                        String.join("", keys.subList(0, phrase.words().size())), String.join("", phrase.words())))
                .findFirst();
    }

    private static boolean takeLast(List<String> words, Set<String> languages) {
        List<String> keys = keys(words);
        for (Phrase phrase : AFTER) {
            int start = words.size() - phrase.words().size();
            if (start > 0 && isAt(keys, start, phrase)) {
                words.subList(start, words.size()).clear();
                keep(phrase, languages);
                return true;
            }
        }
        return false;
    }

    private static void keep(Phrase phrase, Set<String> languages) {
        if (!phrase.language().isEmpty()) {
            languages.add(phrase.language());
        }
    }

    private static List<String> keys(List<String> words) {
        return words.stream().map(OfficeWords::key).toList();
    }

    private static boolean isAt(List<String> keys, int start, Phrase phrase) {
        for (int i = 0; i < phrase.words().size(); i++) {
            String word = keys.get(start + i);
            String wanted = phrase.words().get(i);
            // A word of one letter or two is part of a name where it is not cut short.
            if (!word.equals(wanted) && !(wanted.length() > SHORTEST && word.equals(wanted + '.'))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isJoined(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return PREPOSITIONS.contains(lower)
                || WITH_ARTICLE.containsKey(lower)
                || ELIDED.keySet().stream().anyMatch(lower::startsWith);
    }

    private static void takePreposition(List<String> words, List<String> beginnings) {
        String first = words.get(0).toLowerCase(Locale.ROOT);
        boolean capital = Character.isUpperCase(words.get(0).codePointAt(0)) && !isCapitals(words);
        if (capital || words.size() < 2 && ELIDED.keySet().stream().noneMatch(first::startsWith)) {
            return;
        }
        beginnings.clear();
        if (WITH_ARTICLE.containsKey(first)) {
            beginnings.add(WITH_ARTICLE.get(first));
        }
        beginnings.add("");
        if (PREPOSITIONS.contains(first) || WITH_ARTICLE.containsKey(first)) {
            words.remove(0);
            return;
        }
        ELIDED.forEach((written, article) -> {
            if (first.startsWith(written) && first.length() > written.length()) {
                beginnings.add(0, article);
                words.set(0, words.get(0).substring(written.length()));
            }
        });
    }

    private static boolean isCapitals(List<String> words) {
        String all = String.join(" ", words);
        return all.equals(all.toUpperCase(Locale.ROOT));
    }

    /** Without words that stand at a name with no blank between. */
    private static String detached(String text, Set<String> languages) {
        String bare = text;
        for (Phrase phrase : ATTACHED_AFTER) {
            if (bare.endsWith(phrase.text()) && bare.length() - phrase.text().length() >= SHORTEST) {
                bare = bare.substring(0, bare.length() - phrase.text().length());
                keep(phrase, languages);
                break;
            }
        }
        for (Phrase phrase : ATTACHED_BEFORE) {
            if (bare.startsWith(phrase.text()) && bare.length() - phrase.text().length() >= SHORTEST) {
                return bare.substring(phrase.text().length());
            }
        }
        return bare;
    }
}
