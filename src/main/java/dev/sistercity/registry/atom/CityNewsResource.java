package dev.sistercity.registry.atom;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** What is new about a city, as a feed. */
@Path("/v1/cities/{id}/changes.atom")
@Tag(name = "Calendars")
class CityNewsResource {

    private final News news;
    private final FeedResponses responses;

    CityNewsResource(News news, FeedResponses responses) {
        this.news = news;
        this.responses = responses;
    }

    @GET
    @PermitAll
    @NonBlocking
    @Operation(
            operationId = "subscribeToCityChanges",
            summary = "Follow the changes of a city (Atom)",
            description =
                    "An Atom feed (RFC 4287): the city and the records that refer to it, the latest changed first. "
                            + "An entry's id is its record's, so that a changed record is an entry that was updated; a deleted "
                            + "one is no longer in it. Every single change is in `/v1/changes?city=`.")
    @APIResponse(
            responseCode = "200",
            description = "The feed",
            content = @Content(mediaType = "application/atom+xml", schema = @Schema(type = SchemaType.STRING)))
    public Uni<RestResponse<byte[]>> list(@RestPath String id, @Context RoutingContext context) {
        return responses.answer(context, NewsParameters.OF_CITY, (asked, base) -> news.ofCity(asked, id, base));
    }
}
