package dev.sistercity.registry.mcp;

import dev.sistercity.registry.body.BodyIntake;
import dev.sistercity.registry.body.BodyLimit;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.endpoint.request.Format;
import dev.sistercity.registry.shared.http.BodyReader;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.ProblemMapper;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.quarkiverse.mcp.server.runtime.ConnectionManager;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What stands before the library's server: it lets through whole requests for the registry's tools, and nothing else. Bodies are read
 * within bounds, as for any operation; no session is kept, so that each replica answers each message and nothing is left of clients
 * that never say goodbye; streams that the server would write into are not opened, since it has nothing to say unasked.
 */
@Singleton
class McpGate {

    static final String PATH = "/mcp";

    /** After the request was counted (290), before callers are looked for (200). */
    private static final int AFTER_FAIR_USE = 250;

    private static final String SESSION = "Mcp-Session-Id";
    private static final String PROTOCOL = "MCP-Protocol-Version";
    private static final Set<String> VERSIONS = Set.of("2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05");
    private static final String JSON = "application/json";

    /** Who calls changes nothing about what may be read here. */
    private static final List<String> UNREAD =
            List.of(SESSION, "X-API-Key", "Authorization", "Cookie", "Last-Event-ID", "Origin");

    private final McpSettings settings;
    private final BodyIntake intake;
    private final BodyReader bodies;
    private final ProblemMapper problems;
    private final ConnectionManager sessions;

    McpGate(
            McpSettings settings,
            BodyIntake intake,
            BodyReader bodies,
            ProblemMapper problems,
            ConnectionManager sessions) {
        this.settings = settings;
        this.intake = intake;
        this.bodies = bodies;
        this.problems = problems;
        this.sessions = sessions;
    }

    void install(@Observes Filters filters) {
        filters.register(this::look, AFTER_FAIR_USE);
    }

    private void look(RoutingContext context) {
        String path = context.normalizedPath();
        if (!path.startsWith(PATH) || path.length() > PATH.length() && path.charAt(PATH.length()) != '/') {
            context.next();
            return;
        }
        try {
            if (!settings.enabled() || !path.equals(PATH)) {
                throw new RegistryException(Kind.NOT_FOUND);
            }
            requireMessage(context);
            intake.takeIn(context, BodyLimit.RECORD, end -> context.addEndHandler(ended -> end.run()))
                    .subscribe()
                    .with(taken -> answer(context), context::fail);
        } catch (RegistryException refusal) {
            problems.end(refusal, context);
        }
    }

    private static void requireMessage(RoutingContext context) {
        if (context.request().method() != HttpMethod.POST) {
            throw new RegistryException(
                            Kind.METHOD_NOT_ALLOWED,
                            "Messages of the Model Context Protocol are sent here by POST; no sessions are kept, and no streams opened")
                    .with("Allow", "POST");
        }
        ApiRequest request = ApiRequest.of(context);
        request.refuseParameters();
        String type = request.header("Content-Type");
        if (type == null
                || !type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(JSON)) {
            throw new RegistryException(Kind.UNSUPPORTED_TYPE, "This takes a body of the Content-Type " + JSON);
        }
        Format.choose(Optional.empty(), request.header("Accept"), List.of(Format.JSON));
    }

    private void answer(RoutingContext context) {
        try {
            String version = context.request().getHeader(PROTOCOL);
            if (version != null && !VERSIONS.contains(version)) {
                throw new JsonRpcFault(JsonRpcFault.INVALID_REQUEST, null, PROTOCOL + " must be one of " + VERSIONS);
            }
            Buffer body = context.body().buffer();
            JsonRpcMessage message = JsonRpcMessage.read(body == null ? null : body.getBytes(), bodies);
            if (message.request() == null) {
                context.response().setStatusCode(202).end();
            } else {
                handOn(message, context);
            }
        } catch (JsonRpcFault fault) {
            context.response()
                    .setStatusCode(fault.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                    .end(Buffer.buffer(fault.answer().toString()));
        }
    }

    private void handOn(JsonRpcMessage message, RoutingContext context) {
        RoutingContextInternal internal = (RoutingContextInternal) context;
        internal.setBody(Buffer.buffer(message.request().toString()));
        // The library's own reading of bodies would wait for one that has been read.
        internal.visitHandler(RoutingContextInternal.BODY_HANDLER);
        MultiMap headers = context.request().headers();
        UNREAD.forEach(headers::remove);
        // Streams are never needed, but clients have to name both.
        headers.set(HttpHeaders.ACCEPT, JSON + ", text/event-stream");
        context.addHeadersEndHandler(begun -> forgetSession(context));
        context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        context.next();
    }

    /** The library opens a session for each client that says hello, and answers later messages without one as well. */
    private void forgetSession(RoutingContext context) {
        String session = context.response().headers().get(SESSION);
        if (session != null) {
            context.response().headers().remove(SESSION);
            sessions.remove(session);
        }
    }
}
