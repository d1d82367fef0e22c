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

    /** Below which path of its host a proxy shows the registry. */
    public static final String PREFIX = "X-Forwarded-Prefix";

    private static final int LONGEST_PREFIX = 200;

    /** Segments of unreserved characters (RFC 3986, section 2.3), none of which is a step up or on the spot. */
    private static final Pattern PATH = Pattern.compile("(?:/(?!\\.{1,2}+(?:/|$))[A-Za-z0-9._~-]++)++");

    private final String configured;
    private final String configuredPath;
    private final ClientAddresses clients;

    PublicAddress(@ConfigProperty(name = "registry.public-url") Optional<String> publicUrl, ClientAddresses clients) {
        this.clients = clients;
        configured = publicUrl.orElse("").replaceFirst("/$", "");
        configuredPath = configured.replaceFirst("^[^/]*+//[^/]*+", "");
        if (!configuredPath.isEmpty() && !isPrefix(configuredPath)) {
            throw new IllegalArgumentException(
                    "The path of registry.public-url has to be one such as /registry, and is " + configuredPath);
        }
    }

    /** Scheme, authority and prefix, without a slash at the end; empty where the request names no host that can be one. */
    public String of(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!configured.isEmpty()) {
            return configuredPath.isEmpty() ? configured + prefix(request) : configured;
        }
        String host = host(request);
        if (host == null || !AUTHORITY.matcher(host).matches()) {
            return "";
        }
        return (clients.isSecure(request) ? SECURE : "http") + "://" + host + prefix(request);
    }

    /**
     * The path that the world sees the registry's root at: that of its configured address, or else what the configured proxy says that
     * the request came from.
     *
     * @return such as {@code /registry}; empty for the root of its host, or for what can be no such path
     */
    public String prefix(HttpServerRequest request) {
        return configuredPath.isEmpty()
                ? clients.saidByProxy(request, PREFIX)
                        .map(said -> said.replaceFirst("/$", ""))
                        .filter(PublicAddress::isPrefix)
                        .orElse("")
                : configuredPath;
    }

    /** Whether the next request from the same proxy may be answered below another prefix. */
    public boolean variesByPrefix(HttpServerRequest request) {
        return configuredPath.isEmpty() && clients.isFromProxy(request);
    }

    /** Whether a path can be the one below which the registry is shown. */
    static boolean isPrefix(String path) {
        return path.length() <= LONGEST_PREFIX && PATH.matcher(path).matches();
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
