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

/** Forums, exchanges and anniversaries of a city, as a calendar. */
@Path("/v1/cities/{id}/calendar.ics")
@Tag(name = "Calendars")
class CityCalendarResource {

    private final CalendarWriter calendarWriter;
    private final ComputedResponses computedResponses;

    CityCalendarResource(CalendarWriter calendarWriter, ComputedResponses computedResponses) {
        this.calendarWriter = calendarWriter;
        this.computedResponses = computedResponses;
    }

    @GET
    @PermitAll
    @NonBlocking
    @Operation(
            operationId = "subscribeToCity",
            summary = "Subscribe to forums, exchanges and anniversaries of a city",
            description =
                    "As `/v1/calendar.ics`, of what the city (or, if wanted, a unit under it) hosted, took part in or is a partner in.")
    @APIResponse(
            responseCode = "200",
            description = "The calendar",
            content = @Content(mediaType = "text/calendar", schema = @Schema(type = SchemaType.STRING)))
    public Uni<RestResponse<byte[]>> list(@RestPath String id, @Context RoutingContext context) {
        return computedResponses.calendar(
                ApiRequest.of(context), CalendarParameters.OF_CITY, asked -> calendarWriter.everything(asked, id));
    }
}
