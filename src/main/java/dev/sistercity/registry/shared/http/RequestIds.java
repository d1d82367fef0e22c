package dev.sistercity.registry.shared.http;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/**
 * Gives every request an id, which is answered in {@code X-Request-Id}, written into problems and logs. One that the caller
 * or a proxy has given is kept if it is a plain token.
 */
@Singleton
public class RequestIds {

    static final String HEADER = "X-Request-Id";

    private static final String KEY = "requestId";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final HexFormat HEX = HexFormat.of();
    /** Before all else that handles requests. */
    private static final int FIRST = Integer.MIN_VALUE + 1000;

    void install(@Observes Router router) {
        router.route().order(FIRST).handler(context -> {
            String id = of(context);
            context.response().putHeader(HEADER, id);
            context.next();
        });
    }

    public static String of(RoutingContext context) {
        String known = context.get(KEY);
        if (known != null) {
            return known;
        }
        String given = context.request().getHeader(HEADER);
        String id = given != null && PLAIN.matcher(given).matches()
                ? given
                : HEX.toHexDigits(ThreadLocalRandom.current().nextLong());
        context.put(KEY, id);
        return id;
    }

    /** Does something whose log entries carry the request's id. */
    public static void logged(RoutingContext context, Runnable logging) {
        MDC.put(KEY, of(context));
        try {
            logging.run();
        } finally {
            MDC.remove(KEY);
        }
    }
}
