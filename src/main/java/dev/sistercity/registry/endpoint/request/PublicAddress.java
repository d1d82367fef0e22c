package dev.sistercity.registry.endpoint.request;

import dev.sistercity.registry.ratelimit.ClientAddresses;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the world sees the registry; where that is not configured, where the caller does. For links that leave the registry. */
@Singleton
public class PublicAddress {

    private static final Pattern AUTHORITY = Pattern.compile("[A-Za-z0-9.:\\[\\]-]{1,255}");

    private static final String SECURE = "https";

    private final String configured;
    private final ClientAddresses clients;

    PublicAddress(@ConfigProperty(name = "registry.public-url") Optional<String> publicUrl, ClientAddresses clients) {
        this.clients = clients;
        configured = publicUrl.orElse("").replaceFirst("/$", "");
    }

    /** Scheme and authority, without a slash at the end; empty where the request names no host that can be one. */
    public String of(RoutingContext context) {
        String host = host(context.request());
        if (!configured.isEmpty() || host == null || !AUTHORITY.matcher(host).matches()) {
            return configured;
        }
        return (clients.isSecure(context.request()) ? SECURE : "http") + "://" + host;
    }

    /** As HTTP/1 has it in a header, and HTTP/2 in its pseudo-header {@code :authority} (RFC 9113, 8.3.1). */
    private static String host(HttpServerRequest request) {
        String header = request.getHeader("Host");
        HostAndPort authority = header == null ? request.authority() : null;
        if (authority == null) {
            return header;
        }
        return authority.port() > 0 ? authority.host() + ':' + authority.port() : authority.host();
    }

    /** Whether the world sees the registry behind https: as it is configured, or as this request came. */
    public boolean isSecure(RoutingContext context) {
        return configured.startsWith(SECURE + "://") || clients.isSecure(context.request());
    }

    /** As it is configured, without a slash at the end; empty if it is not. */
    public String configured() {
        return configured;
    }
}
