package dev.sistercity.registry.shared.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.shared.http.Characters;
import dev.sistercity.registry.shared.http.RequestIds;
import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import io.quarkus.resteasy.reactive.server.runtime.observability.ObservabilityIntegrationRecorder;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers every refusal and every fault as problem details; the one place where exceptions become answers. */
@Singleton
public class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    /** What the framework refuses by itself. */
    private static final Map<Integer, Kind> BY_STATUS = Map.of(
            400, Kind.MALFORMED,
            404, Kind.NOT_FOUND,
            405, Kind.METHOD_NOT_ALLOWED,
            406, Kind.NOT_ACCEPTABLE,
            413, Kind.TOO_LARGE,
            415, Kind.UNSUPPORTED_TYPE);

    private final ObjectMapper mapper;
    private final Methods methods;

    ProblemMapper(ObjectMapper mapper, Methods methods) {
        this.mapper = mapper;
        this.methods = methods;
    }

    @ServerExceptionMapper
    RestResponse<byte[]> refused(RegistryException e, RoutingContext context) {
        return answer(e, context);
    }

    @ServerExceptionMapper
    RestResponse<byte[]> unauthenticated(UnauthorizedException e, RoutingContext context) {
        countForItsOperation(context);
        return answer(noKey("This needs a key, sent as X-API-Key, or a token, sent as Authorization: Bearer"), context);
    }

    @ServerExceptionMapper
    RestResponse<byte[]> unknownKey(AuthenticationFailedException e, RoutingContext context) {
        countForItsOperation(context);
        return answer(unknownCaller(), context);
    }

    @ServerExceptionMapper
    RestResponse<byte[]> forbidden(ForbiddenException e, RoutingContext context, ResourceInfo resource) {
        countForItsOperation(context);
        RolesAllowed allowed = resource.getResourceMethod().getAnnotation(RolesAllowed.class);
        String roles = allowed == null ? "none that there is" : String.join(" or ", allowed.value());
        return answer(
                new RegistryException(
                        Kind.FORBIDDEN,
                        "This takes the role " + roles
                                + ", by a key or token that may write; an office's token names its "
                                + "office or city"),
                context);
    }

    /** Metrics learn the template of an address when its method is called, which is after its caller was asked for. */
    private static void countForItsOperation(RoutingContext context) {
        ObservabilityIntegrationRecorder.setTemplatePath(context, ResteasyReactiveRecorder.getCurrentDeployment());
    }

    @ServerExceptionMapper
    RestResponse<byte[]> refusedByTheFramework(WebApplicationException e, RoutingContext context) {
        int status = e.getResponse().getStatus();
        Kind kind = BY_STATUS.get(status);
        if (kind == null) {
            return faulty(e, context);
        }
        Set<String> allowed = status == 404 || status == 405 ? methods.at(context.normalizedPath()) : Set.of();
        if (allowed.isEmpty() || allowed.contains(context.request().method().name())) {
            return answer(new RegistryException(kind, kind.explanation()), context);
        }
        // Where one resource's path begins with another's, the framework says 404.
        return answer(
                new RegistryException(Kind.METHOD_NOT_ALLOWED, Kind.METHOD_NOT_ALLOWED.explanation())
                        .with("Allow", String.join(", ", allowed)),
                context);
    }

    @ServerExceptionMapper
    RestResponse<byte[]> faulty(Throwable e, RoutingContext context) {
        RequestIds.logged(
                context,
                () -> LOG.errorf(
                        e,
                        "%s %s failed",
                        context.request().method(),
                        Characters.printable(context.request().uri())));
        return answer(new RegistryException(Kind.INTERNAL, "The fault is logged under the request id"), context);
    }

    /** The problem as an answer; also for refusals that never reach a resource. */
    public RestResponse<byte[]> answer(RegistryException e, RoutingContext context) {
        RestResponse.ResponseBuilder<byte[]> answer = RestResponse.ResponseBuilder.<byte[]>create(
                        e.kind().status(), e.kind().title())
                .entity(body(e, context))
                .header("Content-Type", Problem.MEDIA_TYPE)
                .header("Cache-Control", "no-store");
        e.headers().forEach(answer::header);
        return answer.build();
    }

    /** Ends a request with the problem before it has come to a resource. */
    public void end(RegistryException e, RoutingContext context) {
        if (context.response().ended() || context.response().headWritten()) {
            return;
        }
        context.response()
                .setStatusCode(e.kind().status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        e.headers().forEach(context.response()::putHeader);
        context.response().end(Buffer.buffer(body(e, context)));
    }

    public byte[] body(RegistryException e, RoutingContext context) {
        Kind kind = e.kind();
        Problem problem = new Problem(
                kind.type(),
                kind.title(),
                kind.status(),
                Characters.printable(e.getMessage()),
                Characters.printable(context.request().uri()),
                RequestIds.of(context),
                e.existing(),
                e.alternatives().isEmpty() ? null : e.alternatives(),
                e.lastKnown(),
                e.violations().isEmpty() ? null : e.violations());
        try {
            return mapper.writeValueAsBytes(problem);
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Who sent a key or a token that is good for nothing: never why, or somebody could try keys out. */
    public static RegistryException unknownCaller() {
        return noKey("This key or token is not valid: it is unknown, over or revoked");
    }

    private static RegistryException noKey(String detail) {
        return new RegistryException(Kind.UNAUTHENTICATED, detail)
                .with("WWW-Authenticate", "Bearer, ApiKey header=\"X-API-Key\"");
    }
}
