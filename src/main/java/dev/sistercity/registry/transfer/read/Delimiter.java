package dev.sistercity.registry.transfer.read;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What separates the cells of a table: what its first line says, or else what stands most often in the first row that has any such sign.
 *
 * @param lines at the beginning that were passed over
 */
record Delimiter(char sign, int lines) {

    private static final String CANDIDATES = ",;\t|";
    /** Excel's own first line: {@code sep=;}. */
    private static final Pattern NAMED =
            Pattern.compile("\"?sep ?= ?(.|\\\\t)\"?[,;\\s]{0,100}", Pattern.CASE_INSENSITIVE);

    private static final int LONGEST = 120;

    /** @param peek characters that may be looked at */
    static Delimiter of(BufferedReader reader, int peek, boolean tabs) throws IOException {
        reader.mark(LONGEST);
        StringBuilder line = new StringBuilder();
        for (int i = 0, c; i < LONGEST && (c = reader.read()) >= 0 && c != '\n'; i++) {
            line.append((char) c);
        }
        Matcher named = NAMED.matcher(line.toString());
        if (named.matches()) {
            char sign = named.group(1).length() > 1 ? '\t' : named.group(1).charAt(0);
            return new Delimiter(sign, 1);
        }
        reader.reset();
        return new Delimiter(counted(reader, peek, tabs), 0);
    }

    private static char counted(BufferedReader reader, int peek, boolean tabs) throws IOException {
        int[] counts = new int[CANDIDATES.length()];
        boolean quoted = false;
        boolean any = false;
        reader.mark(peek);
        for (int i = 0, c; i < peek - 1 && (c = reader.read()) >= 0 && (c != '\n' || quoted || !any); i++) {
            quoted ^= c == '"';
            int candidate = CANDIDATES.indexOf(c);
            if (candidate >= 0 && !quoted) {
                counts[candidate]++;
            }
            any |= candidate >= 0 && !quoted;
        }
        reader.reset();
        int tab = CANDIDATES.indexOf('\t');
        if (tabs && counts[tab] > 0) {
            return '\t';
        }
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return counts[best] == 0 && tabs ? '\t' : CANDIDATES.charAt(best);
    }
}
