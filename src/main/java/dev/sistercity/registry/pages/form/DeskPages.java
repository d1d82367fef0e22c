package dev.sistercity.registry.pages.form;

import dev.sistercity.registry.body.TakesBody;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.quarkus.arc.All;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The pages of an office that has signed in: its desk, and forms. Each of them first asks a reader without a session to sign in. */
@Path("/desk")
@PermitAll
@Blocking
class DeskPages {

    /** Forms about no record. */
    private static final Set<String> FRESH = Set.of("proposal", "exchange");

    private final SignIn signIn;
    private final SiteForms site;
    private final Map<String, SiteForm> forms = new HashMap<>();

    DeskPages(SignIn signIn, SiteForms site, @All List<SiteForm> all) {
        this.signIn = signIn;
        this.site = site;
        all.stream().filter(SiteForm::isOnDesk).forEach(form -> forms.put(form.name(), form));
    }

    @GET
    @Operation(hidden = true)
    public RestResponse<byte[]> desk(@Context RoutingContext context) {
        return signIn.first(context).orElseGet(() -> site.desk(context));
    }

    @GET
    @Path("/sign-in")
    @Operation(hidden = true)
    public RestResponse<byte[]> ask(@Context RoutingContext context) {
        return signIn.ask(context);
    }

    @POST
    @Path("/sign-in")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @TakesBody
    @Operation(hidden = true)
    public RestResponse<byte[]> enter(byte[] body, @Context RoutingContext context) {
        return signIn.enter(context, body);
    }

    @POST
    @Path("/sign-out")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @TakesBody
    @Operation(hidden = true)
    public RestResponse<byte[]> leave(byte[] body, @Context RoutingContext context) {
        return signIn.leave(context, body);
    }

    @GET
    @Path("/{form}")
    @Operation(hidden = true)
    public RestResponse<byte[]> fresh(@RestPath String form, @Context RoutingContext context) {
        SiteForms.Place place = place(form, null);
        return signIn.first(context).orElseGet(() -> site.show(context, place));
    }

    @POST
    @Path("/{form}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @TakesBody
    @Operation(hidden = true)
    public RestResponse<byte[]> send(@RestPath String form, byte[] body, @Context RoutingContext context) {
        SiteForms.Place place = place(form, null);
        return signIn.first(context).orElseGet(() -> site.submit(context, place, body));
    }

    @GET
    @Path("/{form}/{id}")
    @Operation(hidden = true)
    public RestResponse<byte[]> about(@RestPath String form, @RestPath String id, @Context RoutingContext context) {
        SiteForms.Place place = place(form, id);
        return signIn.first(context).orElseGet(() -> site.show(context, place));
    }

    @POST
    @Path("/{form}/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @TakesBody
    @Operation(hidden = true)
    public RestResponse<byte[]> sendAbout(
            @RestPath String form, @RestPath String id, byte[] body, @Context RoutingContext context) {
        SiteForms.Place place = place(form, id);
        return signIn.first(context).orElseGet(() -> site.submit(context, place, body));
    }

    private SiteForms.Place place(String name, String id) {
        SiteForm form = forms.get(name);
        if (form == null || FRESH.contains(name) != (id == null)) {
            throw RegistryException.notFound("form", name);
        }
        String record = id == null ? null : ParameterValues.id("id", id).toString();
        return new SiteForms.Place(form, "/desk/" + name + (id == null ? "" : '/' + record), null, record);
    }
}
