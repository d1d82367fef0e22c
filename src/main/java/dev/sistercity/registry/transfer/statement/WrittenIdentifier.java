package dev.sistercity.registry.transfer.statement;

import dev.sistercity.registry.city.api.Identifier;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Identifiers of cities as lists have them: bare, with a prefix, as an address. */
final class WrittenIdentifier {

    private static final String WIKIDATA = "wikidata";
    private static final String GEONAMES = "geonames";

    /** A way to write one: the first group is the identifier. */
    private record Form(String scheme, Pattern pattern) {}

    private static final Pattern ITEM =
            Pattern.compile("(?:wd:|d:|wikidata:|item:)?(Q[1-9][0-9]{0,11})", Pattern.CASE_INSENSITIVE);
    private static final Pattern ITEM_ADDRESS = Pattern.compile(
            "(?:https?:)?(?://)?(?:www\\.|m\\.)?wikidata\\.org/(?:entity/|wiki/)(?:Special:[a-z]{1,40}/|Item:)?"
                    + "(Q[1-9][0-9]{0,11})(?:[.#?/].{0,200})?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PLACE =
            Pattern.compile("(?:geonames|gn|geonameid|geonames id):? ?([1-9][0-9]{0,8})", Pattern.CASE_INSENSITIVE);
    private static final Pattern PLACE_ADDRESS = Pattern.compile(
            "(?:https?:)?(?://)?(?:www\\.|sws\\.|api\\.)?geonames\\.org/([1-9][0-9]{0,8})(?:[/?#].{0,300})?",
            Pattern.CASE_INSENSITIVE);
    private static final List<Form> FORMS = List.of(
            new Form(WIKIDATA, ITEM),
            new Form(WIKIDATA, ITEM_ADDRESS),
            new Form(GEONAMES, PLACE),
            new Form(GEONAMES, PLACE_ADDRESS));
    private static final Pattern BRACKETS =
            Pattern.compile("<([^<>]{1,300})>|\\[\\[([^\\[\\]]{1,300})\\]\\]|\\{\\{([^{}]{1,300})\\}\\}");

    private static final Pattern BETWEEN = Pattern.compile("[\\s;,|]++");

    private WrittenIdentifier() {}

    /** One, or several with blanks or semicolons between. */
    static List<Identifier> readAll(String text) {
        Optional<Identifier> whole = read(text);
        if (whole.isPresent()) {
            return List.of(whole.get());
        }
        return Arrays.stream(BETWEEN.split(text))
                .flatMap(part -> read(part).stream())
                .distinct()
                .toList();
    }

    /** Empty if it is none. */
    static Optional<Identifier> read(String text) {
        String bare = unbracketed(text).strip();
        for (Form form : FORMS) {
            Matcher matcher = form.pattern().matcher(bare);
            if (matcher.matches()) {
                return Optional.of(
                        new Identifier(form.scheme(), matcher.group(1).toUpperCase(Locale.ROOT)));
            }
        }
        return Optional.empty();
    }

    private static String unbracketed(String text) {
        Matcher brackets = BRACKETS.matcher(text);
        if (!brackets.matches()) {
            return text;
        }
        for (int group = 1; group < brackets.groupCount(); group++) {
            if (brackets.group(group) != null) {
                return brackets.group(group);
            }
        }
        return brackets.group(brackets.groupCount());
    }
}
