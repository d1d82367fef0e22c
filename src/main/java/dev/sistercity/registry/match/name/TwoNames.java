package dev.sistercity.registry.match.name;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Two names in one cell, which may be those of one city: {@code Luik / Liège}, {@code Breslau (Wrocław)}, {@code Bilbo or Bilbao}. */
public record TwoNames(String one, String other) {

    /** Signs between names of one city, and the word "or" in languages of lists. */
    private static final Pattern JOINT = Pattern.compile(
            "(?:(?<!\\s)\\s++)?[/|=／,،，;–—](?!\\p{N})\\s*+|(?<!\\s)\\s++-\\s++"
                    + "|(?<!\\s)\\s++(?:or|ou|oder|o|eller|vagy|lub|nebo|alebo|ili|veya|или|або|ή)\\s++",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern BRACKETS = Pattern.compile("([^()\\[\\]（）]++)[(\\[（]([^()\\[\\]（）]++)[)\\]）]\\s*+");
    private static final Pattern HYPHEN = Pattern.compile("([^-]++)-([^-]++)");
    private static final int SHORTEST = 2;

    /** Empty unless just two are written. */
    public static Optional<TwoNames> of(String written) {
        String text = Markup.cleaned(written.strip());
        Matcher brackets = BRACKETS.matcher(text);
        if (brackets.matches()) {
            return both(brackets.group(1), brackets.group(2));
        }
        String[] names = JOINT.split(text, -1);
        if (names.length == 2) {
            return both(names[0], names[1]);
        }
        Matcher hyphen = HYPHEN.matcher(text);
        return names.length == 1 && hyphen.matches() ? both(hyphen.group(1), hyphen.group(2)) : Optional.empty();
    }

    private static Optional<TwoNames> both(String one, String other) {
        boolean names = one.strip().length() >= SHORTEST && other.strip().length() >= SHORTEST;
        return names ? Optional.of(new TwoNames(one.strip(), other.strip())) : Optional.empty();
    }
}
