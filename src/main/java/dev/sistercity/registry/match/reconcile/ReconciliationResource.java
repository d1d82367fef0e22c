package dev.sistercity.registry.match.reconcile;

import dev.sistercity.registry.body.BodyLimit;
import dev.sistercity.registry.body.TakesBody;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.endpoint.request.PublicAddress;
import dev.sistercity.registry.match.reconcile.Reconciliation.Asked;
import dev.sistercity.registry.shared.page.ListParameter;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The Reconciliation Service API 0.2, by which OpenRefine and others match the cities of a list and fetch values of them. Has a
 * description of its own ({@code /reconcile/api}), since it follows its standard's conventions and not the registry's.
 */
@Path(ReconciliationResource.PATH)
@PermitAll
@Blocking
@Produces(MediaType.APPLICATION_JSON)
class ReconciliationResource {

    static final String PATH = "/reconcile";

    private static final ListParameter LANG =
            ListParameter.text("lang", "Language of names, a BCP 47 tag; goes before Accept-Language", "de");
    private static final ListParameter PREFIX = ListParameter.text("prefix", "The beginning of a name", "Dun");
    private static final ListParameter TYPE = ListParameter.text("type", "Id of a type", "city");

    private static final Map<String, ListParameter> BATCH =
            ListParameter.byName(object(Reconciliation.QUERIES), object(Reconciliation.EXTEND), LANG);
    private static final Map<String, ListParameter> PROPOSAL = ListParameter.byName(
            TYPE, LANG, new ListParameter("limit", "At the most", ListParameter.Kind.INTEGER, false, List.of(), "10"));
    /** What OpenRefine's field for names sends along comes from another service and says nothing here. */
    private static final Map<String, ListParameter> SUGGESTION = ListParameter.byName(
            PREFIX,
            TYPE,
            LANG,
            new ListParameter("cursor", "How many to skip", ListParameter.Kind.INTEGER, false, List.of(), "0"),
            silent("type_strict"),
            silent("spell"),
            silent("exact"),
            silent("prefixed"),
            silent("scoring"),
            silent("key"),
            silent("domain"),
            silent("range"));

    private final Reconciliation reconciliation;
    private final Proposals proposals;
    private final PublicAddress address;

    ReconciliationResource(Reconciliation reconciliation, Proposals proposals, PublicAddress address) {
        this.reconciliation = reconciliation;
        this.proposals = proposals;
        this.address = address;
    }

    private static ListParameter object(String name) {
        return new ListParameter(name, "A JSON object", ListParameter.Kind.OBJECT, false, List.of(), null);
    }

    private static ListParameter silent(String name) {
        return ListParameter.text(name, "Taken, and not looked at", null);
    }

    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<Map<String, Object>>> ask(@Context RoutingContext context) {
        ApiRequest request = ApiRequest.of(context);
        Asked asked = reconciliation.asked(request, request.parameters(), BATCH);
        if (asked.parameters().all(Reconciliation.QUERIES).isEmpty()
                && asked.parameters().all(Reconciliation.EXTEND).isEmpty()) {
            return Uni.createFrom()
                    .item(RestResponse.ResponseBuilder.ok(ServiceManifest.at(address.of(context)))
                            .header("Cache-Control", "no-cache")
                            .header("Vary", "Host")
                            .build());
        }
        return reconciliation.batch(asked, context).map(ReconciliationResource::answer);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @TakesBody(BodyLimit.BATCH)
    public Uni<RestResponse<Map<String, Object>>> askByForm(byte[] body, @Context RoutingContext context) {
        ApiRequest request = ApiRequest.of(context);
        request.refuseParameters();
        request.requireContentType();
        return reconciliation
                .batch(reconciliation.asked(request, ApiRequest.form(body), BATCH), context)
                .map(ReconciliationResource::answer);
    }

    @GET
    @Path("/suggest/entity")
    @Operation(hidden = true)
    public RestResponse<Map<String, Object>> entities(@Context RoutingContext context) {
        return answer(proposals.entities(asked(context, SUGGESTION)));
    }

    @GET
    @Path("/suggest/property")
    @Operation(hidden = true)
    public RestResponse<Map<String, Object>> properties(@Context RoutingContext context) {
        return answer(proposals.properties(asked(context, SUGGESTION)));
    }

    @GET
    @Path("/suggest/type")
    @Operation(hidden = true)
    public RestResponse<Map<String, Object>> types(@Context RoutingContext context) {
        return answer(proposals.types(asked(context, SUGGESTION)));
    }

    @GET
    @Path("/properties")
    @Operation(hidden = true)
    public RestResponse<Map<String, Object>> proposal(@Context RoutingContext context) {
        return answer(proposals.proposal(asked(context, PROPOSAL)));
    }

    private Asked asked(RoutingContext context, Map<String, ListParameter> declared) {
        ApiRequest request = ApiRequest.of(context);
        return reconciliation.asked(request, request.parameters(), declared);
    }

    private static RestResponse<Map<String, Object>> answer(Map<String, Object> view) {
        return RestResponse.ResponseBuilder.ok(view)
                .header("Cache-Control", "no-cache")
                .header("Vary", "Accept-Language")
                .build();
    }
}
