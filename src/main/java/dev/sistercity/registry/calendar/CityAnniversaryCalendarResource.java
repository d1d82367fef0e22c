package dev.sistercity.registry.calendar;

import dev.sistercity.registry.endpoint.read.ComputedResponses;
import dev.sistercity.registry.endpoint.request.ApiRequest;
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

/** Anniversaries of a city, as a calendar. */
@Path("/v1/cities/{id}/anniversaries.ics")
@Tag(name = "Calendars")
class CityAnniversaryCalendarResource {

    private final CalendarWriter calendarWriter;
    private final ComputedResponses computedResponses;

    CityAnniversaryCalendarResource(CalendarWriter calendarWriter, ComputedResponses computedResponses) {
        this.calendarWriter = calendarWriter;
        this.computedResponses = computedResponses;
    }

    @GET
    @PermitAll
    @NonBlocking
    @Operation(
            operationId = "subscribeToCityAnniversaries",
            summary = "Subscribe to anniversaries of a city",
            description = "As `/v1/anniversaries.ics`, with the city set by the path.")
    @APIResponse(
            responseCode = "200",
            description = "The anniversaries, the earliest first",
            content = @Content(mediaType = "text/calendar", schema = @Schema(type = SchemaType.STRING)))
    public Uni<RestResponse<byte[]>> list(@RestPath String id, @Context RoutingContext context) {
        return computedResponses.calendar(
                ApiRequest.of(context),
                AnniversaryParameters.OF_CITY,
                asked -> calendarWriter.anniversaries(asked, id));
    }
}
