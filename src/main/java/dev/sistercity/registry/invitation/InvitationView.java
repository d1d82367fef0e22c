package dev.sistercity.registry.invitation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.event.RecordRef;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An invitation, as who invites reads it.
 *
 * @param token in the answer to its making and never again, as {@code link}
 */
@Schema(name = "Invitation", description = "An invitation to the other side of a partnership")
@JsonInclude(JsonInclude.Include.NON_NULL)
record InvitationView(
        @Schema(required = true) UUID id,

        @Schema(required = true, description = "Where it stands")
        InvitationStatus status,

        @Schema(required = true, description = "The partnership or proposal that it is about")
        RecordRef partnership,

        @Schema(required = true, description = "The side that is invited")
        CityRef city,

        @Schema(required = true, description = "Who invites, as revisions name them")
        String invitedBy,

        @Schema(description = "Where it was sent to") String email,

        @Schema(description = "What it tells them") String message,

        @Schema(
                description = "Good once, for an application: in the answer to its making, and never again",
                examples = "scr_invitation_kT0c…")
        String token,

        @Schema(description = "What to send to the other side: its holder may apply once")
        String link,

        @Schema(required = true, description = "From 1, one more with each change")
        long version,

        @Schema(required = true) Instant createdAt,

        @Schema(required = true) Instant updatedAt,

        @Schema(required = true, description = "Until when it is good")
        Instant expiresAt,

        @Schema(description = "When it was used") Instant usedAt) {}
