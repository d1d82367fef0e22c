package dev.sistercity.registry.endpoint;

import dev.sistercity.registry.shared.page.Parameters;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as the endpoints look at it.
 *
 * @param path without the query
 * @param query the raw query string, null for none
 */
public record Call(String path, String query, Map<String, List<String>> parameters, MultiMap headers) {

    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final int LONGEST_KEY = 255;

    public static Call of(RoutingContext context) {
        HttpServerRequest request = context.request();
        String query = request.query();
        return new Call(request.path(), query, parse(query), request.headers());
    }

    /** For operations that take none. @throws RegistryException MALFORMED if there are any */
    public void refuseParameters() {
        Parameters.of(parameters, Map.of());
    }

    public String header(String name) {
        return headers.get(name);
    }

    /** The key that makes repeating the request safe; null for none. @throws RegistryException MALFORMED if it is no key */
    public String idempotencyKey() {
        String sent = header(IDEMPOTENCY_KEY);
        if (sent != null
                && (sent.isEmpty()
                        || sent.length() > LONGEST_KEY
                        || !sent.chars().allMatch(c -> c > ' ' && c < 0x7F))) {
            throw RegistryException.ofParameter(
                    IDEMPOTENCY_KEY, "must be 1 to " + LONGEST_KEY + " visible ASCII characters");
        }
        return sent;
    }

    /** The framework lets a body through that has no type, or any type. @throws RegistryException UNSUPPORTED_TYPE */
    public void requireContentType() {
        String type = header("Content-Type");
        if (type == null || type.contains("*")) {
            throw new RegistryException(Kind.UNSUPPORTED_TYPE, Kind.UNSUPPORTED_TYPE.explanation());
        }
    }

    /** For operations that answer JSON only. @throws RegistryException NOT_ACCEPTABLE */
    public void requireJsonAccepted() {
        Format.choose(Optional.empty(), header("Accept"), List.of(Format.JSON));
    }

    /** Bytes that are no UTF-8 become U+FFFD, a broken escape stays as it is: both are refused where values are checked. */
    private static Map<String, List<String>> parse(String query) {
        if (query == null || query.isEmpty()) {
            return Map.of();
        }
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                parameters
                        .computeIfAbsent(decode(name), n -> new ArrayList<>(1))
                        .add(decode(value));
            }
        }
        return parameters;
    }

    private static String decode(String escaped) {
        if (escaped.indexOf('%') < 0 && escaped.indexOf('+') < 0) {
            return escaped;
        }
        try {
            return URLDecoder.decode(escaped, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "\uFFFD";
        }
    }
}
