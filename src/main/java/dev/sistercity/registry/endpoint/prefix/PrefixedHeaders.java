package dev.sistercity.registry.endpoint.prefix;

import dev.sistercity.registry.endpoint.request.PublicAddress;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The headers of an answer that hold addresses. */
final class PrefixedHeaders {

    private static final List<String> ADDRESSES = List.of("Location", "Content-Location", "Service-Worker-Allowed");

    private static final Pattern TARGET = Pattern.compile("<([^<>]*+)>");
    private static final Pattern COOKIE_PATH = Pattern.compile("(?i)(; *path=)(/[^;]*+)");

    private PrefixedHeaders() {}

    static void move(MultiMap headers, MovedAddresses moved, PrefixedTags tags) {
        for (String name : ADDRESSES) {
            String value = headers.get(name);
            if (value != null) {
                headers.set(name, moved.of(value));
            }
        }
        each(headers, "Link", TARGET, found -> '<' + moved.of(found.group(1)) + '>');
        each(headers, "Set-Cookie", COOKIE_PATH, found -> found.group(1) + moved.of(found.group(2)));
        String tag = headers.get(HttpHeaders.ETAG);
        if (tag != null) {
            headers.set(HttpHeaders.ETAG, tags.marked(tag));
        }
        vary(headers);
    }

    private static void each(
            MultiMap headers, String name, Pattern part, java.util.function.Function<Matcher, String> moving) {
        List<String> lines = headers.getAll(name);
        if (!lines.isEmpty()) {
            headers.set(
                    name,
                    lines.stream()
                            .map(line -> part.matcher(line)
                                    .replaceAll(found -> Matcher.quoteReplacement(moving.apply((Matcher) found))))
                            .toList());
        }
    }

    /** What a cache between the proxy and the registry keeps must not come below another prefix. */
    static void vary(MultiMap headers) {
        String vary = String.join(", ", headers.getAll(HttpHeaders.VARY));
        if (!vary.contains(PublicAddress.PREFIX)) {
            headers.set(HttpHeaders.VARY, vary.isEmpty() ? PublicAddress.PREFIX : vary + ", " + PublicAddress.PREFIX);
        }
    }
}
