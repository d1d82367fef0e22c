package dev.sistercity.registry.endpoint;

import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.endpoint.read.Answer;
import dev.sistercity.registry.endpoint.read.Renderer;
import dev.sistercity.registry.endpoint.read.Replica;
import dev.sistercity.registry.endpoint.read.ResponseCache;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.endpoint.request.Format;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
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
    /**
     * Where Quarkus has the template of an address for the metrics: in the request's context, since 3.2x. {@code KeptAnswersTest} fails
     * where it is elsewhere.
     */
    private static final String TEMPLATE = "UrlPathTemplate";

    private final Replica replica;
    private final ResponseCache answers;

    private final Counter given;

    KeptAnswers(Replica replica, Renderer renderer, MeterRegistry meters) {
        this.replica = replica;
        this.answers = renderer.answers();
        this.given = Counter.builder("registry.answers.kept")
                .description("Reads that were answered with what was kept of an earlier answer, before their endpoint")
                .register(meters);
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
                // A body is taken in, or refused, on the way to the endpoint.
                && !headers.contains("Content-Length")
                && !headers.contains("Transfer-Encoding")
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
        Context request = Vertx.currentContext();
        if (known != null && known.template() != null) {
            request.putLocal(TEMPLATE, known.template());
            given.increment();
            send(
                    Answer.read(apiRequest, snapshot, known.etag(), Format.JSON.contentType(), known.body()),
                    context.response());
            return;
        }
        if (key != null) {
            context.addEndHandler(ended -> learn(key, context.response().getStatusCode(), request.getLocal(TEMPLATE)));
        }
        context.next();
    }

    /** Only where the endpoint has answered a caller without a credential: what was kept for one with it is not for all. */
    private void learn(String key, int status, String template) {
        if (template != null && (status == 200 || status == 304)) {
            answers.open(key, template);
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
