package dev.sistercity.registry.endpoint.prefix;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Moves the addresses in pages and pictures: those in attributes, and in the data for search engines. Texts cannot be taken for either,
 * as quotes are escaped in them.
 */
final class MovedMarkup {

    /** Up to where an address of the registry may stand; {@code data-call} shows it as text, too. */
    private static final Pattern ATTRIBUTE = Pattern.compile(
            "[ \\n](?:href|src|action|formaction|poster|content|data-call|data-contract)=\"([^\"]*+)(\"(?:>GET (?=/))?+)");

    private static final String DATA = "<script type=\"application/ld+json\">";
    private static final String END = "</script>";

    private MovedMarkup() {}

    static byte[] of(byte[] body, MovedAddresses moved) {
        String text = new String(body, StandardCharsets.UTF_8);
        StringBuilder out = new StringBuilder(text.length() + text.length() / 16);
        Matcher found = ATTRIBUTE.matcher(text);
        int done = 0;
        while (found.find()) {
            int place = moved.place(found.group(1));
            if (place >= 0) {
                int at = found.start(1) + place;
                out.append(text, done, at).append(moved.prefix());
                out.append(text, at, found.end());
                done = found.end();
                if (found.group(2).length() > 1) {
                    out.append(moved.prefix());
                }
            }
        }
        out.append(text, done, text.length());
        data(out, moved);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void data(StringBuilder out, MovedAddresses moved) {
        int from = out.indexOf(DATA);
        int to = from < 0 ? -1 : out.indexOf(END, from);
        if (to > 0) {
            byte[] data = out.substring(from + DATA.length(), to).getBytes(StandardCharsets.UTF_8);
            out.replace(from + DATA.length(), to, new String(MovedJson.of(data, moved), StandardCharsets.UTF_8));
        }
    }
}
