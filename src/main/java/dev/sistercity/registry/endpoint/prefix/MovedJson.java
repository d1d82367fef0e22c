package dev.sistercity.registry.endpoint.prefix;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Moves the addresses in JSON: values of properties that hold addresses of the registry. All else stays as it is, byte for byte, what
 * people have written in particular: the log's hashes are made of it.
 */
final class MovedJson {

    /** Beside {@code href} and what ends in it. No draft of a record has a text of one of these names ({@code PrefixTest}). */
    private static final Set<String> NAMES = Set.of(
            "path",
            "instance",
            "existing",
            "self",
            "next",
            "address",
            "published",
            "apply",
            "@id",
            "accessURL",
            "downloadURL",
            "contentUrl",
            "endpointURL",
            "endpointDescription",
            "servesDataset",
            "target",
            "changes",
            "openapi",
            "explorer");

    private static final Set<String> ENDINGS = Set.of("href", "hrefs", "Href");

    private static final String PROBLEM = "/problems/";

    private static final JsonFactory JSON = new JsonFactory();

    private MovedJson() {}

    /**
     * @param body one value or several, as UTF-8
     * @return what was given where nothing was moved, or where it is no JSON
     */
    static byte[] of(byte[] body, MovedAddresses moved) {
        ByteArrayOutputStream out = null;
        int done = 0;
        try (JsonParser parser = JSON.createParser(body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.VALUE_STRING || !isAddress(parser)) {
                    continue;
                }
                int place = moved.place(parser.getText());
                if (place >= 0) {
                    int at = (int) parser.currentTokenLocation().getByteOffset() + 1 + place;
                    out = out == null ? new ByteArrayOutputStream(body.length + body.length / 8) : out;
                    out.write(body, done, at - done);
                    out.write(moved.prefix().getBytes(StandardCharsets.UTF_8));
                    // Of the contract's servers: its paths begin with the slash.
                    done = parser.getTextLength() == 1 && isOfServers(parser) ? at + 1 : at;
                }
            }
        } catch (IOException e) {
            return body;
        }
        if (out == null) {
            return body;
        }
        out.write(body, done, body.length - done);
        return out.toByteArray();
    }

    private static boolean isAddress(JsonParser parser) throws IOException {
        String name = name(parser.getParsingContext());
        return holdsAddress(name)
                || name.equals("type") && parser.getText().startsWith(PROBLEM)
                // Of the registry itself, for search engines and in the contract; records have whole addresses.
                || name.equals("url") && parser.getText().equals("/");
    }

    /** Whether texts of a property are addresses; those of the registry begin with a slash. */
    static boolean holdsAddress(String name) {
        return NAMES.contains(name) || ENDINGS.stream().anyMatch(name::endsWith);
    }

    /** Of a value, or of the list that it stands in. */
    private static String name(JsonStreamContext context) {
        JsonStreamContext named = context.inArray() ? context.getParent() : context;
        String name = named == null ? null : named.getCurrentName();
        return name == null ? "" : name;
    }

    /** Where the contract says that its paths begin. */
    private static boolean isOfServers(JsonParser parser) {
        JsonStreamContext context = parser.getParsingContext();
        JsonStreamContext list = context.getParent();
        return "url".equals(context.getCurrentName())
                && list != null
                && list.inArray()
                && name(list).equals("servers");
    }
}
