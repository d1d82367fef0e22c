package dev.sistercity.registry.endpoint;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.endpoint.read.Answer;
import dev.sistercity.registry.endpoint.read.Renderer;
import dev.sistercity.registry.endpoint.read.Replica;
import dev.sistercity.registry.endpoint.read.ResponseCache;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.endpoint.request.Format;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Answers what was answered before, and still holds, before a request comes to its endpoint: finding that costs more than the answer.
 * Callers with a credential go on to where it is looked at.
 */
@Singleton
class KeptAnswers {

    /** After the request was counted, and has waited for its number of the log and its state of an earlier time. */
    private static final int AFTER_KNOWN_AT = 260;

    private static final String API = "/v1/";
    /** Where Quarkus has the template of an address for the metrics. */
    private static final String TEMPLATE = "UrlPathTemplate";

    private static final int MOST_TEMPLATES = 50_000;

    private final Replica replica;
    private final ResponseCache answers;

    /** By key, of answers that came from an endpoint: which one it was is known then. */
    private final Cache<String, String> templates = Caffeine.newBuilder()
            .maximumSize(MOST_TEMPLATES)
            .executor(Runnable::run)
            .build();

    KeptAnswers(Replica replica, Renderer renderer) {
        this.replica = replica;
        this.answers = renderer.answers();
    }

    void install(@Observes Filters filters) {
        filters.register(this::look, AFTER_KNOWN_AT);
    }

    private void look(RoutingContext context) {
        String path = context.request().path();
        MultiMap headers = context.request().headers();
        boolean open = context.request().method() == HttpMethod.GET
                && path != null
                && path.startsWith(API)
                && !headers.contains("X-API-Key")
                && !headers.contains("Authorization")
                && !headers.contains("Cookie")
                && replica.isOpen();
        if (!open) {
            context.next();
            return;
        }
        ApiRequest apiRequest =
                new ApiRequest(path, context.request().query(), Map.of(), headers, context.get(ApiRequest.PAST));
        String key = ResponseCache.keyOfJson(apiRequest);
        Snapshot snapshot = replica.snapshot(apiRequest);
        ResponseCache.CachedResponse known = key == null ? null : answers.find(key, snapshot.stamp(), null);
        String template = known == null ? null : templates.getIfPresent(key);
        if (template != null) {
            context.put(TEMPLATE, template);
            send(
                    Answer.read(apiRequest, snapshot, known.etag(), Format.JSON.contentType(), known.body()),
                    context.response());
            return;
        }
        if (key != null) {
            context.addEndHandler(ended -> learn(key, context));
        }
        context.next();
    }

    private void learn(String key, RoutingContext context) {
        String template = context.get(TEMPLATE);
        if (template != null && context.response().getStatusCode() == 200) {
            templates.put(key, template);
        }
    }

    private static void send(RestResponse<byte[]> answer, HttpServerResponse response) {
        response.setStatusCode(answer.getStatus());
        answer.getHeaders()
                .forEach(
                        (name, values) -> response.putHeader(name, values.get(0).toString()));
        byte[] body = answer.getEntity();
        if (body == null) {
            response.end();
        } else {
            response.end(Buffer.buffer(body));
        }
    }
}
