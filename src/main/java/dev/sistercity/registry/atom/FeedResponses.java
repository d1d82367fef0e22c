package dev.sistercity.registry.atom;

import dev.sistercity.registry.endpoint.read.ComputedResponses;
import dev.sistercity.registry.endpoint.read.ComputedResponses.ComputedBody;
import dev.sistercity.registry.endpoint.read.ComputedResponses.ComputedRequest;
import dev.sistercity.registry.endpoint.read.atom.AtomFormat;
import dev.sistercity.registry.endpoint.read.atom.Feed;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.endpoint.request.Format;
import dev.sistercity.registry.endpoint.request.PublicAddress;
import dev.sistercity.registry.shared.page.ListParameter;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.BiFunction;
import org.jboss.resteasy.reactive.RestResponse;

/** Answers feeds. Their links are whole addresses: what a reader has stored, or hands on, has no address of its own to begin from. */
@Singleton
class FeedResponses {

    private final ComputedResponses computedResponses;
    private final PublicAddress address;

    FeedResponses(ComputedResponses computedResponses, PublicAddress address) {
        this.computedResponses = computedResponses;
        this.address = address;
    }

    /** @param working is given the request, and where the registry is seen */
    Uni<RestResponse<byte[]>> answer(
            RoutingContext context,
            Map<String, ListParameter> declared,
            BiFunction<ComputedRequest, String, Feed> working) {
        String base = address.of(context);
        return computedResponses.any(
                ApiRequest.of(context),
                declared,
                Map.of(Format.ATOM, asked -> new ComputedBody(AtomFormat.write(working.apply(asked, base)), null)),
                new ComputedResponses.Terms(base, 1));
    }
}
