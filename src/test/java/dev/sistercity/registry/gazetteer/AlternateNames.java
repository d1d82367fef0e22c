package dev.sistercity.registry.gazetteer;

/** Lines of GeoNames' alternateNamesV2, made up for tests. */
public final class AlternateNames {

    private AlternateNames() {}

    /**
     * A name of a place.
     *
     * @param marks of p preferred, s short, c colloquial, h historic
     */
    public static String name(int place, String lang, String value, String marks) {
        return name(place, lang, value, marks, "", "");
    }

    /** As above, in use from a year until another; empty for unknown. */
    public static String name(int place, String lang, String value, String marks, String from, String until) {
        return "1234567\t" + place + "\t" + lang + "\t" + value + "\t" + mark(marks, 'p') + "\t" + mark(marks, 's')
                + "\t" + mark(marks, 'c') + "\t" + mark(marks, 'h') + "\t" + from + "\t" + until + "\n";
    }

    private static String mark(String marks, char letter) {
        return marks.indexOf(letter) >= 0 ? "1" : "";
    }
}
