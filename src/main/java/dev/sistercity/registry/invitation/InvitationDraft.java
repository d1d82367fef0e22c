package dev.sistercity.registry.invitation;

import dev.sistercity.registry.mail.Outbox;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An invitation, as an office writes it.
 *
 * @param city the side that is invited; null for the other side where there is only one
 * @param days how long it is good; 30 by default
 */
@Schema(name = "InvitationDraft", description = "An invitation to the other side of a partnership")
record InvitationDraft(
        @NotNull(message = "must be given") @Schema(description = "Id of a partnership or proposal of your city")
        UUID partnership,

        @Size(max = 200, message = "must have at most 200 characters")
        @Schema(
                description =
                        "The side that is invited: an id, or {scheme}:{value}. Needed where there are several others",
                examples = "geonames:2867714")
        String city,

        @Size(max = 254, message = "must have at most 254 characters")
        @Pattern(regexp = Outbox.ADDRESS, message = "must be an address such as office@city.example")
        @Schema(
                description = "Where the link is sent to, if the registry sends mail; otherwise you send it yourself",
                examples = "international@muenchen.example")
        String email,

        @Size(min = 1, max = 2000, message = "must have 1 to 2000 characters")
        @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        @Schema(
                description = "What you tell them with it",
                examples = "We would like to propose a friendship of our two cities.")
        String message,

        @Min(value = 1, message = "must be from 1 to 90")
        @Max(value = 90, message = "must be from 1 to 90")
        @Schema(description = "How many days it is good: 30 by default", examples = "30")
        Integer days) {

    InvitationDraft {
        days = days == null ? Integer.valueOf(30) : days;
    }
}
