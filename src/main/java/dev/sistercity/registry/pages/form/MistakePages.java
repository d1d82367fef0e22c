package dev.sistercity.registry.pages.form;

import dev.sistercity.registry.body.TakesBody;
import dev.sistercity.registry.pages.html.Html;
import dev.sistercity.registry.pages.html.PageContent;
import dev.sistercity.registry.pages.html.PageLinks;
import dev.sistercity.registry.pages.record.PageRequest;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Where readers report mistakes: without a key, from any page. */
@Path("/mistakes")
@PermitAll
@Blocking
class MistakePages {

    private final PersonalPages pages;
    private final SiteForms forms;
    private final MistakeForm form;

    MistakePages(PersonalPages pages, SiteForms forms, MistakeForm form) {
        this.pages = pages;
        this.forms = forms;
        this.form = form;
    }

    /** From a page: of a record to its form, of any other to the search for the record that is wrong. */
    @GET
    @Operation(hidden = true)
    public RestResponse<byte[]> from(@Context RoutingContext context) {
        PageRequest page = pages.request(context, Optional.empty());
        String[] parts = page.parameters().one(PersonalPages.PAGE).orElse("").split("/");
        if (parts.length > 2 && page.registry().requestable(parts[1])) {
            return pages.lead(page, "/mistakes" + PageLinks.path(parts[1], parts[2]))
                    .build();
        }
        String title = page.language().word("mistake.title");
        Html main = new Html().element("h1", title);
        main.element("p", page.language().word("mistake.find"), "class", "lead");
        main.open("form", "action", "/search", "class", "find large", "role", "search");
        main.element("label", page.language().word("front.search"), "for", "mistake-q")
                .text(" ");
        main.open("input", "id", "mistake-q", "name", "q", "type", "search").text(" ");
        main.element("button", page.language().word("layout.search")).close("form");
        return pages.answer(200, page, PageContent.of("/mistakes", title, title, main))
                .build();
    }

    @GET
    @Path("/{collection}/{id}")
    @Operation(hidden = true)
    public RestResponse<byte[]> ask(@RestPath String collection, @RestPath String id, @Context RoutingContext context) {
        return forms.show(context, place(context, collection, id));
    }

    @POST
    @Path("/{collection}/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @TakesBody
    @Operation(hidden = true)
    public RestResponse<byte[]> report(
            @RestPath String collection, @RestPath String id, byte[] body, @Context RoutingContext context) {
        return forms.submit(context, place(context, collection, id), body);
    }

    private SiteForms.Place place(RoutingContext context, String collection, String id) {
        if (!pages.request(context, Optional.empty()).registry().requestable(collection)) {
            throw RegistryException.notFound("form for mistakes in", collection);
        }
        return new SiteForms.Place(form, "/mistakes" + PageLinks.path(collection, id), collection, id);
    }
}
