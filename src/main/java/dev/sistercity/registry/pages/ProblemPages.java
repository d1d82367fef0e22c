package dev.sistercity.registry.pages;

import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The pages that a problem's type leads to. */
@Path("/problems")
@Tag(name = "Service")
@PermitAll
class ProblemPages {

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>%s</title>
            <style>body{font:16px/1.5 system-ui,sans-serif;max-width:42rem;margin:3rem auto;padding:0 1rem}</style>
            </head>
            <body>
            %s
            <p><a href="/problems">All problems</a> · <a href="/explorer">Explorer</a></p>
            </body>
            </html>
            """;

    @GET
    @NonBlocking
    @Produces(MediaType.TEXT_HTML)
    @Operation(
            operationId = "listProblems",
            summary = "List the problem types",
            description = "All kinds of refusals, as a page.")
    @APIResponse(
            responseCode = "200",
            description = "An HTML page",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(
            responseCode = "400",
            description = "This operation takes no query parameters ([malformed](/problems/malformed))",
            content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
    public String list(@Context RoutingContext context) {
        ApiRequest.of(context).refuseParameters();
        String items = Arrays.stream(Kind.values())
                .map(kind -> "<li>" + kind.status() + " <a href=\"" + kind.type() + "\">" + kind.title() + "</a></li>")
                .collect(Collectors.joining("\n", "<h1>What the registry refuses</h1>\n<ul>\n", "\n</ul>"));
        return PAGE.formatted("What the registry refuses", items);
    }

    @GET
    @Path("/{slug}")
    @NonBlocking
    @Produces(MediaType.TEXT_HTML)
    @Operation(
            operationId = "readProblem",
            summary = "Read a problem type",
            description = "What a refusal means and what to do, as a page.")
    @APIResponse(
            responseCode = "200",
            description = "An HTML page",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(
            responseCode = "404",
            description = "No problem type has this name ([not-found](/problems/not-found))",
            content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
    @APIResponse(
            responseCode = "400",
            description = "This operation takes no query parameters ([malformed](/problems/malformed))",
            content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
    public String read(@RestPath String slug, @Context RoutingContext context) {
        ApiRequest.of(context).refuseParameters();
        Kind kind = Arrays.stream(Kind.values())
                .filter(known -> known.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> RegistryException.notFound("kind of problem", slug));
        String explanation = kind.explanation()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replaceAll("`([^`]*)`", "<code>$1</code>");
        return PAGE.formatted(
                kind.title(),
                "<h1>" + kind.title() + "</h1>\n<p>HTTP status " + kind.status() + ".</p>\n<p>" + explanation + "</p>");
    }
}
