package dev.sistercity.registry.match.name;

import dev.sistercity.registry.city.api.CityKind;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.table.TsvResource;
import dev.sistercity.registry.shared.value.NameKeys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Words that say what kind of unit a name is of, in the languages that lists are written in: {@code match/unit-words.tsv}. All
 * comparisons are of folded words ({@link NameKeys#folded}).
 */
public final class AdminUnitWords {

    /** Of cities, towns and municipalities: they tell nothing apart. */
    private static final Set<String> SETTLEMENT = new HashSet<>();

    /** Of units above cities. */
    private static final Set<String> ABOVE = new HashSet<>();

    /** What stands between such words: {@code of}, {@code della}. */
    private static final Set<String> FILLERS = new HashSet<>();

    /** Of unions of municipalities below counties. */
    private static final Set<String> UNIONS = new HashSet<>();

    /** Of units that often are more than the town of their name. */
    private static final Set<String> WIDER = new HashSet<>();

    private static final Map<String, CityKind> KINDS = new HashMap<>();

    static {
        TsvResource.rows("/match/unit-words.tsv").stream()
                .filter(cells -> !UnitPhrases.isOne(cells))
                .forEach(AdminUnitWords::add);
    }

    private static final String SETTLEMENT_CHARACTERS = "市町村镇鎮";
    private static final String ABOVE_CHARACTERS = "县縣区區省州郡道";

    /** {@code Rems-Murr-Kreis}. */
    private static final Pattern KREIS = Pattern.compile("-(kreis)\\b", Pattern.CASE_INSENSITIVE);

    /** Of a region: {@code IL} is Illinois, and no Turkish province. */
    private static final Pattern CODE = Pattern.compile("[A-Z]{2,3}");

    /** {@code N.L.}: of no such letter a word of a unit is meant. */
    private static final Pattern INITIALS = Pattern.compile("(?:\\p{L}\\.\\s?){2,5}");
    /** Brackets and commas. */
    private static final Pattern BETWEEN = Pattern.compile("[(),;\\[\\]]");

    private static final String DISTRICT = "district";
    /** Where the units between provinces and municipalities are of one kind, which lists call counties as well as districts. */
    private static final Set<String> ONE_KIND_OF_COUNTY = Set.of("AT", "CZ", "DE", "JP", "PL", "SK");
    /**
     * Where units of the first order have units of another such kind below them: regions and provinces, regions and departments (parents of
     * ISO 3166-2).
     */
    private static final Set<String> TWO_ORDERS = Set.of(
            "BE", "BF", "CI", "CL", "DO", "ES", "FR", "GR", "IE", "IT", "LK", "MA", "MG", "PE", "PH", "PT", "TH");

    private static final Set<CityKind> OF_PROVINCES =
            Set.of(CityKind.PROVINCE, CityKind.REGION, CityKind.STATE, CityKind.PREFECTURE);
    private static final Pattern OF = Pattern.compile("(ville|commune|comune) d[ei] ", Pattern.CASE_INSENSITIVE);

    /** A word so short is left at the end of a name: {@code do}, {@code il} and {@code fu} are parts of names. */
    private static final int TOO_SHORT_TO_TAKE_OFF = 2;

    private AdminUnitWords() {}

    private static void add(String[] cells) {
        String word = NameKeys.folded(cells[0]);
        switch (cells[2]) {
            case "settlement" -> SETTLEMENT.add(word);
            case "above" -> ABOVE.add(word);
            case "filler" -> FILLERS.add(word);
            default -> throw new IllegalStateException("No level of units is called " + cells[2]);
        }
        if (!cells[3].isEmpty()) {
            KINDS.put(word, kindOf(cells[3]));
        }
        switch (cells[4]) {
            case "wider" -> WIDER.add(word);
            case "union" -> UNIONS.add(word);
            case "" -> {}
            default -> throw new IllegalStateException("No scope of units is called " + cells[4]);
        }
    }

    /** A kind as the table has it. */
    static CityKind kindOf(String cell) {
        return Kebab.parse(CityKind.class, cell).orElseThrow();
    }

    private static boolean isAboveOrFiller(String word) {
        return ABOVE.contains(word) || FILLERS.contains(word);
    }

    static boolean isSettlement(String text) {
        return all(text, SETTLEMENT);
    }

    static boolean isAbove(String text) {
        if (CODE.matcher(text.strip()).matches()) {
            return false;
        }
        if (UnitPhrases.in(text).filter(unit -> unit.name().isEmpty()).isPresent()) {
            return true;
        }
        String[] words = text.strip().split("[\\s.]+");
        return Arrays.stream(words).map(NameKeys::folded).anyMatch(ABOVE::contains)
                && Arrays.stream(words)
                        .map(NameKeys::folded)
                        .allMatch(word -> isAboveOrFiller(word) || SETTLEMENT.contains(word));
    }

    /** Whether a word in it says that it is of a unit that often is more than the town of its name. */
    public static boolean isWider(String name) {
        return Arrays.stream(name.strip().split("[\\s,.()]+"))
                .map(NameKeys::folded)
                .anyMatch(WIDER::contains);
    }

    /** Whether a word in it says that it is of a union of municipalities below counties. */
    public static boolean isOfMunicipalities(String name) {
        return UnitPhrases.in(name).filter(UnitPhrases.Beside::union).isPresent()
                || Arrays.stream(name.strip().split("[\\s,.()]+"))
                        .map(NameKeys::folded)
                        .anyMatch(UNIONS::contains);
    }

    /** A name without the words of a unit at its ends. */
    public record Bare(String name, boolean settlement, boolean above) {}

    public static Bare bare(String name) {
        Optional<UnitPhrases.Beside> phrase =
                UnitPhrases.in(name).filter(beside -> !beside.name().isEmpty());
        if (phrase.isPresent()) {
            return new Bare(phrase.get().name(), false, true);
        }
        String apart = KREIS.matcher(name.strip()).replaceAll(" $1");
        List<String> words = new ArrayList<>(Arrays.asList(apart.split("[\\s_]+")));
        boolean settlement = false;
        boolean above = false;
        if (words.size() > 2
                && (words.get(1).equalsIgnoreCase("of") || OF.matcher(apart).lookingAt())) {
            settlement = SETTLEMENT.contains(NameKeys.folded(words.get(0)));
            above = isAboveOrFiller(NameKeys.folded(words.get(0)));
            if (settlement || above) {
                words.subList(0, 2).clear();
            }
        }
        for (int end : new int[] {0, -1}) {
            int at = end == 0 ? 0 : words.size() - 1;
            String word = NameKeys.folded(words.get(at).replace(".", ""));
            if (words.size() > 1 && word.length() > 1 && (SETTLEMENT.contains(word) || isUnitAbove(word))) {
                settlement |= SETTLEMENT.contains(word);
                above |= isUnitAbove(word);
                words.remove(at);
            }
        }
        String bare = String.join(" ", words);
        int last = bare.isEmpty() ? 0 : bare.charAt(bare.length() - 1);
        if (words.size() == 1 && bare.length() > 2 && last > 0x2E80) {
            boolean town = SETTLEMENT_CHARACTERS.indexOf(last) >= 0;
            boolean unit = ABOVE_CHARACTERS.indexOf(last) >= 0;
            if (town || unit) {
                return new Bare(bare.substring(0, bare.length() - 1), settlement || town, above || unit);
            }
        }
        return new Bare(bare, settlement, above);
    }

    private static boolean isUnitAbove(String word) {
        return word.length() > TOO_SHORT_TO_TAKE_OFF && ABOVE.contains(word);
    }

    /** A region's name for comparing: without any such word, folded. */
    public static String regionKey(String name) {
        if (INITIALS.matcher(name.strip()).matches()) {
            return NameKeys.folded(name);
        }
        StringBuilder key = new StringBuilder();
        for (String word : name.split("[\\s,.'’()-]+")) {
            String folded = NameKeys.folded(word);
            if (!isAboveOrFiller(folded)) {
                key.append(folded);
            }
        }
        return key.length() == 0 ? NameKeys.folded(name) : key.toString();
    }

    /** What kind of unit above cities a name says that it is of. */
    public static CityKind kind(String name, String country) {
        Optional<CityKind> together = Stream.concat(Stream.of(name), Arrays.stream(BETWEEN.split(name)))
                .flatMap(part -> UnitPhrases.in(part).stream())
                .map(UnitPhrases.Beside::kind)
                .findFirst();
        if (together.isPresent()) {
            return together.get();
        }
        for (String word : KREIS.matcher(name).replaceAll(" $1").split("[\\s,.()]+")) {
            CityKind kind = KINDS.get(NameKeys.folded(word));
            if (kind != null) {
                // Germans have no others, and call them counties' equals: Kreise.
                boolean kreis = DISTRICT.equals(NameKeys.folded(word)) && country.equals("DE");
                return kreis ? CityKind.COUNTY : kind;
            }
        }
        return CityKind.OTHER;
    }

    /**
     * Whether a name may be that of a registered unit, by the kinds of both: a gmina is no county, and a district none where a country has
     * both. What one language calls a region another calls a province.
     *
     * @param name as it is written
     * @param known kind of the registered unit
     */
    public static boolean mayBe(String name, CityKind known, String country) {
        CityKind written = kind(name, country);
        if (written == CityKind.OTHER || known == CityKind.OTHER || written == known) {
            return true;
        }
        if (OF_PROVINCES.contains(written) && OF_PROVINCES.contains(known)) {
            return !TWO_ORDERS.contains(country);
        }
        return ONE_KIND_OF_COUNTY.contains(country)
                && Set.of(written, known).equals(Set.of(CityKind.COUNTY, CityKind.DISTRICT));
    }

    private static boolean all(String text, Set<String> words) {
        String[] parts = text.strip().split("[\\s.]+");
        return Arrays.stream(parts).map(NameKeys::folded).allMatch(words::contains);
    }
}
