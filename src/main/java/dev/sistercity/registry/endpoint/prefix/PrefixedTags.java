package dev.sistercity.registry.endpoint.prefix;

import dev.sistercity.registry.shared.digest.Sha256;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Entity tags of answers below a prefix: those of the root with a mark of the prefix, since the bytes are others (RFC 9110, section
 * 8.8.3). What a client holds of one prefix is not what it would get below another; the version in a tag is the same.
 */
final class PrefixedTags {

    private static final int DIGITS = 8;

    private static final Pattern MARK = Pattern.compile("~[0-9a-f]{8}(?=[^~\"]{0,20}\")");

    private final String mark;

    PrefixedTags(String prefix) {
        mark = '~' + Sha256.hex(prefix.getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
    }

    /** @param tag strong or weak, quoted */
    String marked(String tag) {
        int end = tag.lastIndexOf('"');
        return end <= 0 ? tag : tag.substring(0, end) + mark + tag.substring(end);
    }

    /** Makes the conditions of a request those of the root. */
    void unmark(MultiMap headers) {
        String none = all(headers, HttpHeaders.IF_NONE_MATCH);
        if (none != null) {
            String own = Stream.of(none.split(","))
                    .map(String::strip)
                    .filter(tag -> tag.equals("*") || tag.contains(mark))
                    .map(tag -> tag.replace(mark, ""))
                    .collect(Collectors.joining(", "));
            headers.remove(HttpHeaders.IF_NONE_MATCH);
            if (!own.isEmpty()) {
                headers.set(HttpHeaders.IF_NONE_MATCH, own);
            }
        }
        String match = all(headers, HttpHeaders.IF_MATCH);
        if (match != null) {
            headers.set(HttpHeaders.IF_MATCH, MARK.matcher(match).replaceAll(""));
        }
    }

    private static String all(MultiMap headers, CharSequence name) {
        List<String> lines = headers.getAll(name);
        return lines.isEmpty() ? null : String.join(",", lines);
    }
}
