package dev.sistercity.registry.shared.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.shared.http.Characters;
import dev.sistercity.registry.shared.http.RequestIds;
import io.quarkus.arc.All;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
            408, Kind.TOO_SLOW,
            413, Kind.TOO_LARGE,
            415, Kind.UNSUPPORTED_TYPE);

    private final ObjectMapper mapper;
    private final Methods methods;
    private final List<FaultExplanation> explanations;
    private final List<ProblemPage> pages;

    ProblemMapper(
            ObjectMapper mapper,
            Methods methods,
            @All List<FaultExplanation> explanations,
            @All List<ProblemPage> pages) {
        this.explanations = explanations;
        this.pages = pages;
        this.mapper = mapper;
        this.methods = methods;
    }

    @ServerExceptionMapper
    RestResponse<byte[]> refused(RegistryException e, RoutingContext context) {
        boolean saysNoType = e.kind() == Kind.UNSUPPORTED_TYPE
                && Kind.UNSUPPORTED_TYPE.explanation().equals(e.getMessage());
        return answer(saysNoType ? unsupported(context) : e, context);
    }

    @ServerExceptionMapper
    RestResponse<byte[]> unauthenticated(UnauthorizedException e, RoutingContext context) {
        countForItsOperation(context);
        return answer(noKey(FaultCode.KEY_NEEDED), context);
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
        if (status == 415) {
            return answer(unsupported(context), context);
        }
        Set<String> allowed = status == 404 || status == 405 ? methods.at(context.normalizedPath()) : Set.of();
        if (allowed.isEmpty() || allowed.contains(context.request().method().name())) {
            return answer(new RegistryException(kind), context);
        }
        // Where one resource's path begins with another's, the framework says 404.
        return answer(
                new RegistryException(Kind.METHOD_NOT_ALLOWED).with("Allow", String.join(", ", allowed)), context);
    }

    private RegistryException unsupported(RoutingContext context) {
        Set<String> types = methods.types(
                context.normalizedPath(), context.request().method().name());
        return new RegistryException(
                Kind.UNSUPPORTED_TYPE,
                types.isEmpty()
                        ? Kind.UNSUPPORTED_TYPE.explanation()
                        : "This takes a body of the Content-Type " + String.join(" or ", types));
    }

    @ServerExceptionMapper
    RestResponse<byte[]> faulty(Throwable e, RoutingContext context) {
        return answer(refusal(e, context), context);
    }

    /**
     * Ends a request that the framework refused, or that failed, before it came to a resource.
     *
     * @param status as it would be
     */
    void end(int status, Throwable failure, RoutingContext context) {
        Kind kind = BY_STATUS.get(status);
        if (kind != null) {
            end(new RegistryException(kind), context);
        } else if (failure == null && status < 500) {
            context.next();
        } else {
            end(refusal(failure, context), context);
        }
    }

    /** What the caller is told of a failure. One that is a fault of the registry's is logged. */
    public RegistryException refusal(Throwable e, RoutingContext context) {
        if (e instanceof RegistryException refused) {
            return refused;
        }
        Optional<RegistryException> explained = explanations.stream()
                .flatMap(explanation -> explanation.explain(e).stream())
                .findFirst();
        if (explained.isPresent()) {
            return explained.get();
        }
        if (Disconnection.isCauseOf(e)) {
            LOG.debugf(
                    e,
                    "The caller of %s has left",
                    Characters.printable(context.request().uri()));
            return new RegistryException(Kind.MALFORMED, "The request was not sent to its end");
        }
        RequestIds.logged(
                context,
                () -> LOG.errorf(
                        e,
                        "%s %s failed",
                        context.request().method(),
                        Characters.printable(context.request().uri())));
        return new RegistryException(Kind.INTERNAL, "The fault is logged under the request id");
    }

    /** The problem as an answer; also for refusals that never reach a resource. */
    public RestResponse<byte[]> answer(RegistryException e, RoutingContext context) {
        Optional<ProblemPage.Shown> page = page(e, context);
        RestResponse.ResponseBuilder<byte[]> answer = RestResponse.ResponseBuilder.<byte[]>create(
                        e.kind().status(), e.kind().title())
                .entity(page.map(ProblemPage.Shown::body).orElseGet(() -> body(e, context)))
                .header("Cache-Control", "no-store");
        headers(e, page).forEach(answer::header);
        return answer.build();
    }

    /** Ends a request with the problem before it has come to a resource. */
    public void end(RegistryException e, RoutingContext context) {
        if (context.response().ended() || context.response().headWritten()) {
            return;
        }
        Optional<ProblemPage.Shown> page = page(e, context);
        context.response().setStatusCode(e.kind().status()).putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        headers(e, page).forEach(context.response()::putHeader);
        context.response().end(Buffer.buffer(page.map(ProblemPage.Shown::body).orElseGet(() -> body(e, context))));
    }

    /** Of a browser that asked for a page. */
    private Optional<ProblemPage.Shown> page(RegistryException e, RoutingContext context) {
        return pages.stream().flatMap(page -> page.of(e, context).stream()).findFirst();
    }

    private static Map<String, String> headers(RegistryException e, Optional<ProblemPage.Shown> page) {
        Map<String, String> headers = new LinkedHashMap<>(e.headers());
        headers.put("Content-Type", page.isPresent() ? "text/html; charset=utf-8" : Problem.MEDIA_TYPE);
        page.ifPresent(shown -> headers.putAll(shown.headers()));
        return headers;
    }

    public byte[] body(RegistryException e, RoutingContext context) {
        Kind kind = e.kind();
        Problem problem = new Problem(
                kind.type(),
                kind.title(),
                kind.status(),
                Characters.printable(ProblemSize.cut(e.getMessage())),
                Characters.printable(ProblemSize.cut(context.request().uri())),
                RequestIds.of(context),
                e.existing(),
                e.alternatives().isEmpty() ? null : e.alternatives(),
                e.lastKnown(),
                e.violations().isEmpty() ? null : ProblemSize.cut(e.violations()));
        try {
            return mapper.writeValueAsBytes(problem);
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A caller whose key or token is not valid. Why is never told, so that keys cannot be tried out. */
    public static RegistryException unknownCaller() {
        return noKey(FaultCode.KEY_NOT_VALID);
    }

    private static RegistryException noKey(FaultCode detail) {
        return new RegistryException(Kind.UNAUTHENTICATED, detail)
                .with("WWW-Authenticate", "Bearer, ApiKey header=\"X-API-Key\"");
    }
}
