package dev.sistercity.registry.shared.problem;

import dev.sistercity.registry.shared.http.SecurityHeaders;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.ParsedHeaderValue;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HexFormat;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Says as a problem what the server below would refuse with an empty answer: addresses that are no URIs, bodies far beyond
 * all bounds, and places where nothing is.
 */
@Singleton
public class ServerRefusals {

    /**
     * The system property that has Quarkus leave the check of addresses to this class. It is read when the server's
     * classes are loaded, so it is set before anything else; without it such addresses are answered 400 with no body.
     */
    public static final String OURS = "vertx.disableURIValidation";

    /** After the request has its id, before all else. */
    private static final int EARLY = Integer.MIN_VALUE + 1001;

    private static final char FIRST_BEYOND_ASCII = 0x80;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private static final String METRICS = "/q/metrics";
    private static final String PLAIN = "text/plain";

    private final ProblemMapper problems;
    private final long largestBody;

    ServerRefusals(
            ProblemMapper problems,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largestBody) {
        this.problems = problems;
        this.largestBody = largestBody.asLongValue();
    }

    void install(@Observes Router router) {
        router.route().order(EARLY).handler(this::look).failureHandler(this::failed);
        router.errorHandler(
                404,
                context -> problems.end(new RegistryException(Kind.NOT_FOUND, "Nothing is at this address"), context));
        router.errorHandler(400, context -> problems.end(noUri(), context));
        router.errorHandler(413, context -> problems.end(tooLarge(), context));
    }

    private void look(RoutingContext context) {
        if (!isUri(context.request().uri())) {
            problems.end(noUri(), context);
        } else if (!areReadable(context)) {
            problems.end(
                    new RegistryException(
                            Kind.MALFORMED, "A quoted part of Accept or Content-Type has no end: quotes come in pairs"),
                    context);
        } else if (length(context) > largestBody) {
            // The rest of the body will not be read.
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            problems.end(tooLarge(), context);
        } else {
            // Parts of files are nothing that a client needs, and the server below refuses wrong ones without a word.
            context.request().headers().remove("Range");
            takeAnyMetrics(context);
            context.next();
        }
    }

    /** The address of the metrics names their form: Micrometer refuses what else a client accepts, with an empty answer. */
    private static void takeAnyMetrics(RoutingContext context) {
        String path = context.request().path();
        if (path != null && path.startsWith(METRICS)) {
            String accept = context.request().getHeader(HttpHeaders.ACCEPT);
            context.request().headers().remove(HttpHeaders.ACCEPT);
            if (accept != null && accept.contains(PLAIN) && !accept.contains("openmetrics")) {
                context.request().headers().set(HttpHeaders.ACCEPT, PLAIN);
            }
        }
    }

    /**
     * Whether the headers can be parsed by which Vert.x finds a route: it fails on a quote that has no end. Most have no quotes
     * and are not parsed here.
     */
    private static boolean areReadable(RoutingContext context) {
        try {
            if (isQuoted(context, HttpHeaders.ACCEPT)) {
                context.parsedHeaders().accept().forEach(ParsedHeaderValue::parameters);
            }
            if (isQuoted(context, HttpHeaders.CONTENT_TYPE)) {
                context.parsedHeaders().contentType().parameters();
            }
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static boolean isQuoted(RoutingContext context, CharSequence header) {
        String value = context.request().getHeader(header);
        return value != null && value.indexOf('"') >= 0;
    }

    /** What is refused or fails outside of Quarkus REST, which answers its own. */
    private void failed(RoutingContext context) {
        Throwable failure = context.failure();
        int status = context.statusCode();
        SecurityHeaders.addTo(context);
        if (failure instanceof SecurityException) {
            // Quarkus says who may not.
            context.next();
        } else if (failure instanceof RegistryException refusal) {
            problems.end(refusal, context);
        } else if (context.request().authority() == null && status == 400) {
            problems.end(noHost(), context);
        } else if (context.request().path() == null || !context.request().path().startsWith("/")) {
            problems.end(noPath(), context);
        } else {
            problems.end(status, failure, context);
        }
    }

    private static RegistryException noHost() {
        return new RegistryException(
                Kind.MALFORMED, "The Host header must name a host, and a port where it is not the usual one");
    }

    private static RegistryException noPath() {
        return new RegistryException(Kind.MALFORMED, "The request target must be a path that begins with /");
    }

    private static RegistryException noUri() {
        return new RegistryException(
                Kind.MALFORMED, "The address is no URI (RFC 3986): percent-escape what may not stand in it as it is");
    }

    private static RegistryException tooLarge() {
        return new RegistryException(Kind.TOO_LARGE);
    }

    private static boolean isUri(String text) {
        try {
            new URI(escaped(text));
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** What people type in their own letters is UTF-8, a character a byte here: taken as if it were percent-escaped. */
    private static String escaped(String text) {
        if (text.chars().allMatch(c -> c < FIRST_BEYOND_ASCII)) {
            return text;
        }
        StringBuilder escaped = new StringBuilder(text.length() * 2);
        text.chars().forEach(c -> {
            if (c < FIRST_BEYOND_ASCII) {
                escaped.append((char) c);
            } else {
                escaped.append('%').append(HEX.toHexDigits((byte) c));
            }
        });
        return escaped.toString();
    }

    private static long length(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null || !length.matches("[0-9]{1,18}") ? 0 : Long.parseLong(length);
    }
}
