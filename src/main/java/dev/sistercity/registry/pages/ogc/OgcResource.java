package dev.sistercity.registry.pages.ogc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.endpoint.read.ComputedResponses;
import dev.sistercity.registry.endpoint.read.ComputedResponses.ComputedBody;
import dev.sistercity.registry.endpoint.read.ComputedResponses.ComputedRequest;
import dev.sistercity.registry.endpoint.read.ComputedResponses.Terms;
import dev.sistercity.registry.endpoint.read.ComputedResponses.Working;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.endpoint.request.Format;
import dev.sistercity.registry.endpoint.request.PublicAddress;
import dev.sistercity.registry.shared.page.ListParameter;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * OGC API Features 1.0 (OGC 17-069r4): core, GeoJSON, OpenAPI 3.0, HTML. Has a description of its own ({@code /ogc/api}), which
 * programs read, and none of its conventions in the registry's contract.
 */
@Path(OgcDocuments.PATH)
@PermitAll
@NonBlocking
class OgcResource {

    private static final ListParameter FORMAT = ListParameter.choice(
            "format", "Format of the answer; goes before Accept", List.of("json", "geojson", "html"), "html");
    private static final ListParameter LANG =
            ListParameter.text("lang", "Language of names, a BCP 47 tag; goes before Accept-Language", "de");
    private static final Map<String, ListParameter> OF_DOCUMENTS = ListParameter.byName(FORMAT);
    private static final Map<String, ListParameter> OF_SCHEMA = Map.of();
    private static final Map<String, ListParameter> OF_FEATURE = ListParameter.byName(LANG, FORMAT);
    private static final Map<String, ListParameter> OF_FEATURES = ListParameter.byName(
            FeaturePages.BBOX, FeaturePages.DATETIME, FeaturePages.LIMIT, FeaturePages.CURSOR, LANG, FORMAT);

    /** Programs read all of a layer, page by page; an export of the same is charged for none of its work. */
    private static final int CHARGED_PART = 10;

    private static final List<Format> DOCUMENT = List.of(Format.JSON, Format.HTML);
    private static final List<Format> SCHEMA = List.of(Format.SCHEMA, Format.JSON);
    private static final List<Format> FEATURES = List.of(Format.GEOJSON, Format.JSON, Format.HTML);

    private final Layers layers;
    private final ComputedResponses responses;
    private final PublicAddress address;

    OgcResource(Layers layers, ComputedResponses responses, PublicAddress address) {
        this.layers = layers;
        this.responses = responses;
        this.address = address;
    }

    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<byte[]>> landing(@Context RoutingContext context) {
        String base = address.of(context);
        return answer(context, OF_DOCUMENTS, DOCUMENT, asked -> OgcDocuments.landing(base));
    }

    @GET
    @Path("/conformance")
    @Operation(hidden = true)
    public Uni<RestResponse<byte[]>> conformance(@Context RoutingContext context) {
        return answer(context, OF_DOCUMENTS, DOCUMENT, asked -> OgcDocuments.conformance());
    }

    @GET
    @Path("/collections")
    @Operation(hidden = true)
    public Uni<RestResponse<byte[]>> collections(@Context RoutingContext context) {
        String base = address.of(context);
        return answer(context, OF_DOCUMENTS, DOCUMENT, asked -> OgcDocuments.collections(base, layers));
    }

    @GET
    @Path("/collections/{layer}")
    @Operation(hidden = true)
    public Uni<RestResponse<byte[]>> collection(@RestPath String layer, @Context RoutingContext context) {
        String base = address.of(context);
        return answer(context, OF_DOCUMENTS, DOCUMENT, asked -> OgcDocuments.collection(base, layers.get(layer)));
    }

    @GET
    @Path("/collections/{layer}/schema")
    @Operation(hidden = true)
    public Uni<RestResponse<byte[]>> schema(@RestPath String layer, @Context RoutingContext context) {
        String base = address.of(context);
        return answer(context, OF_SCHEMA, SCHEMA, asked -> OgcDocuments.schema(base, layers.get(layer)));
    }

    @GET
    @Path("/collections/{layer}/items")
    @Operation(hidden = true)
    public Uni<RestResponse<byte[]>> items(@RestPath String layer, @Context RoutingContext context) {
        String self = address.of(context) + OgcDocuments.PATH + "/collections/" + layer + "/items";
        Layer<?> asked = layers.get(layer);
        return answer(context, OF_FEATURES, FEATURES, request -> {
            ObjectNode page = FeaturePages.page(asked, request.parameters(), request.reading(), self);
            String query =
                    request.call().query() == null ? "" : '?' + request.call().query();
            OgcDocuments.link(page.withArray("links"), "self", self + query, OgcDocuments.GEOJSON);
            OgcDocuments.link(page.withArray("links"), "alternate", self + "?format=html", "text/html");
            return page;
        });
    }

    @GET
    @Path("/collections/{layer}/items/{id}")
    @Operation(hidden = true)
    public Uni<RestResponse<byte[]>> item(
            @RestPath String layer, @RestPath String id, @Context RoutingContext context) {
        String collection = address.of(context) + OgcDocuments.PATH + "/collections/" + layer;
        Layer<?> asked = layers.get(layer);
        return answer(context, OF_FEATURE, FEATURES, request -> item(asked, id, request, collection));
    }

    private <D> ObjectNode item(Layer<D> layer, String id, ComputedRequest request, String collection) {
        Entry<D> entry = responses.get(request, layer.type(), id);
        ObjectNode feature = FeaturePages.feature(layer, entry, request.reading());
        var links = feature.putArray("links");
        OgcDocuments.link(links, "self", collection + "/items/" + entry.id(), OgcDocuments.GEOJSON);
        OgcDocuments.link(links, "collection", collection, "application/json");
        return feature;
    }

    /** In the first of the formats, or in another that is asked for. */
    private Uni<RestResponse<byte[]>> answer(
            RoutingContext context,
            Map<String, ListParameter> declared,
            List<Format> offered,
            Function<ComputedRequest, ObjectNode> document) {
        Map<Format, Working<ComputedBody>> formats = new LinkedHashMap<>();
        offered.forEach(format -> formats.put(format, asked -> {
            ObjectNode made = document.apply(asked);
            return new ComputedBody(format == Format.HTML ? OgcHtml.of(made) : responses.bytes(made), null);
        }));
        // Links begin with what the caller takes for the registry's address: none is answered with another's.
        Terms terms = new Terms(address.of(context), CHARGED_PART);
        return responses.any(ApiRequest.of(context), declared, formats, terms);
    }
}
