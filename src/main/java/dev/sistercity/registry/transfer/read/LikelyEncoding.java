package dev.sistercity.registry.transfer.read;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import com.ibm.icu.util.ULocale;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * In which encoding a text most likely is that is not in the one it should be: told to the sender, who knows, and never assumed.
 * ICU counts groups of three letters, and needs some hundred words. Lists are shorter, and name countries: of them the code page is
 * likely in which letters stand side by side as in one language's names of countries (CLDR).
 */
final class LikelyEncoding {

    /** What is suggested where nothing looks like anything: spreadsheets of Western Europe write it. */
    private static final String USUAL = "windows-1252";

    private static final int FAIR = 20;
    private static final int ASCII = 0x80;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\x00-@\\[-`{-\\x7F]++");

    /** The code pages of Windows, which spreadsheets write, with their languages; the more usual first. */
    private static final List<CodePage> CODE_PAGES = List.of(
            CodePage.of(USUAL, "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "is", "ca"),
            CodePage.of("windows-1250", "pl", "cs", "sk", "hu", "sl", "hr", "ro", "de"),
            CodePage.of("windows-1251", "ru", "uk", "bg", "be", "sr", "mk"),
            CodePage.of("windows-1254", "tr", "de"),
            CodePage.of("windows-1257", "lt", "lv", "et"),
            CodePage.of("windows-1253", "el"),
            CodePage.of("windows-1255", "he"),
            CodePage.of("windows-1256", "ar"));

    private LikelyEncoding() {}

    private record CodePage(String name, List<Language> languages) {

        static CodePage of(String name, String... languages) {
            return new CodePage(name, Arrays.stream(languages).map(Language::of).toList());
        }

        /** Logarithm of how likely the text is, each word in one of the languages, as far as letters tell that are not of ASCII. */
        double likelihood(byte[] bytes) {
            return words(bytes)
                    .mapToDouble(word -> languages.stream()
                            .mapToDouble(language -> language.likelihood(word))
                            .max()
                            .orElse(0))
                    .sum();
        }

        /** Whether most of it is as in names of its languages. */
        boolean isLikely(byte[] bytes) {
            List<String> all = words(bytes).flatMap(Language::pairs).toList();
            long known = all.stream()
                    .filter(pair -> languages.stream()
                            .anyMatch(language -> language.pairs().containsKey(pair)))
                    .count();
            return 2 * known > all.size();
        }

        private Stream<String> words(byte[] bytes) {
            return Language.words(decoded(bytes));
        }

        String decoded(byte[] bytes) {
            return new String(bytes, Charset.forName(name));
        }
    }

    /**
     * A language, by its names of countries.
     *
     * @param pairs how often letters stand side by side, one of them not of ASCII; a blank for the beginning or the end of a word
     * @param total of all pairs
     */
    private record Language(Map<String, Integer> pairs, int total) {

        /** How often a pair is where no name has it: of letters, and of signs that are none. */
        private static final double SELDOM = 5e-4;

        private static final double NEVER = 1e-6;

        static Language of(String language) {
            Map<String, Integer> pairs = new HashMap<>();
            ULocale in = new ULocale(language);
            for (String country : ULocale.getISOCountries()) {
                words(new ULocale("", country).getDisplayCountry(in))
                        .flatMap(Language::pairs)
                        .forEach(pair -> pairs.merge(pair, 1, Integer::sum));
            }
            return new Language(
                    pairs, pairs.values().stream().mapToInt(Integer::intValue).sum());
        }

        static Stream<String> words(String text) {
            return BETWEEN_WORDS.splitAsStream(UCharacter.toLowerCase(text)).distinct();
        }

        static Stream<String> pairs(String word) {
            String between = " " + word + " ";
            return IntStream.range(1, between.length())
                    .mapToObj(i -> between.substring(i - 1, i + 1))
                    .filter(pair -> pair.chars().anyMatch(sign -> sign >= ASCII));
        }

        double likelihood(String word) {
            return pairs(word).mapToDouble(pair -> Math.log(share(pair))).sum();
        }

        private double share(String pair) {
            return pair.chars().allMatch(Language::isOfAWord)
                    ? Math.max(SELDOM, pairs.getOrDefault(pair, 0) / (double) total)
                    : NEVER;
        }

        /** Of the small İ, too, which is an i and a dot above. */
        private static boolean isOfAWord(int sign) {
            return sign == ' ' || Character.isLetter(sign) || Character.getType(sign) == Character.NON_SPACING_MARK;
        }
    }

    /** @param bytes some thousand of it, in which it is not in the encoding that was said */
    static String of(byte[] bytes) {
        CodePage likeliest = CODE_PAGES.stream()
                .max(Comparator.<CodePage>comparingDouble(page -> page.likelihood(bytes))
                        .thenComparingInt(page -> -CODE_PAGES.indexOf(page)))
                .orElseThrow();
        Optional<String> detected = Arrays.stream(
                        new CharsetDetector().setText(bytes).detectAll())
                .filter(match ->
                        match.getConfidence() >= FAIR && !match.getName().startsWith("UTF"))
                .map(CharsetMatch::getName)
                .findFirst();
        boolean ofOneByte = detected.filter(LikelyEncoding::isOfOneByte).isPresent();
        return ofOneByte || likeliest.isLikely(bytes) ? usual(likeliest, bytes) : detected.orElse(USUAL);
    }

    /** Of those that give the same letters. */
    private static String usual(CodePage likeliest, byte[] bytes) {
        String text = likeliest.decoded(bytes);
        return CODE_PAGES.stream()
                .filter(page -> page.decoded(bytes).equals(text))
                .map(CodePage::name)
                .findFirst()
                .orElse(USUAL);
    }

    private static boolean isOfOneByte(String encoding) {
        return encoding.startsWith("ISO-8859") || encoding.startsWith("windows-125");
    }
}
