package dev.sistercity.registry.endpoint;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.endpoint.read.Renderer;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.endpoint.request.EntityTags;
import dev.sistercity.registry.endpoint.request.Format;
import dev.sistercity.registry.endpoint.request.WriteRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;

/** Answers what only its caller may see, made of parameters that have been checked; never cached. */
@Singleton
public class PrivateReads {

    private final Renderer renderer;

    PrivateReads(Renderer renderer) {
        this.renderer = renderer;
    }

    /**
     * Refuses what is wrong with a POST that says all in its address, before anything that costs is done for it.
     *
     * @param body what came nevertheless
     */
    public void check(RoutingContext context, byte[] body) {
        WriteRequest.withoutBody(Actor.ANONYMOUS, ApiRequest.of(context), body);
    }

    /** In another format, of which it says nothing of its own version. */
    public RestResponse<byte[]> file(Format format, byte[] bytes) {
        return RestResponse.ResponseBuilder.ok(bytes)
                .header("Content-Type", format.contentType())
                .header("ETag", EntityTags.ofList(Renderer.hash(bytes)))
                .header("Cache-Control", "private, no-store")
                .build();
    }

    /** As JSON. */
    public RestResponse<byte[]> answer(RoutingContext context, Object view) {
        ApiRequest apiRequest = ApiRequest.of(context);
        Format.choose(Optional.empty(), apiRequest.header("Accept"), List.of(Format.JSON));
        byte[] bytes = renderer.json(view);
        return PrivateEndpoints.answer(apiRequest, bytes, EntityTags.ofList(Renderer.hash(bytes)), null);
    }
}
