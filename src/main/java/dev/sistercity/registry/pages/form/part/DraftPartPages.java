package dev.sistercity.registry.pages.form.part;

import dev.sistercity.registry.body.TakesBody;
import dev.sistercity.registry.pages.form.SignIn;
import dev.sistercity.registry.pages.form.SiteForms;
import dev.sistercity.registry.shared.page.ParameterValues;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The pages on which offices change the parts of a draft. */
@Path(DraftParts.PAGE + "{id}/{property}")
@PermitAll
@Blocking
class DraftPartPages {

    private final SignIn signIn;
    private final SiteForms site;
    private final DraftPartForm form;

    DraftPartPages(SignIn signIn, SiteForms site, DraftPartForm form) {
        this.signIn = signIn;
        this.site = site;
        this.form = form;
    }

    @GET
    @Operation(hidden = true)
    public RestResponse<byte[]> part(@RestPath String id, @RestPath String property, @Context RoutingContext context) {
        return shown(context, place(id, property));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @TakesBody
    @Operation(hidden = true)
    public RestResponse<byte[]> sendPart(
            @RestPath String id, @RestPath String property, byte[] body, @Context RoutingContext context) {
        return sent(context, place(id, property), body);
    }

    @GET
    @Path("/{item}")
    @Operation(hidden = true)
    public RestResponse<byte[]> item(
            @RestPath String id, @RestPath String property, @RestPath String item, @Context RoutingContext context) {
        return shown(context, place(id, property + '/' + item));
    }

    @POST
    @Path("/{item}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @TakesBody
    @Operation(hidden = true)
    public RestResponse<byte[]> sendItem(
            @RestPath String id,
            @RestPath String property,
            @RestPath String item,
            byte[] body,
            @Context RoutingContext context) {
        return sent(context, place(id, property + '/' + item), body);
    }

    private RestResponse<byte[]> shown(RoutingContext context, SiteForms.Place place) {
        return signIn.first(context).orElseGet(() -> site.show(context, place));
    }

    private RestResponse<byte[]> sent(RoutingContext context, SiteForms.Place place, byte[] body) {
        return signIn.first(context).orElseGet(() -> site.submit(context, place, body));
    }

    private SiteForms.Place place(String id, String part) {
        String draft = ParameterValues.id("id", id).toString();
        return new SiteForms.Place(form, DraftParts.PAGE + draft + '/' + part, null, draft, part);
    }
}
