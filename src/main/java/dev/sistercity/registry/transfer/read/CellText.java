package dev.sistercity.registry.transfer.read;

import dev.sistercity.registry.shared.table.Blanks;
import dev.sistercity.registry.shared.table.Misdecoded;
import dev.sistercity.registry.shared.table.SpreadsheetText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the cells of tables hold, without what the form of the table adds. */
final class CellText {

    /** RDF terms, as the query service writes them in TSV (SPARQL 1.1 Query Results CSV and TSV Formats). */
    private static final Pattern LITERAL =
            Pattern.compile("\"(.*)\"(?:@[A-Za-z][A-Za-z0-9-]{0,40}|\\^\\^<[^<>]{1,300}>)?", Pattern.DOTALL);

    private static final Pattern ADDRESS = Pattern.compile("<([^<>]*)>");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");
    /** How spreadsheets are kept from reading a text as a number: {@code ="1994"}. */
    private static final Pattern TEXT_FORMULA = Pattern.compile("=\"([^\"]*)\"");

    private static final Pattern DOUBLED = Pattern.compile("(?:[^\"]|\"\")*+");

    private CellText() {}

    static String plain(String cell) {
        String text = text(cell);
        Matcher formula = TEXT_FORMULA.matcher(text);
        return Blanks.stripped(formula.matches() ? formula.group(1) : SpreadsheetText.restored(text));
    }

    /**
     * Of a tab-separated table.
     *
     * @param terms whether cells are RDF terms
     */
    static String tabbed(String cell, boolean terms) {
        String text = text(cell);
        return terms ? term(text) : plain(unquoted(text));
    }

    /** With its letters mended before what seems blank is taken off: it may be half of one. */
    private static String text(String cell) {
        return Blanks.stripped(Misdecoded.mended(cell));
    }

    /** Spreadsheets quote what holds a comma, whatever the separator. */
    private static String unquoted(String text) {
        boolean quoted = text.length() > 1 && text.charAt(0) == '"' && text.charAt(text.length() - 1) == '"';
        String inside = quoted ? text.substring(1, text.length() - 1) : text;
        return quoted && DOUBLED.matcher(inside).matches() ? inside.replace("\"\"", "\"") : text;
    }

    private static String term(String text) {
        Matcher address = ADDRESS.matcher(text);
        if (address.matches()) {
            return address.group(1);
        }
        Matcher literal = LITERAL.matcher(text);
        if (!literal.matches()) {
            return text;
        }
        return Blanks.stripped(ESCAPE.matcher(literal.group(1))
                .replaceAll(found -> Matcher.quoteReplacement(
                        switch (found.group(1)) {
                            case "t", "n", "r" -> " ";
                            default -> found.group(1);
                        })));
    }
}
