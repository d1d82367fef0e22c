package dev.sistercity.registry.match.name;

import dev.sistercity.registry.shared.value.NameKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What is cut short in names of places, and what it stands for. */
final class Abbreviations {

    private static final int MOST = 12;
    private static final int LONGEST_SHORT = 4;

    /** From longer to shorter, so that {@code a.d.} is not {@code a.} */
    private static final List<Map.Entry<Pattern, List<String>>> ALL = List.of(
            // Rivers and landscapes behind towns of one name, as Duden and the railways have them.
            entry("a\\.\\s?m\\.|/\\s?m\\.|a/m\\.?(?!\\p{L})", "am Main "),
            entry("a\\.\\s?rh\\.", "am Rhein "),
            entry("a\\.\\s?n\\.", "am Neckar "),
            entry("i\\.\\s?br\\.|/\\s?br\\.", "im Breisgau "),
            entry("i\\.\\s?ü\\.", "im Üechtland "),
            entry("o\\.\\s?d\\.\\s?t\\.", "ob der Tauber "),
            entry("v\\.\\s?d\\.\\s?h\\.", "vor der Höhe "),
            entry("a\\.\\s?d\\.\\s?w(?:str)?\\.", "an der Weinstraße "),
            entry("a\\.\\s?d\\.\\s?o\\.", "an der Oder "),
            entry("a\\.\\s?d\\.\\s?d\\.", "an der Donau "),
            entry("a\\.\\s?d\\.", "an der ", "auf der "),
            entry("o\\.\\s?d\\.", "ob der "),
            entry("i\\.\\s?d\\.", "in der "),
            entry("v\\.\\s?d\\.", "vor der "),
            entry("b\\.", "bei "),
            entry("a\\.", "am ", "an der "),
            entry("i\\.", "im ", "in "),
            entry("u\\.", "unter ", "und ", "under ", "upon "),
            entry("a/d\\.?(?!\\p{L})", "aan den ", "aan de ", "an der "),
            entry("o\\.(?=\\s?\\p{Lu})", "on ", "ob "),
            entry("n\\.", "nad "),
            // Of saints, as dictionaries of the languages have them; the word in full is one of another language, too.
            entry(
                    "saint(?=[\\s-])|sankt(?=[\\s-])|sint(?=[\\s-])|sts?\\.|sts?(?=[\\s-])",
                    "Saint ",
                    "Sankt ",
                    "Sint ",
                    "Szent ",
                    "Sant ",
                    "St. "),
            entry("stes?\\.|sᵗᵉ\\.?|stes?(?=[\\s-])|sainte(?=[\\s-])", "Sainte ", "Ste. "),
            entry("sta\\.|sta(?=[\\s-])|sᵗᵃ\\.?", "Santa "),
            entry("sto\\.|sto(?=[\\s-])|sᵗᵒ\\.?", "Santo "),
            entry("sn\\.", "San "),
            entry("ss\\.", "Santi ", "Saints "),
            entry(
                    "s\\.|(?<![^\\s])s(?=\\s)",
                    "San ",
                    "Santa ",
                    "Santo ",
                    "São ",
                    "Sant'",
                    "Saint ",
                    "Sainte ",
                    "Sankt "),
            entry("skt\\.?(?![\\p{L}])|s:t(?=\\s)", "Sankt "),
            entry("szt\\.", "Szent"),
            entry("sv\\.", "Sveti ", "Sveta ", "Sveto ", "Svätý ", "Svätá ", "Svatý ", "Svatá "),
            entry("sf\\.|sf(?=\\s)", "Sfântu ", "Sfânta ", "Sfîntu "),
            entry("św\\.", "Święty ", "Święta ", "Świętego "),
            entry("ag\\.|ag(?=\\s)", "Agios ", "Agia ", "Agioi "),
            entry("ay\\.", "Ayios ", "Ayia "),
            entry("αγ\\.", "Άγιος ", "Αγία ", "Άγιοι "),
            entry("св\\.", "Свети ", "Света "),
            entry("gr\\.", "Groß "),
            entry("kl\\.", "Klein "),
            entry("с\\.-", "Санкт-"),
            entry("s/", "sur "),
            entry("mt\\.|mt(?=\\s)", "Mount "),
            entry("ft\\.|ft(?=\\s)", "Fort "),
            entry("&", "and "));

    private Abbreviations() {}

    /** What a name may be in full; empty if nothing in it is cut short. */
    static List<String> expanded(String name) {
        List<String> full = List.of(name);
        for (Map.Entry<Pattern, List<String>> each : ALL) {
            if (full.size() < MOST && each.getKey().matcher(name).find()) {
                List<String> more = new ArrayList<>();
                for (String text : full) {
                    each.getValue()
                            .forEach(words -> more.add(each.getKey()
                                    .matcher(text)
                                    .replaceAll(words)
                                    .replaceAll("\\s+", " ")
                                    .strip()));
                }
                full = more;
            }
        }
        return full.equals(List.of(name)) ? List.of() : full;
    }

    /** Whether one is the other cut short: {@code Mendoza - Mza}. */
    static boolean isShort(String city, String behind) {
        String letters = NameKeys.folded(behind);
        String full = NameKeys.folded(city);
        if (letters.isEmpty() || letters.length() > LONGEST_SHORT || !full.startsWith(letters.substring(0, 1))) {
            return false;
        }
        int at = 0;
        for (int i = 0; i < full.length() && at < letters.length(); i++) {
            at += full.charAt(i) == letters.charAt(at) ? 1 : 0;
        }
        return at == letters.length();
    }

    private static Map.Entry<Pattern, List<String>> entry(String written, String... full) {
        Pattern pattern = Pattern.compile(
                "(?<![\\p{L}])(?:" + written + ")\\s*", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        return Map.entry(pattern, List.of(full));
    }
}
