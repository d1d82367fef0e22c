package dev.sistercity.registry.gazetteer.name;

import dev.sistercity.registry.shared.value.EdtfDate;

/**
 * What a place is called in one language, or in Wikidata, as a line of GeoNames' {@code alternateNamesV2} tells.
 *
 * @param lang the BCP 47 tag; {@code und} where the line names none; {@link #WIKIDATA} where the value is an item
 * @param preferred official, or the one to show among those of its language
 * @param brief a short form: California for State of California
 * @param colloquial slang: Big Apple for New York
 * @param historic no longer in use
 * @param from since when; null for unknown
 * @param until until when; null for unknown
 */
public record AlternateName(
        String lang,
        String value,
        boolean preferred,
        boolean brief,
        boolean colloquial,
        boolean historic,
        EdtfDate from,
        EdtfDate until) {

    /** In the place of a language: the value is an item of Wikidata. */
    public static final String WIKIDATA = "wkdt";

    static final String UNDETERMINED = "und";

    private static final char PREFERRED = 'p';
    private static final char BRIEF = 's';
    private static final char COLLOQUIAL = 'c';
    private static final char HISTORIC = 'h';
    private static final String NO_DATE = "";
    private static final int CELLS = 5;

    public boolean isIdentifier() {
        return lang.equals(WIKIDATA);
    }

    /** Whether a place may be shown under this name. */
    public boolean isForDisplay() {
        return !isIdentifier() && !colloquial && !historic;
    }

    /** What is said of it, a letter each. */
    public String marks() {
        return (preferred ? "p" : "") + (brief ? "s" : "") + (colloquial ? "c" : "") + (historic ? "h" : "");
    }

    /** As {@link #parse} reads it: no cell of a table with tabs holds one. */
    public String text() {
        return String.join("\t", lang, marks(), text(from), text(until), value);
    }

    private static String text(EdtfDate date) {
        return date == null ? NO_DATE : date.toString();
    }

    /** @param text as {@link #text} writes it, and the database */
    public static AlternateName parse(String text) {
        String[] cells = text.split("\t", CELLS);
        return of(cells[0], cells[4], cells[1], date(cells[2]), date(cells[3]));
    }

    static AlternateName of(String lang, String value, String marks, EdtfDate from, EdtfDate until) {
        return new AlternateName(
                lang,
                value,
                marks.indexOf(PREFERRED) >= 0,
                marks.indexOf(BRIEF) >= 0,
                marks.indexOf(COLLOQUIAL) >= 0,
                marks.indexOf(HISTORIC) >= 0,
                from,
                until);
    }

    private static EdtfDate date(String text) {
        return text.isEmpty() ? null : EdtfDate.parse(text);
    }
}
