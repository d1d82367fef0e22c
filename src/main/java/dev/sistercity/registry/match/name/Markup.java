package dev.sistercity.registry.match.name;

import dev.sistercity.registry.shared.table.Misdecoded;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.text.StringEscapeUtils;

/** What wikis and web pages leave in the cells of lists; and whether what is written is a name at all. */
public final class Markup {

    /** {@code {{flag|FRA}}}, {@code {{!}}}. */
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{[^{}]*+\\}\\}");
    /** Of which the last part is shown: {@code {{lang|fr|Lyon}}}. */
    private static final Pattern SHOWN = Pattern.compile(
            "\\{\\{(?:lang|nowrap|nobr|small|big|sort|sortname|abbr)\\|(?:[^{}|]*+\\|)*+([^{}|]*+)\\}\\}",
            Pattern.CASE_INSENSITIVE);
    /** {@code [[Paris|the city]]}. */
    private static final Pattern LINK = Pattern.compile("\\[\\[(?:[^\\[\\]|]*+\\|)?([^\\[\\]|]*+)\\]\\]");

    /** {@code [Lyon](https://example.org)}, {@code [https://example.org Lyon]}. */
    private static final Pattern WEB_LINK = Pattern.compile(
            "\\[([^\\[\\]()]++)\\]\\(https?://[^()\\s]*+\\)|\\[https?://[^\\[\\]\\s]++ ([^\\[\\]]++)\\]");

    /** {@code <ref name="a"/>}, {@code <sup>1</sup>}. */
    private static final Pattern REFERENCE = Pattern.compile(
            "<ref\\b[^<>]*+(?<=/)>|<ref\\b[^<>]*+>[^<]*+</ref>|<sup\\b[^<>]*+>[^<]*+</sup>", Pattern.CASE_INSENSITIVE);

    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^<>]*+>|<!--(?:[^-<]|-(?!->))*+-->");
    private static final Pattern EMPHASIS = Pattern.compile("'''?+");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0\\u200B\\uFEFF]++");
    private static final Pattern PLAIN = Pattern.compile("[^{}<>\\[\\]&|'%/\\u00A0\\u200B\\uFEFF]*+");
    /** The page of a place in a wiki, which is called as the place is: {@code https://fr.wikipedia.org/wiki/Saint-Malo}. */
    private static final Pattern WIKI_PAGE = Pattern.compile(
            "(?:https?:)?//[a-z-]{2,12}\\.(?:m\\.)?wiki(?:pedia|voyage)\\.org/wiki/([^?#\\s:]{1,200})(?:[?#]\\S*+)?",
            Pattern.CASE_INSENSITIVE);

    /** Bytes of UTF-8 as addresses have them (RFC 3986): {@code S%C3%A3o_Paulo}. */
    private static final Pattern ESCAPED = Pattern.compile("(?:%[0-9A-Fa-f]{2})++");

    private static final Pattern LEFT = Pattern.compile("\\{\\{|\\}\\}|\\[\\[|\\]\\]|<|>|\\||https?://|www\\.|@|\\\\");
    private static final Pattern VERB = Pattern.compile(
            "(?<!\\p{L})(?:is an?|was an?|were|has been|have been|is part|member of|ist eine?|sind|wurde|est une?|a été|es una?"
                    + "|fue una?|è una?|é uma?|jest|является|see also|siehe auch|twinned with|no longer)"
                    + "(?!\\p{L})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /** What is short for a name, and no name to register: {@code CDMX}, {@code NYC}. */
    private static final Pattern INITIALS = Pattern.compile("[A-Z]{2,4}");

    /** Notes in place of a name: {@code see below}, {@code various cities}, {@code the city}. */
    private static final Pattern NOTE = Pattern.compile(
            "(?:see|siehe|s\\.|voir|ver|vedi|zie|se|patrz|см\\.) (?:above|below|note|notes|oben|unten|ci-dessus|ci-dessous|arriba|abajo|sopra"
                    + "|sotto|boven|onder|выше|ниже)(?: [0-9]{1,3})?"
                    + "|(?:various|several|multiple|different|other|many|some|diverse|verschiedene|mehrere|andere|plusieurs|divers|diverses"
                    + "|autres|varias|varios|otras|varie|diversi|altre|разные) (?:cities|towns|municipalities|places|partners|Städte|Orte"
                    + "|Gemeinden|villes|communes|ciudades|municipios|città|comuni|города)"
                    + "|(?:the |this |its |same |die |la |le )(?:city|town|municipality|stadt|gemeinde|ville|ciudad|città)"
                    + "|various|several|others|misc|miscellaneous|diverse|verschiedene|mehrere|andere|weitere|übrige|plusieurs|autres"
                    + "|otros|otras|varios|altri|altre|outros|outras|inne|pozostałe|další|ostatní|прочие|другие|разные|其他|其它|その他|기타"
                    + "|(?:and |und |et |y |e |i |и )?[0-9]{1,3} (?:more|others?|other cities|weitere|andere|autres|otros|más|altri|outros|inne|innych|dalších|других)"
                    + "|total|totals|sum|subtotal|grand total|summe|gesamt|insgesamt|totale|totaal|razem|ogółem|celkem|spolu|összesen|итого|всего"
                    + "|разом|всього|toplam|合计|合計|总计|總計|小计|小計|합계|총계|المجموع"
                    + "|same as above|ditto|idem|dito|etc\\.?|and others|u\\.\\s?a\\.|et al\\.?|to be (?:determined|announced|confirmed)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /** Of a list, or of a street: {@code 1. Lyon}. */
    private static final Pattern NUMBERED = Pattern.compile("[0-9]{1,3}\\.?\\s.*+", Pattern.DOTALL);

    private static final int MOST_WORDS = 9;
    private static final int WORDS_OF_A_SENTENCE = 4;
    private static final int LONGEST = 120;

    private Markup() {}

    /** The text without markup; as it is where that is all there is. */
    public static String cleaned(String text) {
        if (PLAIN.matcher(text).matches()) {
            return text;
        }
        String rest = REFERENCE.matcher(unescaped(text)).replaceAll("");
        rest = LINK.matcher(rest).replaceAll("$1");
        rest = WEB_LINK.matcher(rest)
                .replaceAll(
                        match -> Matcher.quoteReplacement(match.group(1) == null ? match.group(2) : match.group(1)));
        rest = SHOWN.matcher(rest).replaceAll("$1");
        rest = TEMPLATE.matcher(rest).replaceAll(" ");
        rest = TAG.matcher(rest).replaceAll(" ");
        rest = EMPHASIS.matcher(rest)
                .replaceAll(match -> match.group().length() > 1 ? "" : Matcher.quoteReplacement("'"));
        rest = StringEscapeUtils.unescapeHtml4(rest);
        rest = BLANKS.matcher(rest).replaceAll(" ").strip();
        return rest.isEmpty() ? text.strip() : rest;
    }

    /** The end of an address of a wiki, and what is escaped as in addresses, in plain letters. */
    private static String unescaped(String text) {
        Matcher page = WIKI_PAGE.matcher(text.strip());
        String title = page.matches() ? page.group(1) : text;
        boolean escaped = ESCAPED.matcher(title).find();
        if (!page.matches() && !escaped) {
            return text;
        }
        String plain = ESCAPED.matcher(title)
                .replaceAll(
                        match -> Matcher.quoteReplacement(URLDecoder.decode(match.group(), StandardCharsets.UTF_8)));
        return plain.indexOf('\uFFFD') >= 0 ? text : plain.replace('_', ' ');
    }

    /** Whether something is a sentence, an address or the like: no city is called so. */
    public static boolean isNoName(String text) {
        String clean = cleaned(text);
        int words = BLANKS.split(clean).length;
        return clean.codePoints().noneMatch(Character::isLetter)
                || clean.length() > LONGEST
                || LEFT.matcher(clean).find()
                || Misdecoded.isLost(clean)
                || NUMBERED.matcher(clean).matches()
                || INITIALS.matcher(clean).matches()
                || NOTE.matcher(clean).matches()
                || words > MOST_WORDS
                || words >= WORDS_OF_A_SENTENCE && VERB.matcher(clean).find();
    }
}
