package dev.sistercity.registry.pages.site;

import dev.sistercity.registry.pages.record.ListPage;
import dev.sistercity.registry.pages.record.RecordPage;
import dev.sistercity.registry.pages.record.RegistryReads;
import dev.sistercity.registry.shared.page.ListParameter;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Pages that are about no single record. */
@Path("/")
@PermitAll
class SiteResource {

    private static final ListParameter Q = ListParameter.text("q", "Words", null);

    private static final List<String> SEARCHED = List.of(
            "cities",
            "partnerships",
            "forums",
            "forum-series",
            "exchanges",
            "platforms",
            "projects",
            "knowledge-transfers",
            "networks",
            "commitments",
            "campaigns",
            "sources");

    private final SitePages pages;
    private final FrontPage front;
    private final CountryPages countries;
    private final NetworkPage network;
    private final ChangeList changes;
    private final RegistryReads reads;

    SiteResource(
            SitePages pages,
            FrontPage front,
            CountryPages countries,
            NetworkPage network,
            ChangeList changes,
            RegistryReads reads) {
        this.pages = pages;
        this.front = front;
        this.countries = countries;
        this.network = network;
        this.changes = changes;
        this.reads = reads;
    }

    @GET
    @NonBlocking
    @Operation(hidden = true)
    public Uni<RestResponse<byte[]>> front(@Context RoutingContext context) {
        return pages.page(context, Map.of(), front::of);
    }

    @GET
    @Path("search")
    @NonBlocking
    @Operation(hidden = true)
    public Uni<RestResponse<byte[]>> search(@Context RoutingContext context) {
        return pages.page(
                context, Map.of(Q.name(), Q), page -> new ListPage(new RecordPage(reads)).search(page, SEARCHED));
    }

    @GET
    @Path("countries")
    @NonBlocking
    @Operation(hidden = true)
    public Uni<RestResponse<byte[]>> countries(@Context RoutingContext context) {
        return pages.page(context, Map.of(), countries::all);
    }

    @GET
    @Path("countries/{code}")
    @NonBlocking
    @Operation(hidden = true)
    public Uni<RestResponse<byte[]>> country(@RestPath String code, @Context RoutingContext context) {
        return pages.page(context, Map.of(), page -> countries.one(page, code));
    }

    @GET
    @Path("countries/{code}/{other}")
    @NonBlocking
    @Operation(hidden = true)
    public Uni<RestResponse<byte[]>> countryPair(
            @RestPath String code, @RestPath String other, @Context RoutingContext context) {
        return pages.page(context, Map.of(), page -> countries.two(page, code, other));
    }

    @GET
    @Path("network")
    @NonBlocking
    @Operation(hidden = true)
    public Uni<RestResponse<byte[]>> network(@Context RoutingContext context) {
        return pages.page(context, NetworkPage.PARAMETERS, network::of);
    }

    @GET
    @Path("changes")
    @NonBlocking
    @Operation(hidden = true)
    public Uni<RestResponse<byte[]>> changes(@Context RoutingContext context) {
        return pages.page(context, Map.of(ChangeList.BEFORE.name(), ChangeList.BEFORE), changes::of);
    }

    @GET
    @Path("about")
    @NonBlocking
    @Operation(hidden = true)
    public Uni<RestResponse<byte[]>> about(@Context RoutingContext context) {
        return pages.page(context, Map.of(), page -> TextPages.of(page, "about"));
    }

    @GET
    @Path("accessibility")
    @NonBlocking
    @Operation(hidden = true)
    public Uni<RestResponse<byte[]>> accessibility(@Context RoutingContext context) {
        return pages.page(context, Map.of(), page -> TextPages.of(page, "accessibility"));
    }
}
