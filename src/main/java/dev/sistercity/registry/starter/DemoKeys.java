package dev.sistercity.registry.starter;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Hands the keys of the demo offices to the explorer's page, as {@code [{"office", "key"}]}. Only a browser on this machine that
 * has the page from here gets them: others, and whatever comes through a proxy, are answered an empty list. The {@code Host} must be this
 * machine's own name, so that no foreign site whose name leads here (DNS rebinding) can read them.
 */
@Singleton
class DemoKeys {

    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final List<String> OF_PROXIES = List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "Via");

    private final DemoOffices offices;

    DemoKeys(DemoOffices offices) {
        this.offices = offices;
    }

    void install(@Observes Router router) {
        router.get("/explorer/demo-keys").handler(this::answer);
    }

    private void answer(RoutingContext context) {
        boolean here = isFromHere(context.request());
        context.vertx()
                .executeBlocking(() -> here ? offices.keys() : Map.<String, String>of(), false)
                .onSuccess(keys -> context.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                        .end(json(keys)))
                .onFailure(context::fail);
    }

    private static String json(Map<String, String> keys) {
        JsonArray answer = new JsonArray();
        keys.forEach((office, key) ->
                answer.add(new JsonObject().put("office", office).put("key", key)));
        return answer.encode();
    }

    private static boolean isFromHere(HttpServerRequest request) {
        // HTTP/2 has no Host: both protocols have an authority.
        HostAndPort authority = request.authority();
        return isLoopback(request.remoteAddress())
                && authority != null
                && OWN_NAMES.contains(authority.host())
                && OF_PROXIES.stream().allMatch(header -> request.getHeader(header) == null);
    }

    private static boolean isLoopback(SocketAddress address) {
        try {
            return address != null
                    && address.hostAddress() != null
                    && InetAddress.getByName(address.hostAddress()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
