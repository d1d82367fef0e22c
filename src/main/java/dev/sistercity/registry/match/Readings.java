package dev.sistercity.registry.match;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ways in which a written name can be read, the most literal first. */
final class Readings {

    private static final Pattern FOOTNOTE = Pattern.compile("\\[\\s*\\w{1,3}\\s*\\]|[*†‡]+$");
    private static final Pattern BRACKETS = Pattern.compile("\\s*[(\\[（]((?:[^()\\[\\]（）]|\\([^()]*\\))*)[)\\]）]");
    private static final Pattern SEPARATOR = Pattern.compile("\\s*[,;，、/]\\s*");
    /** Before it stands the city, behind it a part of that: {@code Sarajevo – Stari Grad}. */
    private static final Pattern DASH = Pattern.compile("\\s+[–—-]\\s+");
    /** Of several together no one is meant: {@code Newry, Mourne and Down}. */
    private static final Pattern TOGETHER =
            Pattern.compile("[,/].*\\s(and|und|et|y|e|i|&)\\s", Pattern.CASE_INSENSITIVE);
    /** Words between a name and where it lies, in the languages of places called so. */
    private static final Pattern CONNECTOR = Pattern.compile(
            "(?<=\\p{L})[\\s-]+(?:an der|an dem|a\\.\\s?d\\.|am|an|bei|b\\.|im|in der|in|i\\.|ob der|ob|vor der|vor dem|unter"
                    + "|über|auf|a\\.|sur|sous|en|lès|les|lez|près|upon|on|under|by|nad|pod|k\\.|u|de|del|di|do|na|v|w|aan den|aan de"
                    + "|aan)[\\s-]+(?=\\p{L})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Beside a unit above cities: {@code Lippe (Kreis) (Detmold, Stadt)}. */
    private static final Pattern SEAT = Pattern.compile(".+, (Kreis)?[Ss]tadt");

    private static final int SHORTEST_REST = 4;

    private Readings() {}

    static List<Written> of(String name) {
        String text = FOOTNOTE.matcher(name.strip()).replaceAll("").strip();
        List<Written> readings = new ArrayList<>();
        List<String> qualifiers = new ArrayList<>();
        String main = split(text, qualifiers);
        boolean above = qualifiers.stream().anyMatch(UnitWords::isAbove);
        UnitWords.Bare bare = UnitWords.bare(main);
        Written.Level whole = above || bare.above() ? Written.Level.ANY : Written.Level.CITY;
        readings.add(new Written(spellings(text), List.of(), whole, false));
        boolean unit = above || bare.above();
        qualifiers.removeIf(word -> word.isBlank()
                || UnitWords.isAbove(word)
                || UnitWords.isSettlement(word)
                || unit && SEAT.matcher(word).matches());
        if (!main.equals(text)) {
            readings.add(new Written(spellings(main), qualifiers, level(above), false));
        }
        if (bare.settlement() || bare.above()) {
            readings.add(new Written(spellings(bare.name()), qualifiers, level(above || bare.above()), false));
        }
        loose(main, qualifiers, above, readings);
        return readings;
    }

    private static String split(String text, List<String> qualifiers) {
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
        if (sides.length == 2) {
            qualifiers.add(sides[0].strip());
        }
        String[] parts = SEPARATOR.split(sides[sides.length - 1]);
        for (int i = 1; i < parts.length; i++) {
            qualifiers.add(parts[i].strip());
        }
        String main = parts.length == 0 ? "" : parts[0].strip();
        return main.isEmpty() ? text : main;
    }

    /** {@code Kazimierz-Dolny b. Lublin}, {@code Castel Bolognese Ravenna}: the end may say where it lies. */
    private static void loose(String main, List<String> qualifiers, boolean above, List<Written> readings) {
        Matcher connector = CONNECTOR.matcher(main);
        if (connector.find()) {
            readings.add(
                    loose(main.substring(0, connector.start()), main.substring(connector.end()), qualifiers, above));
        }
        int last = main.lastIndexOf(' ');
        if (last >= SHORTEST_REST) {
            readings.add(loose(main.substring(0, last), main.substring(last + 1), qualifiers, above));
        }
    }

    private static Written loose(String base, String end, List<String> qualifiers, boolean above) {
        List<String> more = new ArrayList<>(qualifiers);
        more.add(end.strip());
        return new Written(spellings(base.strip()), more, level(above), true);
    }

    private static Written.Level level(boolean above) {
        return above ? Written.Level.ABOVE : Written.Level.CITY;
    }

    private static List<String> spellings(String text) {
        Set<String> spellings = new LinkedHashSet<>();
        spellings.add(text);
        spellings.addAll(Abbreviations.expanded(text));
        return List.copyOf(spellings);
    }
}
