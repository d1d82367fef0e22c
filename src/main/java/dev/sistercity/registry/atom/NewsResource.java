package dev.sistercity.registry.atom;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.shared.page.ListParameter;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** What is new in the registry, or in a part of it, as a feed. */
@Path("/v1/changes.atom")
@Tag(name = "Calendars")
class NewsResource {

    private final News news;
    private final FeedResponses responses;
    private final Map<String, ListParameter> declared;

    NewsResource(News news, FeedResponses responses, Catalog catalog) {
        this.news = news;
        this.responses = responses;
        this.declared = NewsParameters.ofRegistry(NewsParameters.collections(catalog));
    }

    @GET
    @PermitAll
    @NonBlocking
    @Operation(
            operationId = "subscribeToChanges",
            summary = "Follow the changes of the registry, of a country or of what a query finds (Atom)",
            description =
                    "An Atom feed (RFC 4287) of the records that changed last: of all, of those that have to do with a country, a region or a city "
                            + "(`within`), of some collections (`resource`), of those that words find (`q`), or of what is all of these. "
                            + "An entry's id is its record's. Every single change is in `/v1/changes`.")
    @APIResponse(
            responseCode = "200",
            description = "The feed",
            content = @Content(mediaType = "application/atom+xml", schema = @Schema(type = SchemaType.STRING)))
    public Uni<RestResponse<byte[]>> list(@Context RoutingContext context) {
        return responses.answer(context, declared, news::ofRegistry);
    }
}
