package dev.sistercity.registry.pages.site;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.endpoint.request.PublicAddress;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** Tells programs that know the host alone where the API and its documents are (RFC 9727, as a linkset of RFC 9264). */
@Path("/.well-known/api-catalog")
@PermitAll
class ApiCatalog {

    private static final String TYPE = "application/linkset+json; profile=\"https://www.rfc-editor.org/info/rfc9727\"";

    private final PublicAddress address;
    private final ObjectMapper mapper;

    ApiCatalog(PublicAddress address, ObjectMapper mapper) {
        this.address = address;
        this.mapper = mapper;
    }

    @GET
    @NonBlocking
    @Operation(hidden = true)
    public RestResponse<String> catalog(@Context RoutingContext context) {
        ApiRequest.of(context).refuseParameters();
        String base = address.of(context);
        ObjectNode all = mapper.createObjectNode();
        ArrayNode linkset = all.putArray("linkset");
        ArrayNode items = linkset.addObject()
                .put("anchor", base + "/.well-known/api-catalog")
                .putArray("item");
        for (String path : new String[] {"/v1", "/ogc", "/reconcile"}) {
            items.addObject().put("href", base + path);
        }
        ObjectNode api = linkset.addObject().put("anchor", base + "/v1");
        link(api, "service-desc", base + "/openapi.json", "application/vnd.oai.openapi+json;version=3.1");
        link(api, "service-doc", base + "/explorer/", "text/html");
        link(api, "service-meta", base + "/llms.txt", "text/plain");
        link(api, "status", base + "/q/health", "application/json");
        for (String path : new String[] {"/ogc", "/reconcile"}) {
            link(
                    linkset.addObject().put("anchor", base + path),
                    "service-desc",
                    base + path + "/api",
                    "application/vnd.oai.openapi+json;version=3.0");
        }
        return RestResponse.ResponseBuilder.ok(all.toString())
                .header("Content-Type", TYPE)
                .header("Link", "<" + base + "/.well-known/api-catalog>; rel=\"api-catalog\"")
                .header("Cache-Control", "no-cache")
                .header("Vary", "Host")
                .build();
    }

    private static void link(ObjectNode of, String relation, String href, String type) {
        of.putArray(relation).addObject().put("href", href).put("type", type);
    }
}
