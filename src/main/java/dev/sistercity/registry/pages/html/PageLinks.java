package dev.sistercity.registry.pages.html;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Addresses of pages: what a reader has chosen goes along with each of them.
 *
 * @param lang BCP 47, as it was asked for in the address; null if it was not
 * @param asOf EDTF; null for today
 */
public record PageLinks(String lang, String asOf) {

    private static final String API = "/v1/";
    /** Files have no page, and an edition's page shows its difference. */
    private static final String FILE = ".ndjson";

    private static final String DIFFERENCE = "/difference";

    /** @param path with or without a query */
    public String to(String path) {
        if (lang == null && asOf == null) {
            return path;
        }
        List<String> choices = new ArrayList<>();
        if (lang != null) {
            choices.add("lang=" + encoded(lang));
        }
        if (asOf != null) {
            choices.add("asOf=" + encoded(asOf));
        }
        return path + (path.indexOf('?') < 0 ? '?' : '&') + String.join("&", choices);
    }

    /** A page that shows the present alone. */
    public String today(String path) {
        return new PageLinks(lang, null).to(path);
    }

    /** The page of a record. */
    public String record(String collection, String id) {
        return to(path(collection, id));
    }

    /** The page of what is in the API at an address. */
    public String ofApi(String href) {
        boolean file = href.endsWith(FILE);
        return href.startsWith(API) && !file
                ? to('/' + href.substring(API.length()).replaceFirst(DIFFERENCE + '$', ""))
                : file ? href : to(href);
    }

    /** The page in another language, as of the same day. */
    public String inLanguage(String path, String tag) {
        return new PageLinks(tag, asOf).to(path);
    }

    public static String path(String collection, String id) {
        return '/' + encoded(collection) + '/' + encoded(id);
    }

    /** Parameters as a query string. */
    public static String query(Map<String, List<String>> parameters) {
        return parameters.entrySet().stream()
                .flatMap(each -> each.getValue().stream().map(value -> encoded(each.getKey()) + '=' + encoded(value)))
                .collect(Collectors.joining("&"));
    }

    /** As part of a path or as a value of a query. */
    public static String encoded(String text) {
        return isPlain(text) ? text : percentEncoded(text);
    }

    /** Ids and names of collections, which are most of what stands in addresses. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c == '-')) {
                return false;
            }
        }
        return true;
    }

    private static String percentEncoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%3A", ":");
    }

    /** The text of {@link #encoded}. */
    static String decoded(String part) {
        return URLDecoder.decode(part, StandardCharsets.UTF_8);
    }
}
