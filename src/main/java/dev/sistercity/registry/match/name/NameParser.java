package dev.sistercity.registry.match.name;

import dev.sistercity.registry.shared.value.NameKeys;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ways in which a written name can be read, the most literal first. */
public final class NameParser {

    private static final Pattern FOOTNOTE =
            Pattern.compile("\\[\\s*+\\w{1,3}+\\s*+\\]|(?<![*†‡¹²³⁰⁴-⁹])[*†‡¹²³⁰⁴-⁹]++$");
    /** What stands before a name in letters and in numbered lists: {@code F-69000 Lyon}, {@code 3) Lyon}. */
    private static final Pattern BEFORE =
            Pattern.compile("(?:[A-Z]{1,3}-)?[0-9]{4,6}\\s++(?=\\p{L})|\\(?[0-9]{1,3}\\)\\s*+(?=\\p{L})");

    /** Of Japan and Korea: {@code Kyoto-fu} is the prefecture, whatever gazetteers know its seat by, and {@code Gyeonggi-do} a province. */
    private static final Pattern HYPHENED_UNIT = Pattern.compile("\\p{Lu}[\\p{L}\\p{M}]{2,30}-(?:fu|ken|do)");

    private static final Pattern CODE_BEHIND = Pattern.compile("([^-]{3,60})-([A-Z]{2}(?:-[A-Z0-9]{1,3})?)");
    /** Of post for companies in France. */
    private static final Pattern CEDEX =
            Pattern.compile("(?<!\\s)\\s++cedex(?:\\s++[0-9]{1,2})?$", Pattern.CASE_INSENSITIVE);

    private static final Pattern BRACKETS =
            Pattern.compile("(?:(?<!\\s)\\s++)?[(\\[（]((?:[^()\\[\\]（）]++|\\([^()]*+\\))*+)[)\\]）]");
    private static final Pattern SEPARATOR = Pattern.compile("(?:(?<!\\s)\\s++)?[,;，、/،؛；／]\\s*+");
    /** Before it stands the city, behind it a part of that: {@code Sarajevo – Stari Grad}. */
    private static final Pattern DASH = Pattern.compile("(?<!\\s)\\s++[–—-]\\s++");

    private static final Pattern HYPHEN = Pattern.compile("(?<!\\s)\\s++-\\s++");
    /** Of several together no one is meant: {@code Newry, Mourne and Down}. */
    private static final Pattern TOGETHER =
            Pattern.compile("\\A[^,/]*+[,/].*\\s(and|und|et|y|e|i|&)\\s", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    /** Words between a name and where it lies, in the languages of places called so. */
    private static final Pattern CONNECTOR = Pattern.compile(
            "(?<=\\p{L})[\\s-]++(?:an der|an dem|a\\.\\s?d\\.|am|an|bei|b\\.|im|in der|in|i\\.|ob der|ob|vor der|vor"
                    + " dem|unter|über|auf|a\\.|sur|sous|en|lès|les|lez|près|upon|on|under|by|nad|pod|k\\.|u|de|del|di|do|na|v|w|aan"
                    + " den|aan de|aan)[\\s-]++(?=\\p{L})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Beside a unit above cities: {@code Lippe (Kreis) (Detmold, Stadt)}. */
    private static final Pattern SEAT = Pattern.compile(".+, (Kreis)?[Ss]tadt");

    /** Of a region. */
    private static final Pattern CODE = Pattern.compile("[A-Z]{2,3}");

    /** Of spas, which is bestowed on them, and which gazetteers know later, or never. */
    private static final Pattern TITLE = Pattern.compile("(?:Bad|Lázně) (?=\\p{Lu})");

    private static final int SHORTEST_REST = 4;

    private NameParser() {}

    public static List<NameReading> of(String name) {
        return of(name, text -> false);
    }

    /** @param isRegion whether a text names a division of the country that is meant, or is its code */
    public static List<NameReading> of(String name, Predicate<String> isRegion) {
        String text = bare(name, isRegion);
        List<String> qualifiers = new ArrayList<>();
        String main = split(text, qualifiers, isRegion);
        boolean above = qualifiers.stream().anyMatch(AdminUnitWords::isAbove);
        AdminUnitWords.Bare bare = AdminUnitWords.bare(main);
        NameReading.Level whole = whole(main, above || bare.above());
        boolean unit = above || bare.above();
        qualifiers.removeIf(word -> word.isBlank()
                || AdminUnitWords.isAbove(word)
                || AdminUnitWords.isSettlement(word)
                || unit && SEAT.matcher(word).matches());
        List<NameReading> readings = new ArrayList<>();
        Optional<String> article = Articles.among(qualifiers, text);
        article.ifPresent(word -> readings.add(withArticle(word, main, qualifiers, level(above))));
        boolean certain = article.map(isRegion::test).orElse(true);
        if (article.isEmpty()) {
            readings.add(
                    new NameReading(unit ? UnitNames.with(spellings(text)) : spellings(text), List.of(), whole, false));
        } else if (!certain) {
            qualifiers.remove(article.get());
        }
        if (!main.equals(text)) {
            readings.add(new NameReading(spellings(main), qualifiers, level(above), !certain));
        }
        List<String> official = official(main);
        if (!official.isEmpty()) {
            readings.add(new NameReading(official, qualifiers, level(above), !certain));
        }
        // Who is at the head of a city's name governs it: a metropolitan municipality is no unit above it.
        if (official.isEmpty() && (bare.settlement() || bare.above())) {
            readings.add(new NameReading(spellings(bare.name()), qualifiers, level(above || bare.above()), !certain));
        }
        loose(main, qualifiers, above, readings);
        regionBehind(text, isRegion, above).ifPresent(readings::add);
        joined(text, isRegion, above).ifPresent(readings::add);
        return readings;
    }

    /** Without words of office; empty where there are none, or where they are of a unit that is not the town. */
    private static List<String> official(String main) {
        return UnitPhrases.in(main).isPresent()
                ? List.of()
                : OfficeWords.without(main).stream()
                        .flatMap(each -> spellings(each).stream())
                        .toList();
    }

    /** What a name as a whole may be, though a word in it says that it is of a unit. */
    private static NameReading.Level whole(String main, boolean unit) {
        return HYPHENED_UNIT.matcher(main).matches()
                ? NameReading.Level.ABOVE
                : unit ? NameReading.Level.ANY : NameReading.Level.CITY;
    }

    /** Without markup and notes; with the code of a division behind the city. */
    private static String bare(String name, Predicate<String> isRegion) {
        String text = FOOTNOTE.matcher(Markup.cleaned(name.strip())).replaceAll("");
        return DivisionBefore.codeBehind(bare(text.strip()), isRegion);
    }

    /** Without what belongs to an address, or to a numbered list. */
    private static String bare(String text) {
        Matcher before = BEFORE.matcher(text);
        String rest = before.lookingAt() ? text.substring(before.end()) : text;
        return CEDEX.matcher(rest).replaceFirst("");
    }

    /** {@code 大阪府大阪市}, {@code 경기도 수원시}, {@code Campinas-SP}: a division in one word with the city, which has to lie there. */
    private static Optional<NameReading> joined(String text, Predicate<String> isRegion, boolean above) {
        Optional<DivisionBefore> before = DivisionBefore.of(text, isRegion);
        if (before.isPresent()) {
            List<String> division = List.of(before.get().division());
            return Optional.of(new NameReading(before.get().names(), division, level(above), true));
        }
        Matcher behind = CODE_BEHIND.matcher(text);
        return behind.matches() && isRegion.test(behind.group(2))
                ? Optional.of(new NameReading(spellings(behind.group(1)), List.of(behind.group(2)), level(above), true))
                : Optional.empty();
    }

    /** {@code Ulm – Baden-Württemberg}: behind a long dash a part may stand as well, so that the city has to lie there. */
    private static Optional<NameReading> regionBehind(String text, Predicate<String> isRegion, boolean above) {
        String[] sides = DASH.split(text, 2);
        boolean known = sides.length == 2 && !HYPHEN.matcher(text).find() && isRegion.test(sides[1].strip());
        return known
                ? Optional.of(
                        new NameReading(spellings(sides[0].strip()), List.of(sides[1].strip()), level(above), true))
                : Optional.empty();
    }

    /** Whether a word is a number in figures or Roman numerals. */
    public static boolean isFigure(String word) {
        return Numerals.isFigure(word);
    }

    /** A name without words of office, the likeliest first; empty where there are none. */
    public static List<String> withoutOffice(String name) {
        return OfficeWords.without(name);
    }

    /** Whether behind a name nothing is written but the river or the land that it lies in: {@code Bad Soden am Taunus}. */
    public static boolean isWithWhereItLies(String full, String name) {
        Matcher connector = CONNECTOR.matcher(full);
        return connector.find()
                && NameKeys.folded(full.substring(0, connector.start())).equals(NameKeys.folded(name));
    }

    /** The same, in brackets or behind a connecting word, where that begins with some letters: {@code Frankfurt (Oder)} with o. */
    public static boolean isWithWhereItLies(String full, String name, String letters) {
        boolean longer = full.length() > name.length() && full.regionMatches(true, 0, name, 0, name.length());
        String rest = longer ? full.substring(name.length()) : "";
        boolean beside = rest.startsWith(" (") || isWithWhereItLies(full, name);
        String last = rest.substring(rest.lastIndexOf(rest.startsWith(" (") ? '(' : ' ') + 1);
        return beside && NameKeys.folded(last).startsWith(NameKeys.folded(letters));
    }

    /** The city of which a part with a number is written: {@code Prague 1}, {@code Budapest XV}. */
    public static Optional<String> numbered(String name) {
        String text = bare(BRACKETS.matcher(name.strip()).replaceAll("").strip());
        int last = text.lastIndexOf(' ');
        return last >= SHORTEST_REST && Numerals.isFigure(text.substring(last + 1)) && !text.contains(",")
                ? Optional.of(text.substring(0, last).strip())
                : Optional.empty();
    }

    /** Whether a part of a city is written behind a dash. */
    public static boolean isPart(String name) {
        return DASH.matcher(name).find();
    }

    /** What stands before a dash; empty where there is none. */
    public static Optional<String> beforeDash(String name) {
        String[] sides = DASH.split(name, 2);
        return sides.length < 2 ? Optional.empty() : Optional.of(sides[0].strip());
    }

    /** The city of which a part may be written behind a dash, as lists write a region, too: {@code Mendoza - Este}. */
    public static Optional<String> whole(String name) {
        String[] sides = HYPHEN.split(Markup.cleaned(name.strip()), 2);
        return sides.length < 2 ? Optional.empty() : Optional.of(sides[0].strip());
    }

    private static NameReading withArticle(
            String article, String main, List<String> qualifiers, NameReading.Level level) {
        List<String> others = new ArrayList<>(qualifiers);
        others.remove(article);
        return new NameReading(spellings(Articles.before(main, article)), others, level, false);
    }

    private static String split(String text, List<String> qualifiers, Predicate<String> isRegion) {
        Matcher brackets = BRACKETS.matcher(text);
        StringBuilder rest = new StringBuilder();
        while (brackets.find()) {
            brackets.appendReplacement(rest, " ");
            qualifiers.add(brackets.group(1).strip());
        }
        brackets.appendTail(rest);
        String unbracketed = rest.toString().strip();
        if (TOGETHER.matcher(unbracketed).find()) {
            return text;
        }
        String[] sides = DASH.split(unbracketed, 2);
        String side = sides[sides.length - 1];
        if (sides.length == 2 && isWhere(sides[0].strip(), side.strip(), isRegion, unbracketed)) {
            side = sides[0];
            if (!Abbreviations.isShort(sides[0].strip(), sides[1].strip())) {
                qualifiers.add(sides[1].strip());
            }
        } else if (sides.length == 2) {
            qualifiers.add(sides[0].strip());
        }
        String[] parts = SEPARATOR.split(side);
        for (int i = 1; i < parts.length; i++) {
            qualifiers.add(parts[i].strip());
        }
        String main = parts.length == 0 ? "" : parts[0].strip();
        return main.isEmpty() ? text : main;
    }

    /**
     * Whether behind a dash no part of a city stands but where it lies: {@code Pisa - Toscana}, {@code Campinas – SP}. Behind a long dash
     * encyclopaedias put parts, which some countries have as divisions.
     */
    private static boolean isWhere(String city, String behind, Predicate<String> isRegion, String text) {
        return CODE.matcher(behind).matches()
                || Abbreviations.isShort(city, behind)
                || HYPHEN.matcher(text).find() && isRegion.test(behind);
    }

    /** {@code Kazimierz-Dolny b. Lublin}, {@code Castel Bolognese Ravenna}: the end may say where it lies. */
    private static void loose(String main, List<String> qualifiers, boolean above, List<NameReading> readings) {
        Matcher connector = CONNECTOR.matcher(main);
        if (connector.find()) {
            readings.add(
                    loose(main.substring(0, connector.start()), main.substring(connector.end()), qualifiers, above));
        }
        Matcher title = TITLE.matcher(main);
        if (title.lookingAt()) {
            readings.add(loose(main.substring(title.end()), title.group(), qualifiers, above));
        }
        int last = main.lastIndexOf(' ');
        if (last >= SHORTEST_REST) {
            readings.add(loose(main.substring(0, last), main.substring(last + 1), qualifiers, above));
        }
    }

    private static NameReading loose(String base, String end, List<String> qualifiers, boolean above) {
        List<String> more = new ArrayList<>(qualifiers);
        more.add(end.strip());
        return new NameReading(spellings(base.strip()), more, level(above), true);
    }

    private static NameReading.Level level(boolean above) {
        return above ? NameReading.Level.ABOVE : NameReading.Level.CITY;
    }

    private static List<String> spellings(String text) {
        Set<String> spellings = new LinkedHashSet<>();
        spellings.add(text);
        spellings.addAll(Abbreviations.expanded(text));
        return List.copyOf(spellings);
    }
}
