package dev.sistercity.registry.match;

import dev.sistercity.registry.city.CityKind;
import dev.sistercity.registry.shared.value.NameKeys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Words that say what kind of unit a name is of, in the languages that lists are written in. */
final class UnitWords {

    /** Of cities, towns and municipalities: they tell nothing apart. */
    private static final Set<String> SETTLEMENT = folded(
            "city",
            "town",
            "township",
            "municipality",
            "commune",
            "borough",
            "village",
            "urban",
            "stadt",
            "gemeinde",
            "marktgemeinde",
            "stadtgemeinde",
            "markt",
            "hansestadt",
            "landeshauptstadt",
            "kreisstadt",
            "bergstadt",
            "ville",
            "comune",
            "città",
            "ciudad",
            "municipio",
            "município",
            "cidade",
            "concelho",
            "villa",
            "miasto",
            "gmina",
            "město",
            "mesto",
            "obec",
            "grad",
            "općina",
            "opština",
            "občina",
            "общината",
            "община",
            "kommune",
            "kommun",
            "köping",
            "stad",
            "gemeente",
            "kaupunki",
            "kunta",
            "város",
            "község",
            "oraș",
            "orașul",
            "comuna",
            "municipiul",
            "belediyesi",
            "belediye",
            "город",
            "г",
            "м",
            "місто",
            "shi",
            "si",
            "cho",
            "machi",
            "mura",
            "zhen",
            "шаары",
            "қаласы");

    private static final Set<String> UNIONS =
            folded("samtgemeinde", "verbandsgemeinde", "verwaltungsgemeinschaft", "verwaltungsgemeinde", "amt");

    private static final Set<String> WIDER = folded("municipality", "borough", "township");

    /** Of units above them. */
    private static final Set<String> ABOVE = folded(
            "county",
            "district",
            "province",
            "region",
            "prefecture",
            "state",
            "department",
            "governorate",
            "canton",
            "oblast",
            "raion",
            "rayon",
            "krai",
            "voivodeship",
            "kreis",
            "landkreis",
            "bezirk",
            "distrikt",
            "provinz",
            "präfektur",
            "wojewodschaft",
            "komitat",
            "département",
            "région",
            "provincia",
            "región",
            "região",
            "distrito",
            "departamento",
            "provincie",
            "województwo",
            "powiat",
            "kraj",
            "okres",
            "okrug",
            "županija",
            "megye",
            "vármegye",
            "járás",
            "județ",
            "județul",
            "область",
            "район",
            "край",
            "округ",
            "обл",
            "р-н",
            "il",
            "ili",
            "ilçesi",
            "ilçe",
            "landschaftsverband",
            "samtgemeinde",
            "verbandsgemeinde",
            "verwaltungsgemeinschaft",
            "verwaltungsgemeinde",
            "amt",
            "fylke",
            "län",
            "maakunta",
            "lääni",
            "apskritis",
            "rajonas",
            "novads",
            "maakond",
            "sheng",
            "xian",
            "gun",
            "do",
            "ken",
            "fu",
            "marz",
            "viloyati",
            "voblast",
            "rajon",
            "tartomány",
            "zupanija",
            "gouvernement",
            "zizhiqu",
            "avtonomnyy",
            "autonomous",
            "republic",
            "respublika",
            "metropolitan",
            "rural",
            "of",
            "the",
            "di",
            "de",
            "del",
            "della",
            "la",
            "du",
            "des",
            "d",
            "l");

    private static final String SETTLEMENT_CHARACTERS = "市町村镇鎮";
    private static final String ABOVE_CHARACTERS = "县縣区區省州郡道";

    /** {@code Rems-Murr-Kreis}. */
    private static final Pattern KREIS = Pattern.compile("-(kreis)\\b", Pattern.CASE_INSENSITIVE);

    private static final Set<String> ENGLISH = folded("district");
    private static final Pattern OF = Pattern.compile("(ville|commune|comune) d[ei] ", Pattern.CASE_INSENSITIVE);

    private static final Map<String, CityKind> KINDS = kinds();

    private UnitWords() {}

    static boolean isSettlement(String text) {
        return all(text, SETTLEMENT);
    }

    static boolean isAbove(String text) {
        String[] words = text.strip().split("[\\s.]+");
        return Arrays.stream(words).map(NameKeys::folded).anyMatch(ABOVE::contains)
                && Arrays.stream(words)
                        .map(NameKeys::folded)
                        .allMatch(word -> ABOVE.contains(word) || SETTLEMENT.contains(word));
    }

    /** Whether a word in it says that it is of a unit that often is more than the town of its name. */
    static boolean isWider(String name) {
        return Arrays.stream(name.strip().split("[\\s,.()]+"))
                .map(NameKeys::folded)
                .anyMatch(WIDER::contains);
    }

    /** Whether a word in it says that it is of a union of municipalities below counties. */
    static boolean isOfMunicipalities(String name) {
        return Arrays.stream(name.strip().split("[\\s,.()]+"))
                .map(NameKeys::folded)
                .anyMatch(UNIONS::contains);
    }

    /** A name without the words of a unit at its ends. */
    record Bare(String name, boolean settlement, boolean above) {}

    static Bare bare(String name) {
        String apart = KREIS.matcher(name.strip()).replaceAll(" $1");
        List<String> words = new ArrayList<>(Arrays.asList(apart.split("[\\s_]+")));
        boolean settlement = false;
        boolean above = false;
        if (words.size() > 2
                && (words.get(1).equalsIgnoreCase("of") || OF.matcher(apart).lookingAt())) {
            settlement = SETTLEMENT.contains(NameKeys.folded(words.get(0)));
            above = ABOVE.contains(NameKeys.folded(words.get(0)));
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
        return word.length() > 2
                && !word.equals("the")
                && !word.equals("del")
                && !word.equals("della")
                && !word.equals("des")
                && ABOVE.contains(word);
    }

    /** A region's name for comparing: without any such word, folded. */
    static String regionKey(String name) {
        StringBuilder key = new StringBuilder();
        for (String word : name.split("[\\s,.'’()-]+")) {
            String folded = NameKeys.folded(word);
            if (!ABOVE.contains(folded)) {
                key.append(folded);
            }
        }
        return key.length() == 0 ? NameKeys.folded(name) : key.toString();
    }

    /** What kind of unit above cities a name says that it is of. */
    static CityKind kind(String name, String country) {
        for (String word : KREIS.matcher(name).replaceAll(" $1").split("[\\s,.()]+")) {
            CityKind kind = KINDS.get(NameKeys.folded(word));
            if (kind != null) {
                // Germans have no others, and call them counties' equals: Kreise.
                boolean kreis = ENGLISH.contains(NameKeys.folded(word)) && country.equals("DE");
                return kreis ? CityKind.COUNTY : kind;
            }
        }
        return CityKind.OTHER;
    }

    private static Map<String, CityKind> kinds() {
        Map<String, CityKind> kinds = new HashMap<>();
        put(
                kinds,
                CityKind.COUNTY,
                "county",
                "kreis",
                "landkreis",
                "powiat",
                "megye",
                "vármegye",
                "komitat",
                "xian",
                "gun",
                "județ",
                "județul",
                "županija",
                "okres",
                "län",
                "fylke",
                "maakond",
                "apskritis",
                "maakunta");
        put(
                kinds,
                CityKind.DISTRICT,
                "district",
                "distrikt",
                "bezirk",
                "rayon",
                "raion",
                "rajon",
                "район",
                "järás",
                "járás",
                "distrito",
                "ilçe",
                "ilçesi",
                "okrug",
                "novads",
                "rajonas");
        put(
                kinds,
                CityKind.PROVINCE,
                "province",
                "provinz",
                "provincia",
                "provincie",
                "voivodeship",
                "wojewodschaft",
                "województwo",
                "oblast",
                "область",
                "il",
                "ili",
                "sheng",
                "voblast",
                "governorate",
                "viloyati",
                "lääni");
        put(
                kinds,
                CityKind.REGION,
                "region",
                "région",
                "región",
                "região",
                "kraj",
                "krai",
                "край",
                "department",
                "département",
                "departamento",
                "canton",
                "republic",
                "respublika");
        put(kinds, CityKind.PREFECTURE, "prefecture", "präfektur", "ken");
        put(kinds, CityKind.STATE, "state");
        return kinds;
    }

    private static void put(Map<String, CityKind> kinds, CityKind kind, String... words) {
        for (String word : words) {
            kinds.put(NameKeys.folded(word), kind);
        }
    }

    private static boolean all(String text, Set<String> words) {
        String[] parts = text.strip().split("[\\s.]+");
        return Arrays.stream(parts).map(NameKeys::folded).allMatch(words::contains);
    }

    private static Set<String> folded(String... words) {
        Set<String> folded = new HashSet<>();
        for (String word : words) {
            folded.add(NameKeys.folded(word));
        }
        return folded;
    }
}
