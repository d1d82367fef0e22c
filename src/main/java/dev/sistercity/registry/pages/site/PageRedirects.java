package dev.sistercity.registry.pages.site;

import dev.sistercity.registry.endpoint.request.Accept;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.pages.html.PageLinks;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Leads browsers that come to an address of the API to the page of the same. A client that wants the JSON nevertheless says so by
 * {@code format}.
 */
@Singleton
class PageRedirects {

    private static final Pattern RECORDS =
            Pattern.compile("/v1/(" + RecordPages.COLLECTIONS + ")(?:/([^/]++))?(/revisions)?");
    private static final Pattern EDITIONS = Pattern.compile("/v1(/editions(?:/[^/]++)?)(?:/difference)?");
    private static final Pattern RELATED = Pattern.compile("/v1/cities/([^/]++)/(partnerships|forums|exchanges)");

    /** The API's own form goes before where a caller likes both as much. */
    private static final List<String> OFFERED = List.of("application/json", "text/html");

    private static final Set<String> OF_A_RECORD = Set.of("lang", "asOf");
    private static final Set<String> OF_EDITIONS = Set.of("lang", "asOf", "cursor");
    private static final Set<String> NOT_OF_A_LIST = Set.of("fields", "include");

    void install(@Observes Router router) {
        router.routeWithRegex("/v1(/.*)?").order(0).handler(this::lead);
    }

    private void lead(RoutingContext context) {
        HttpServerRequest request = context.request();
        boolean read = request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
        Optional<String> page = read && wantsPage(request)
                ? page(request.path(), ApiRequest.of(context).parameters())
                : Optional.empty();
        if (page.isEmpty()) {
            context.next();
        } else {
            context.response()
                    .setStatusCode(303)
                    .putHeader(HttpHeaders.LOCATION, page.get())
                    .putHeader(HttpHeaders.VARY, "Accept")
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
            context.end();
        }
    }

    private static boolean wantsPage(HttpServerRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        // Pages show the present; what was known then is told by the API alone.
        if (accept == null
                || !accept.contains("text/html")
                || request.getParam("format") != null
                || request.getParam("knownAt") != null) {
            return false;
        }
        try {
            return Accept.choose(accept, OFFERED).equals("text/html");
        } catch (RegistryException e) {
            return false;
        }
    }

    private static Optional<String> page(String path, Map<String, List<String>> sent) {
        if (path.equals("/v1") || path.equals("/v1/")) {
            return Optional.of("/");
        }
        Matcher related = RELATED.matcher(path);
        if (related.matches()) {
            String list = '/' + related.group(2) + "?city=" + related.group(1);
            String more = query(sent, false);
            return Optional.of(more.isEmpty() ? list : list + '&' + more);
        }
        Matcher editions = EDITIONS.matcher(path);
        if (editions.matches()) {
            String query = kept(sent, name -> !OF_EDITIONS.contains(name));
            return Optional.of(query.isEmpty() ? editions.group(1) : editions.group(1) + '?' + query);
        }
        Matcher records = RECORDS.matcher(path);
        if (!records.matches() || records.group(2) == null && records.group(3) != null) {
            return Optional.empty();
        }
        boolean one = records.group(2) != null;
        String address = '/'
                + records.group(1)
                + (one ? '/' + records.group(2) : "")
                + (records.group(3) == null ? "" : "/history");
        String query = query(sent, one);
        return Optional.of(query.isEmpty() ? address : address + '?' + query);
    }

    /** What the page takes of the query. */
    private static String query(Map<String, List<String>> sent, boolean one) {
        return kept(sent, name -> one ? !OF_A_RECORD.contains(name) : NOT_OF_A_LIST.contains(name));
    }

    private static String kept(Map<String, List<String>> sent, Predicate<String> leftOut) {
        Map<String, List<String>> kept = new LinkedHashMap<>(sent);
        kept.keySet().removeIf(leftOut);
        return kept.isEmpty() ? "" : PageLinks.query(kept);
    }
}
