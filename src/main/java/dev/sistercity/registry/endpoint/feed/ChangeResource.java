package dev.sistercity.registry.endpoint.feed;

import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.ratelimit.ConcurrentWaitLimit;
import dev.sistercity.registry.shared.problem.ProblemMapper;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestResponse;

/** The feed of all changes, in the order of their commits. */
@Path("/v1/changes")
@Tag(name = "Changes")
class ChangeResource {

    private final ChangeFeed feed;
    private final ChangeStream stream;

    private final Proofs proofs;
    private final ConcurrentWaitLimit concurrentWaitLimit;
    private final ProblemMapper problems;

    ChangeResource(
            ChangeFeed feed,
            ChangeStream stream,
            Proofs proofs,
            ConcurrentWaitLimit concurrentWaitLimit,
            ProblemMapper problems) {
        this.feed = feed;
        this.stream = stream;
        this.proofs = proofs;
        this.concurrentWaitLimit = concurrentWaitLimit;
        this.problems = problems;
    }

    @GET
    @PermitAll
    @NonBlocking
    public Uni<RestResponse<byte[]>> list(@Context RoutingContext context) {
        return feed.list(ApiRequest.of(context), () -> concurrentWaitLimit.begin(context));
    }

    @GET
    @Path("/stream")
    @PermitAll
    @NonBlocking
    public RestMulti<byte[]> stream(@Context RoutingContext context) {
        concurrentWaitLimit.begin(context);
        return stream.follow(
                ApiRequest.of(context),
                refusal -> problems.body(refusal, context),
                context.request().method() == HttpMethod.HEAD);
    }

    @GET
    @Path("/proof")
    @PermitAll
    @Blocking
    public RestResponse<byte[]> prove(@Context RoutingContext context) {
        return proofs.prove(ApiRequest.of(context));
    }
}
