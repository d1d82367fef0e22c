package dev.sistercity.registry.endpoint.request;

import dev.sistercity.registry.catalog.past.PastState;
import dev.sistercity.registry.shared.page.Parameters;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A request as the endpoints look at it.
 *
 * @param path without the query
 * @param query the raw query string, null for none
 * @param past the registry of the time that {@code knownAt} names; null where that is not asked for
 */
public record ApiRequest(
        String path, String query, Map<String, List<String>> parameters, MultiMap headers, PastState past) {

    /** Where a request has the state that it asks for. */
    public static final String PAST = ApiRequest.class.getName() + ".past";

    /** Where a request has what it asks of another operation than the one at its address: see {@code Operations}. */
    public static final String CALLED = ApiRequest.class.getName() + ".called";

    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final int LONGEST_KEY = 255;

    /** More than all that an operation declares, each as often as it may be repeated. */
    private static final int MOST_PARAMETERS = 1_000;

    public static ApiRequest of(RoutingContext context) {
        ApiRequest called = context.get(CALLED);
        if (called != null) {
            return called;
        }
        HttpServerRequest request = context.request();
        String query = request.query();
        return new ApiRequest(request.path(), query, parse(query), request.headers(), context.get(PAST));
    }

    /** Its address with another value for one parameter. */
    public String with(String parameter, String value) {
        String others = without(Set.of(parameter));
        return others + (others.indexOf('?') < 0 ? '?' : '&') + encode(parameter) + '=' + encode(value);
    }

    /** Its address without some parameters. */
    public String without(Set<String> names) {
        String others = parameters.entrySet().stream()
                .filter(parameter -> !names.contains(parameter.getKey()))
                .flatMap(parameter ->
                        parameter.getValue().stream().map(value -> encode(parameter.getKey()) + '=' + encode(value)))
                .collect(Collectors.joining("&"));
        return others.isEmpty() ? path : path + '?' + others;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /**
     * For operations that take none.
     *
     * @throws RegistryException MALFORMED if there are any
     */
    public void refuseParameters() {
        Parameters.of(parameters, Map.of());
    }

    public String header(String name) {
        return headers.get(name);
    }

    /**
     * The key that makes repeating the request safe; null for none.
     *
     * @throws RegistryException MALFORMED if it is no key
     */
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

    /**
     * The framework lets a body through that has no type, or any type.
     *
     * @throws RegistryException UNSUPPORTED_TYPE
     */
    public void requireContentType() {
        String type = header("Content-Type");
        if (type == null || type.contains("*")) {
            throw new RegistryException(Kind.UNSUPPORTED_TYPE);
        }
    }

    /**
     * For operations that answer JSON only.
     *
     * @throws RegistryException NOT_ACCEPTABLE
     */
    public void requireJsonAccepted() {
        Format.choose(Optional.empty(), header("Accept"), List.of(Format.JSON));
    }

    /**
     * The parameters of a form (application/x-www-form-urlencoded), checked like those of an address.
     *
     * @throws RegistryException MALFORMED for more than an address may have
     */
    public static Map<String, List<String>> form(byte[] body) {
        return body == null ? Map.of() : parse(new String(body, StandardCharsets.ISO_8859_1));
    }

    /** Bytes that are no UTF-8 become U+FFFD, a broken escape stays as it is: both are refused where values are checked. */
    private static Map<String, List<String>> parse(String query) {
        if (query == null || query.isEmpty()) {
            return Map.of();
        }
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        int count = 0;
        int end;
        for (int start = 0; start < query.length(); start = end + 1) {
            int next = query.indexOf('&', start);
            end = next < 0 ? query.length() : next;
            if (end > start) {
                if (++count > MOST_PARAMETERS) {
                    throw new RegistryException(
                            Kind.MALFORMED, "The address has more than " + MOST_PARAMETERS + " query parameters");
                }
                String pair = query.substring(start, end);
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

    /** Addresses are ASCII; who types others' letters sends their UTF-8, of which the server makes a character a byte. */
    private static String asText(String sent) {
        return sent.chars().allMatch(c -> c < 0x80) || sent.chars().anyMatch(c -> c > 0xFF)
                ? sent
                : new String(sent.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static String decode(String sent) {
        String escaped = asText(sent);
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
