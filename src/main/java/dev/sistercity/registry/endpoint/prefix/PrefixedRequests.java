package dev.sistercity.registry.endpoint.prefix;

import dev.sistercity.registry.endpoint.request.Coding;
import dev.sistercity.registry.endpoint.request.PublicAddress;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.core.http.impl.HttpServerRequestWrapper;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Answers below a path prefix. Everything behind this handler knows the root alone, and keeps what it answers as of the root; an answer
 * that leaves below a prefix has its addresses moved on its way, so that no place that writes one can be forgotten, and nothing that
 * is kept mixes prefixes (docs/decisions/0090).
 */
@Singleton
class PrefixedRequests {

    private final PublicAddress address;

    PrefixedRequests(PublicAddress address) {
        this.address = address;
    }

    /** Before everything: what has looked at a request goes on with the answer it saw. */
    void install(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(context -> {
            if (context.response() instanceof PrefixedResponse) {
                context.next();
                return;
            }
            String prefix = address.prefix(context.request());
            if (!prefix.isEmpty()) {
                router.handle(new PrefixedRequest(context.request(), prefix, address.configured()));
                return;
            }
            if (address.variesByPrefix(context.request())) {
                vary(context);
            }
            context.next();
        });
    }

    private static void vary(RoutingContext context) {
        context.addHeadersEndHandler(
                ended -> PrefixedHeaders.vary(context.response().headers()));
    }

    /** What came from below a prefix, as it would come to the root. */
    private static final class PrefixedRequest extends HttpServerRequestWrapper {

        private final HttpServerResponse response;

        PrefixedRequest(HttpServerRequest request, String prefix, String publicUrl) {
            super((HttpServerRequestInternal) request);
            MovedAddresses moved = new MovedAddresses(prefix, publicUrl);
            MultiMap headers = request.headers();
            // An answer can only be moved as it is; it is compressed after that.
            Coding coding = Coding.of(headers.get(HttpHeaders.ACCEPT_ENCODING));
            headers.remove(HttpHeaders.ACCEPT_ENCODING);
            PrefixedTags tags = new PrefixedTags(prefix);
            tags.unmark(headers);
            response = new PrefixedResponse(request.response(), moved, tags, coding);
        }

        @Override
        public HttpServerResponse response() {
            return response;
        }
    }
}
