package dev.sistercity.registry.match.country;

import dev.sistercity.registry.match.name.Misspelling;
import dev.sistercity.registry.shared.value.NameKeys;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Countries as people write them: names in many languages by Unicode CLDR, codes, other names in use, parts of states, states
 * that are no more. Safe for use by many threads; the names are gathered at the first question, which takes a moment.
 */
@Singleton
public class CountryNames {

    private static final int LONGEST = 100;
    private static final int SHORTEST_TO_CORRECT = 4;
    private static final int KEPT = 10_000;
    /** Between a name and the country behind it. */
    private static final String SEPARATORS = ",，、،;；/／([（";

    private static final String DASHES = "-–—";
    private static final String CLOSING = ")]）";
    private static final Pattern BRACKETS =
            Pattern.compile("(?:(?<!\\s)\\s++)?[(\\[（][^)\\]）]{0," + LONGEST + "}+[)\\]）]");
    /** {@code Korea (the Republic of)}, as ISO 3166-1 has it since 2006. */
    private static final Pattern FORM_BEHIND =
            Pattern.compile("(?<name>[^()]{2," + LONGEST + "}) \\((?<form>[^()]{2," + LONGEST + "})\\)");

    /** Two names, one in brackets or behind a dash, stroke or colon. */
    private static final Pattern BESIDE = Pattern.compile("(?<one>[^()\\[\\]/:–—]{2," + LONGEST + "}?)"
            + "(?:\\s*+[(\\[](?<bracketed>[^()\\[\\]]{2," + LONGEST
            + "})[)\\]]|(?:\\s*+[/:–—]|\\s-)\\s*+(?<behind>[^()\\[\\]/:–—]{2," + LONGEST
            + "}))");

    /** Of Wikidata. */
    private static final Pattern ITEM =
            Pattern.compile("(?:wd:|https?://www\\.wikidata\\.org/(?:entity|wiki)/)?(Q[0-9]{1,9})");

    /** Of ISO 3166-2: {@code GB-ENG}. */
    private static final Pattern DIVISION = Pattern.compile("(?<country>[A-Z]{2})-[A-Z0-9]{1,3}");

    private static final Pattern SAINT = Pattern.compile("\\bSt\\.?\\s");
    private static final Pattern FILLER =
            Pattern.compile("^(in|the|die|der|la|les|el|l')\\s+", Pattern.CASE_INSENSITIVE);

    /** Words of the full names of states, and what joins them, in the languages of lists. */
    private static final Set<String> FORMAL = Set.of(
            ("republic republik republique republica repubblica republika kingdom koenigreich konigreich royaume reino"
                            + " regno state states staat staaten etat etats estado estados stato stati federation foderation"
                            + " federacion federazione federative federated federal federale islamic islamische islamique islamica"
                            + " islamico arab arabische arabe araba democratic demokratische democratique democratica peoples"
                            + " people volks populaire popular popolare socialist sozialistische socialiste socialista"
                            + " plurinational plurinationaler plurinacional bolivarian bolivarische bolivarienne bolivariana"
                            + " united vereinigte vereinigten vereinigtes unis unie unidos unida uniti unita former ehemalige"
                            + " yugoslav jugoslawische union sultanate principality grand duchy cooperative independent rep dem"
                            + " fed sts rb of the and de du des la le der die das del di da do d von und et y e")
                    .split(" "));

    private final Map<String, WrittenCountry> answers = new ConcurrentHashMap<>();

    /** The one code that is meant; empty if it is none, or one of several. */
    public Optional<String> code(String asWritten) {
        Set<String> codes = read(asWritten).codes();
        return codes.size() == 1 ? Optional.of(codes.iterator().next()) : Optional.empty();
    }

    /** What is meant: no codes if that is not known. */
    public WrittenCountry read(String asWritten) {
        if (asWritten == null || asWritten.isBlank() || asWritten.length() > LONGEST) {
            return WrittenCountry.UNKNOWN;
        }
        WrittenCountry known = answers.get(asWritten);
        if (known == null) {
            known = NoCountry.isMeant(asWritten)
                    ? WrittenCountry.UNKNOWN
                    : parse(CountrySigns.plain(asWritten).replace('_', ' ').strip());
            if (answers.size() < KEPT) {
                answers.put(asWritten, known);
            }
        }
        return known;
    }

    /** What is meant by the cell of a column of countries, where numbers and signs of vehicles are written as well. */
    public WrittenCountry ofCell(String asWritten) {
        WrittenCountry known = read(asWritten);
        return known.isKnown() || asWritten == null
                ? known
                : CountrySigns.code(asWritten).map(WrittenCountry::of).orElse(known);
    }

    /** Whether such a cell holds but a sign, which says so little that the city has to be known there. */
    public boolean isSign(String asWritten) {
        return !read(asWritten).isKnown() && ofCell(asWritten).isKnown();
    }

    /** A name, and the country that is written behind it. */
    public record NameAndCountry(String name, String country) {}

    /**
     * A country that is written behind a name in the same cell: {@code Panama City, Panama}, {@code 東京（日本）}; empty where it may as well be
     * a division of another country: {@code Atlanta, Georgia}.
     */
    public Optional<NameAndCountry> behind(String text) {
        String whole = text.strip();
        int end = whole.length();
        while (end > 0 && CLOSING.indexOf(whole.charAt(end - 1)) >= 0) {
            end--;
        }
        int at = end - 1;
        while (at > 0 && !isSeparator(whole, at)) {
            at--;
        }
        String name = whole.substring(0, Math.max(0, at)).strip();
        String country = whole.substring(Math.min(end, at + 1), end).strip();
        if (name.isEmpty() || country.length() < 2 || NoCountry.isMeant(country)) {
            return Optional.empty();
        }
        WrittenCountry known = read(country);
        return known.isKnown() && Regions.isOnlyIn(known.codes(), country)
                ? Optional.of(new NameAndCountry(name, country))
                : Optional.empty();
    }

    private static boolean isSeparator(String text, int at) {
        char c = text.charAt(at);
        return SEPARATORS.indexOf(c) >= 0
                || DASHES.indexOf(c) >= 0
                        && at + 1 < text.length()
                        && Character.isWhitespace(text.charAt(at - 1))
                        && Character.isWhitespace(text.charAt(at + 1));
    }

    private static WrittenCountry parse(String text) {
        Matcher division = DIVISION.matcher(text);
        if (division.matches() && named(division.group("country")).isPresent()) {
            return new WrittenCountry(named(division.group("country")).get().codes(), text);
        }
        Matcher form = FORM_BEHIND.matcher(text);
        Optional<WrittenCountry> turnedRound = named(text).isEmpty() && form.matches()
                ? inverted(form.group("name"), form.group("form"))
                : Optional.empty();
        if (turnedRound.isPresent()) {
            return turnedRound.get();
        }
        Optional<WrittenCountry> beside = besideItsState(text);
        if (beside.isPresent()) {
            return beside.get();
        }
        Optional<WrittenCountry> whole = whole(text);
        if (whole.isPresent()) {
            return whole.get();
        }
        int comma = Math.max(text.lastIndexOf(','), text.lastIndexOf('，'));
        if (comma > 0) {
            Optional<WrittenCountry> turned = inverted(
                    text.substring(0, comma).strip(), text.substring(comma + 1).strip());
            if (turned.isPresent()) {
                return turned.get();
            }
            return within(
                    text.substring(0, comma).strip(), text.substring(comma + 1).strip());
        }
        return corrected(text);
    }

    /**
     * {@code France (Réunion)}, {@code Denmark - Greenland}, {@code Puerto Rico / USA}: of a state and its part, whichever is first, the
     * part.
     */
    private static Optional<WrittenCountry> besideItsState(String text) {
        Matcher two = BESIDE.matcher(text);
        if (!two.matches() || named(text).isPresent()) {
            return Optional.empty();
        }
        String bracketed = two.group("bracketed");
        Optional<WrittenCountry> one = whole(two.group("one").strip());
        Optional<WrittenCountry> other = whole(bracketed == null ? two.group("behind") : bracketed);
        if (one.isEmpty() || other.isEmpty()) {
            return Optional.empty();
        }
        return isPart(other.get(), one.get()) ? other : isPart(one.get(), other.get()) ? one : Optional.empty();
    }

    private static boolean isPart(WrittenCountry part, WrittenCountry state) {
        boolean region =
                part.region() != null && state.region() == null && part.codes().equals(state.codes());
        return region || state.codes().stream().anyMatch(code -> Territories.areOf(code, part.codes()));
    }

    /** {@code England, United Kingdom}; {@code Réunion, France}: a part with a code of its own is that. */
    private static WrittenCountry within(String part, String state) {
        WrittenCountry above = whole(state).orElseGet(() -> corrected(state));
        Optional<WrittenCountry> below = whole(part);
        if (below.isPresent() && above.codes().equals(below.get().codes())) {
            return below.get();
        }
        boolean belongs = below.isPresent()
                && above.codes().stream().anyMatch(code -> Territories.of(code)
                        .containsAll(below.get().codes()));
        return belongs
                ? below.get()
                : new WrittenCountry(above.codes(), above.codes().isEmpty() ? null : part);
    }

    /** {@code Korea, Republic of}, as ISO 3166-1 sorts them: turned round, or without what states call themselves. */
    private static Optional<WrittenCountry> inverted(String name, String form) {
        Optional<WrittenCountry> turned = named(form + " " + name);
        // What is a state itself is where the other lies: Georgia, United States.
        boolean formal = whole(form).isEmpty()
                && Arrays.stream(form.split("[\\s'’-]+"))
                        .map(NameKeys::folded)
                        .allMatch(word -> word.isEmpty() || FORMAL.contains(word));
        return turned.isPresent() || !formal
                ? turned
                : whole(FILLER.matcher(form).replaceFirst("") + " " + name).or(() -> whole(name));
    }

    private static Optional<WrittenCountry> whole(String text) {
        Optional<WrittenCountry> exact = named(text);
        String bare =
                FILLER.matcher(BRACKETS.matcher(text).replaceAll("").strip()).replaceFirst("");
        return exact.isPresent() ? exact : bare.equals(text) ? abbreviated(text) : named(bare);
    }

    private static Optional<WrittenCountry> named(String text) {
        Matcher item = ITEM.matcher(text);
        if (item.matches()) {
            return Optional.ofNullable(NameTable.BY_ITEM.get(item.group(1)));
        }
        return Optional.ofNullable(NameTable.BY_KEY.get(key(text)));
    }

    /** {@code Tschech. Republik}: each word that ends in a full stop is the beginning of one. */
    private static Optional<WrittenCountry> abbreviated(String text) {
        if (!text.contains(".")) {
            return Optional.empty();
        }
        String[] words = words(text);
        Set<WrittenCountry> meant = new LinkedHashSet<>();
        NameTable.WORDS.forEach((country, names) -> {
            if (names.stream().anyMatch(name -> begin(words, name))) {
                meant.add(country);
            }
        });
        return meant.size() == 1 ? Optional.of(meant.iterator().next()) : Optional.empty();
    }

    private static boolean begin(String[] words, String[] name) {
        if (words.length != name.length) {
            return false;
        }
        for (int i = 0; i < words.length; i++) {
            boolean cut = words[i].endsWith(".");
            String word = NameKeys.folded(words[i]);
            if (word.isEmpty() || !(cut ? name[i].startsWith(word) : name[i].equals(word))) {
                return false;
            }
        }
        return true;
    }

    static String key(String name) {
        return NameKeys.folded(SAINT.matcher(name.replace("&", " and ")).replaceAll("Saint "));
    }

    static String[] words(String text) {
        return text.strip().split("(?<=\\.)\\s*|\\s+");
    }

    /** One letter too few, too many or wrong, or two swapped, if that makes one country only. */
    private static WrittenCountry corrected(String text) {
        String key = key(text);
        if (key.length() < SHORTEST_TO_CORRECT) {
            return WrittenCountry.UNKNOWN;
        }
        Set<WrittenCountry> meant = new LinkedHashSet<>();
        NameTable.OFTEN_READ.forEach((name, country) -> {
            if (name.length() > SHORTEST_TO_CORRECT
                    && name.charAt(0) == key.charAt(0)
                    && Misspelling.isOne(key, name)) {
                meant.add(country);
            }
        });
        return meant.size() == 1 ? meant.iterator().next() : WrittenCountry.UNKNOWN;
    }
}
