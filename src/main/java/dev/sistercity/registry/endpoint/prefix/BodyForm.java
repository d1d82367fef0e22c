package dev.sistercity.registry.endpoint.prefix;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** How the addresses in the body of an answer are moved. */
enum BodyForm {
    /** There are none, or whole ones only: tables, calendars, files, scripts. */
    PLAIN,
    JSON,
    /** A value or a field a line, sent bit by bit. */
    LINES,
    MARKUP,
    /** The contract. */
    YAML;

    private static final String SERVERS = "  - {url: /, ";
    private static final String FIELD = "data:";

    /** By the headers of an answer. */
    static BodyForm of(MultiMap headers) {
        String type = headers.get(HttpHeaders.CONTENT_TYPE);
        // What has a digest is meant byte for byte.
        if (type == null || headers.contains(HttpHeaders.CONTENT_ENCODING) || headers.contains("Repr-Digest")) {
            return PLAIN;
        }
        String bare = type.toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
        if (bare.equals("application/x-ndjson") || bare.equals("text/event-stream")) {
            return LINES;
        }
        if (bare.endsWith("json")) {
            return JSON;
        }
        if (bare.equals("text/html") || bare.endsWith("xml")) {
            return MARKUP;
        }
        return bare.endsWith("yaml") ? YAML : PLAIN;
    }

    /** @param body whole; of {@link #LINES} whole lines */
    byte[] moved(byte[] body, MovedAddresses moved) {
        return switch (this) {
            case PLAIN -> body;
            case JSON -> MovedJson.of(body, moved);
            case LINES -> lines(body, moved);
            case MARKUP -> MovedMarkup.of(body, moved);
            case YAML ->
                new String(body, StandardCharsets.UTF_8)
                        .replace(SERVERS, "  - {url: " + moved.prefix() + ", ")
                        .getBytes(StandardCharsets.UTF_8);
        };
    }

    private static byte[] lines(byte[] body, MovedAddresses moved) {
        String text = new String(body, StandardCharsets.UTF_8);
        if (!text.startsWith(FIELD) && !text.contains('\n' + FIELD)) {
            return MovedJson.of(body, moved);
        }
        StringBuilder out = new StringBuilder(text.length());
        for (String line : text.split("(?<=\n)")) {
            if (line.startsWith(FIELD)) {
                byte[] value = line.substring(FIELD.length()).getBytes(StandardCharsets.UTF_8);
                out.append(FIELD).append(new String(MovedJson.of(value, moved), StandardCharsets.UTF_8));
            } else {
                out.append(line);
            }
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }
}
