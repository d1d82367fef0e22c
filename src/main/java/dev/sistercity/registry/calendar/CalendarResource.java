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
import org.jboss.resteasy.reactive.RestResponse;

/** Forums, exchanges and anniversaries, as a calendar. */
@Path("/v1/calendar.ics")
@Tag(name = "Calendars")
class CalendarResource {

    private final CalendarWriter calendarWriter;
    private final ComputedResponses computedResponses;

    CalendarResource(CalendarWriter calendarWriter, ComputedResponses computedResponses) {
        this.calendarWriter = calendarWriter;
        this.computedResponses = computedResponses;
    }

    @GET
    @PermitAll
    @NonBlocking
    @Operation(
            operationId = "subscribeToEverything",
            summary = "Subscribe to forums, exchanges and anniversaries",
            description =
                    "An iCalendar object (RFC 5545) of entries in whole days. A record keeps its UID, and each change of it raises SEQUENCE. Of more than 5,000 forums and exchanges those with the latest dates are in it, and its X-WR-CALDESC says how many are not.")
    @APIResponse(
            responseCode = "200",
            description = "The calendar",
            content = @Content(mediaType = "text/calendar", schema = @Schema(type = SchemaType.STRING)))
    public Uni<RestResponse<byte[]>> list(@Context RoutingContext context) {
        return computedResponses.calendar(ApiRequest.of(context), CalendarParameters.ALL, calendarWriter::everything);
    }
}
