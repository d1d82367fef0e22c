package dev.sistercity.registry.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The secret addresses of a desk, shown once. */
@Schema(name = "DeskFeed", description = "The secret addresses under which your office subscribes to its desk")
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeskFeedView(
        @Schema(description = "For feed readers, as Atom: in the answer to its making, and never again")
        String atom,

        @Schema(description = "For calendars, as iCalendar: in the answer to its making, and never again")
        String ics,

        @Schema(required = true) Instant createdAt) {}
