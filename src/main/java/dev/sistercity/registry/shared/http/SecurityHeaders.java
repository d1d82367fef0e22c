package dev.sistercity.registry.shared.http;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What every answer tells browsers: to believe the content type, to run and load nothing, to be framed by no page, to tell no
 * other site where a reader came from. Pages that need more are listed here by their path; an endpoint whose policy follows
 * from a record sets the header itself.
 */
@Singleton
public class SecurityHeaders {

    private static final String CSP = "Content-Security-Policy";
    private static final String REFERRER = "Referrer-Policy";
    private static final String VARY = "Vary";
    private static final String ORIGIN = "Origin";

    /** Before all that answers, {@link RequestIds} excepted. */
    private static final int EARLY = Integer.MIN_VALUE + 1000;

    private static final String NOTHING =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** Styles stand in the page itself. */
    private static final String PAGE =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    /** Swagger UI writes styles, draws with data: images and calls this service. */
    private static final String EXPLORER =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** By the beginning of the path, longest first. */
    private static final Map<String, String> POLICIES = new LinkedHashMap<>();

    static {
        POLICIES.put("/explorer", EXPLORER);
        POLICIES.put("/problems", PAGE);
    }

    void install(@Observes Router router) {
        router.route().order(EARLY).handler(context -> {
            context.addHeadersEndHandler(ended -> addTo(context));
            context.next();
        });
    }

    /** For answers to requests that fail before any handler sees them; all others have the headers by themselves. */
    public static void addTo(RoutingContext context) {
        MultiMap headers = context.response().headers();
        if (!headers.contains(CSP)) {
            headers.set(CSP, policy(context.request().path(), headers.get("Content-Type")));
        }
        headers.set("X-Content-Type-Options", "nosniff");
        if (!headers.contains(REFERRER)) {
            headers.set(REFERRER, "no-referrer");
        }
        headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        // CORS names the origin that asked, and names none to a client that sends none.
        List<String> vary = headers.getAll(VARY);
        if (vary.stream().noneMatch(each -> each.contains(ORIGIN))) {
            headers.set(VARY, vary.isEmpty() ? ORIGIN : String.join(", ", vary) + ", " + ORIGIN);
        }
    }

    private static String policy(String path, String type) {
        if (path == null) {
            return PAGE;
        }
        for (Map.Entry<String, String> policy : POLICIES.entrySet()) {
            String prefix = policy.getKey();
            if (path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/')) {
                return policy.getValue();
            }
        }
        // Reports for people: text and tables.
        return type != null && type.startsWith("text/html") ? PAGE : NOTHING;
    }
}
