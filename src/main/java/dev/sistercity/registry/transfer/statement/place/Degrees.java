package dev.sistercity.registry.transfer.statement.place;

import dev.sistercity.registry.shared.table.Blanks;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One coordinate: {@code 51.4025}, {@code 51,4025° N}, {@code 51°24′3″N}, {@code N 51 24.05}.
 *
 * @param axis what its letter says; null where it has none
 * @param written as it stands
 */
record Degrees(double value, Axis axis, String written) {

    /** Which of the two coordinates a letter is for. */
    enum Axis {
        NORTH,
        EAST
    }

    private static final Pattern SIGNS = Pattern.compile("[′ʹ’‘`´]");
    private static final Pattern DOUBLE = Pattern.compile("[″ʺ”“]|''");
    private static final Pattern RINGS = Pattern.compile("[º˚]");
    private static final String NUMBER = "\\d{1,6}(?:[.,]\\d{1,20})?";
    private static final Pattern DEGREES =
            Pattern.compile("(?<before>\\p{L}{0,9})[.:=]? ?(?<sign>[-+]?)(?<degrees>" + NUMBER
                    + ")(?:[eE](?<power>[-+]?\\d{1,2}))?(?: ?(?:°|deg|d|:| ) ?(?:(?<minutes>" + NUMBER
                    + ") ?(?:'|min|m|:| |$)? ?(?:(?<seconds>" + NUMBER
                    + ") ?(?:\"|sec|s(?![a-z])|)?)?)?)? ?(?<after>[\\p{L}.]{0,8})");
    /** 1 for the positive half, -1 for the other; O is east in German and west in French: it says nothing. */
    private static final Map<String, Integer> LETTERS = Map.ofEntries(
            Map.entry("n", 1),
            Map.entry("north", 1),
            Map.entry("nord", 1),
            Map.entry("norte", 1),
            Map.entry("s", -1),
            Map.entry("south", -1),
            Map.entry("süd", -1),
            Map.entry("sud", -1),
            Map.entry("sur", -1),
            Map.entry("sul", -1),
            Map.entry("e", 2),
            Map.entry("east", 2),
            Map.entry("ost", 2),
            Map.entry("est", 2),
            Map.entry("este", 2),
            Map.entry("leste", 2),
            Map.entry("w", -2),
            Map.entry("west", -2),
            Map.entry("ouest", -2),
            Map.entry("oeste", -2),
            Map.entry("ovest", -2),
            Map.entry("lat", 1),
            Map.entry("latitude", 1),
            Map.entry("latitud", 1),
            Map.entry("lon", 2),
            Map.entry("lng", 2),
            Map.entry("long", 2),
            Map.entry("longitude", 2),
            Map.entry("longitud", 2),
            Map.entry("北緯", 1),
            Map.entry("南緯", -1),
            Map.entry("東経", 2),
            Map.entry("西経", -2),
            Map.entry("сш", 1),
            Map.entry("юш", -1),
            Map.entry("вд", 2),
            Map.entry("зд", -2));

    private static final double MINUTES = 60;
    private static final double SECONDS = 3600;
    private static final int LONGEST = 60;

    /** Empty for what is no number of degrees. */
    static Optional<Degrees> read(String written) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        String text = RINGS.matcher(
                        Blanks.collapsed(written).replace('\u2212', '-').replace('\u2013', '-'))
                .replaceAll("°");
        text = SIGNS.matcher(DOUBLE.matcher(text).replaceAll("\"")).replaceAll("'");
        text = DOUBLE.matcher(text).replaceAll("\"");
        Matcher parts = DEGREES.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Integer letter = letter(parts);
        double minutes = number(parts.group("minutes"));
        double seconds = number(parts.group("seconds"));
        if (letter == null || minutes >= MINUTES || seconds >= MINUTES) {
            return Optional.empty();
        }
        double value = (number(parts.group("degrees")) + minutes / MINUTES + seconds / SECONDS)
                * Math.pow(10, number(parts.group("power")));
        boolean negative = parts.group("sign").equals("-") || letter < 0;
        Axis axis = letter == 0 ? null : Math.abs(letter) == 1 ? Axis.NORTH : Axis.EAST;
        return Optional.of(new Degrees(negative ? -value : value, axis, written));
    }

    /** 0 for none, null for one that is not understood. */
    private static Integer letter(Matcher parts) {
        String before = key(parts.group("before"));
        String after = key(parts.group("after"));
        if (!before.isEmpty() && !after.isEmpty()) {
            return null;
        }
        String word = before.isEmpty() ? after : before;
        return word.isEmpty() ? Integer.valueOf(0) : LETTERS.get(word);
    }

    private static String key(String word) {
        return word.toLowerCase(Locale.ROOT).replace(".", "");
    }

    private static double number(String digits) {
        return digits == null ? 0 : Double.parseDouble(digits.replace(',', '.'));
    }
}
