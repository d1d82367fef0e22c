package dev.sistercity.registry.pages.form.part;

import dev.sistercity.registry.body.TakesBody;
import dev.sistercity.registry.pages.form.SignIn;
import dev.sistercity.registry.pages.form.SiteForms;
import dev.sistercity.registry.pages.html.PageLinks;
import dev.sistercity.registry.shared.page.ParameterValues;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The pages on which an office changes the parts of a record. */
@Path(RecordParts.PATH + "/{collection}/{id}")
@PermitAll
@Blocking
class PartPages {

    private final SignIn signIn;
    private final SiteForms site;
    private final PartForm form;

    PartPages(SignIn signIn, SiteForms site, PartForm form) {
        this.signIn = signIn;
        this.site = site;
        this.form = form;
    }

    @GET
    @Operation(hidden = true)
    public RestResponse<byte[]> all(@RestPath String collection, @RestPath String id, @Context RoutingContext context) {
        SiteForms.Place place = place(collection, id, null);
        return signIn.first(context).orElseGet(() -> site.page(context, place, RecordParts::page));
    }

    @GET
    @Path("/{list}")
    @Operation(hidden = true)
    public RestResponse<byte[]> list(
            @RestPath String collection, @RestPath String id, @RestPath String list, @Context RoutingContext context) {
        return shown(context, place(collection, id, list));
    }

    @POST
    @Path("/{list}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @TakesBody
    @Operation(hidden = true)
    public RestResponse<byte[]> add(
            @RestPath String collection,
            @RestPath String id,
            @RestPath String list,
            byte[] body,
            @Context RoutingContext context) {
        return sent(context, place(collection, id, list), body);
    }

    @GET
    @Path("/{list}/{item}")
    @Operation(hidden = true)
    public RestResponse<byte[]> item(
            @RestPath String collection,
            @RestPath String id,
            @RestPath String list,
            @RestPath String item,
            @Context RoutingContext context) {
        return shown(context, place(collection, id, list + '/' + item));
    }

    @POST
    @Path("/{list}/{item}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @TakesBody
    @Operation(hidden = true)
    public RestResponse<byte[]> change(
            @RestPath String collection,
            @RestPath String id,
            @RestPath String list,
            @RestPath String item,
            byte[] body,
            @Context RoutingContext context) {
        return sent(context, place(collection, id, list + '/' + item), body);
    }

    private RestResponse<byte[]> shown(RoutingContext context, SiteForms.Place place) {
        return signIn.first(context).orElseGet(() -> site.show(context, place));
    }

    private RestResponse<byte[]> sent(RoutingContext context, SiteForms.Place place, byte[] body) {
        return signIn.first(context).orElseGet(() -> site.submit(context, place, body));
    }

    private SiteForms.Place place(String collection, String id, String part) {
        if (!site.isWritable(collection)) {
            throw RegistryException.notFound("form for parts of", collection);
        }
        String record = ParameterValues.id("id", id).toString();
        String path = RecordParts.PATH + PageLinks.path(collection, record) + (part == null ? "" : '/' + part);
        return new SiteForms.Place(form, path, collection, record, part);
    }
}
