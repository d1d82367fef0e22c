package dev.sistercity.registry.invitation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.event.RecordRef;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an invitation tells the one who follows its link.
 *
 * @param domain host of the city's website, on which a proof can lie; null where the registry knows none
 */
@Schema(name = "InvitationPreview", description = "What an invitation tells the one who follows its link")
@JsonInclude(JsonInclude.Include.NON_NULL)
record InvitationPreviewView(
        @Schema(required = true, description = "The partnership or proposal that it is about")
        RecordRef partnership,

        @Schema(required = true, description = "The city whose office is invited")
        CityRef city,

        @Schema(required = true, description = "Who invites, as revisions name them")
        String invitedBy,

        @Schema(description = "What they tell you") String message,

        @Schema(required = true, description = "Until when it is good")
        Instant expiresAt,

        @Schema(
                description = "The city's own domain: with a file on it your application is accepted at once",
                examples = "www.muenchen.example")
        String domain,

        @Schema(required = true, description = "Where to apply, with the token as `invitation`")
        String apply) {}
