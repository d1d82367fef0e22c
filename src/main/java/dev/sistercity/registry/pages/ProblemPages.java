package dev.sistercity.registry.pages;

import dev.sistercity.registry.endpoint.read.Answer;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.endpoint.request.EntityTags;
import dev.sistercity.registry.endpoint.request.Languages;
import dev.sistercity.registry.pages.html.Html;
import dev.sistercity.registry.pages.html.Layout;
import dev.sistercity.registry.pages.html.PageContent;
import dev.sistercity.registry.pages.html.PageLinks;
import dev.sistercity.registry.pages.language.PageLanguage;
import dev.sistercity.registry.pages.site.SiteFrame;
import dev.sistercity.registry.pages.site.SitePolicies;
import dev.sistercity.registry.shared.digest.Checksum;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.Parameters;
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
import java.util.Optional;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The pages that a problem's type leads to. */
@Path("/problems")
@Tag(name = "Service")
@PermitAll
class ProblemPages {

    private static final ListParameter LANG =
            ListParameter.text("lang", "Language of the page, a BCP 47 tag; goes before Accept-Language", "de");
    private static final String LIST = "/problems";
    private static final String ENGLISH = "en";

    private final SiteFrame frame;

    ProblemPages(SiteFrame frame) {
        this.frame = frame;
    }

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
            description =
                    "There is another query parameter, or lang is no language tag ([malformed](/problems/malformed))",
            content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
    @Parameter(
            name = "lang",
            in = ParameterIn.QUERY,
            description = "Language of the page, a BCP 47 tag; goes before Accept-Language",
            schema = @Schema(type = SchemaType.STRING))
    public RestResponse<byte[]> list(@Context RoutingContext context) {
        return page(context, LIST, (language, links) -> {
            Html main = new Html();
            main.element("h1", language.word("problem.all")).open("ul");
            for (Kind kind : Kind.values()) {
                main.open("li").text(kind.status() + " ");
                main.link(links.to(kind.type()), language.kind(kind)).close("li");
            }
            main.close("ul");
            return PageContent.of(LIST, language.word("problem.all"), language.word("problem.all"), main);
        });
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
            description =
                    "There is another query parameter, or lang is no language tag ([malformed](/problems/malformed))",
            content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
    @Parameter(
            name = "lang",
            in = ParameterIn.QUERY,
            description = "Language of the page, a BCP 47 tag; goes before Accept-Language",
            schema = @Schema(type = SchemaType.STRING))
    public RestResponse<byte[]> read(@RestPath String slug, @Context RoutingContext context) {
        Kind kind = Arrays.stream(Kind.values())
                .filter(known -> known.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> RegistryException.notFound("kind of problem", slug));
        return page(context, kind.type(), (language, links) -> {
            Html main = new Html();
            main.element("h1", language.kind(kind));
            main.element("p", "HTTP " + kind.status() + " · " + kind.title(), "class", "soft", "lang", ENGLISH);
            main.element("p", language.meaning(kind));
            explain(main, kind);
            main.open("p").link(links.to(LIST), language.word("problem.all")).close("p");
            return PageContent.of(kind.type(), language.kind(kind), language.meaning(kind), main);
        });
    }

    /** What programs meet, as the contract has it. */
    private static void explain(Html main, Kind kind) {
        main.open("p", "lang", ENGLISH, "dir", "ltr");
        String[] parts = kind.explanation().split("`");
        for (int i = 0; i < parts.length; i++) {
            if (i % 2 == 0) {
                main.text(parts[i]);
            } else {
                main.element("code", parts[i]);
            }
        }
        main.close("p");
    }

    /** Also while the registry itself cannot answer: what that means is asked for just then. */
    private RestResponse<byte[]> page(
            RoutingContext context, String path, BiFunction<PageLanguage, PageLinks, PageContent> content) {
        ApiRequest request = ApiRequest.of(context);
        Optional<String> chosen =
                Parameters.of(request.parameters(), ListParameter.byName(LANG)).one(LANG.name());
        PageLanguage language = PageLanguage.of(Languages.wanted(chosen, request.header("Accept-Language")));
        PageLinks links = new PageLinks(chosen.orElse(null), null);
        context.response().putHeader("Content-Security-Policy", SitePolicies.PAGE);
        byte[] html = new Layout(content.apply(language, links), language, links).undated(frame.site());
        return Answer.coded(request, EntityTags.ofList(Checksum.of(html)), html)
                .header("Content-Language", language.tag())
                .header("Vary", "Accept-Language, Accept-Encoding")
                .build();
    }
}
