package dev.sistercity.registry.endpoint;

import dev.sistercity.registry.shared.page.Parameters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request as the endpoints look at it.
 *
 * @param path without the query
 * @param query the raw query string, null for none
 */
public record Call(String path, String query, Map<String, List<String>> parameters, MultiMap headers) {

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
