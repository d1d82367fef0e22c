package dev.sistercity.registry.observation;

import dev.sistercity.registry.ratelimit.ClientAddresses;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * A line of each request in the combined log format of Apache and nginx, if {@code registry.access-log.enabled}. Its category has a console of
 * its own without anything before the line, so that programs read it as they read those servers' logs.
 */
@Singleton
class AccessLog {

    private static final Logger LOG = Logger.getLogger("access-log");
    /** Before all that answers, after requests have got their ids. */
    private static final int FIRST = Integer.MIN_VALUE + 1001;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss Z", Locale.ROOT);
    private static final int LONGEST = 2_000;

    private final ClientAddresses addresses;
    private final Clock clock;
    private final boolean enabled;

    AccessLog(
            ClientAddresses addresses,
            Clock clock,
            @ConfigProperty(name = "registry.access-log.enabled") boolean enabled) {
        this.addresses = addresses;
        this.clock = clock;
        this.enabled = enabled;
    }

    void install(@Observes Router router) {
        if (enabled) {
            router.route().order(FIRST).handler(context -> {
                Instant began = clock.instant();
                context.addEndHandler(end -> LOG.info(line(context, began)));
                context.next();
            });
        }
    }

    private String line(RoutingContext context, Instant began) {
        HttpServerRequest request = context.request();
        return addresses.of(request).id() + " - - [" + TIME.format(began.atOffset(ZoneOffset.UTC)) + "] \""
                + plain(request.method().name()) + ' ' + plain(withoutTokens(request.uri())) + ' '
                + version(request.version()) + "\" " + context.response().getStatusCode() + ' '
                + context.response().bytesWritten() + " \"" + plain(withoutTokens(request.getHeader("Referer")))
                + "\" \""
                + plain(request.getHeader("User-Agent")) + '"';
    }

    private static String version(HttpVersion version) {
        return switch (version) {
            case HTTP_1_0 -> "HTTP/1.0";
            case HTTP_1_1 -> "HTTP/1.1";
            case HTTP_2 -> "HTTP/2.0";
        };
    }

    /** Feeds of offices have a token in their address, which opens them; null stays null. */
    static String withoutTokens(String uri) {
        int query = uri == null ? -1 : uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query + 1) + queryWithoutTokens(uri.substring(query + 1));
    }

    static String queryWithoutTokens(String query) {
        StringBuilder kept = new StringBuilder(query.length());
        String[] parameters = query.split("&", -1);
        for (int i = 0; i < parameters.length; i++) {
            kept.append(i == 0 ? "" : "&").append(isToken(parameters[i]) ? "token=-" : parameters[i]);
        }
        return kept.toString();
    }

    private static boolean isToken(String parameter) {
        int end = parameter.indexOf('=');
        try {
            return end > 0
                    && URLDecoder.decode(parameter.substring(0, end), StandardCharsets.UTF_8)
                            .equals("token");
        } catch (IllegalArgumentException notEscaped) {
            return false;
        }
    }

    /** As Apache writes it: nothing that a client sends ends its place in the line, or the line. */
    static String plain(String text) {
        if (text == null || text.isEmpty()) {
            return "-";
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < Math.min(text.length(), LONGEST); i++) {
            char each = text.charAt(i);
            if (each == '"' || each == '\\') {
                plain.append('\\').append(each);
            } else if (each < ' ' || each > '~') {
                plain.append(String.format(Locale.ROOT, each > 0xFF ? "\\u%04x" : "\\x%02x", (int) each));
            } else {
                plain.append(each);
            }
        }
        return plain.toString();
    }
}
