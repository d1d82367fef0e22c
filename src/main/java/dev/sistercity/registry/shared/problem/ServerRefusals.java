package dev.sistercity.registry.shared.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
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

    private final ProblemMapper problems;
    private final long largestBody;

    ServerRefusals(
            ProblemMapper problems,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largestBody) {
        this.problems = problems;
        this.largestBody = largestBody.asLongValue();
    }

    void install(@Observes Router router) {
        router.route().order(EARLY).handler(this::look);
        router.errorHandler(
                404,
                context -> problems.end(new RegistryException(Kind.NOT_FOUND, "Nothing is at this address"), context));
        router.errorHandler(400, context -> problems.end(noUri(), context));
        router.errorHandler(413, context -> problems.end(tooLarge(), context));
    }

    private void look(RoutingContext context) {
        if (!isUri(context.request().uri())) {
            problems.end(noUri(), context);
        } else if (length(context) > largestBody) {
            // The rest of the body will not be read.
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            problems.end(tooLarge(), context);
        } else {
            context.next();
        }
    }

    private static RegistryException noUri() {
        return new RegistryException(
                Kind.MALFORMED, "The address is no URI (RFC 3986): percent-escape what may not stand in it as it is");
    }

    private static RegistryException tooLarge() {
        return new RegistryException(Kind.TOO_LARGE, Kind.TOO_LARGE.explanation());
    }

    private static boolean isUri(String text) {
        try {
            new URI(text);
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static long length(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null || !length.matches("[0-9]{1,18}") ? 0 : Long.parseLong(length);
    }
}
