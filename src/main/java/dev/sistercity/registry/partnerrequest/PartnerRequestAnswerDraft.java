package dev.sistercity.registry.partnerrequest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an office answers to a partner request.
 *
 * @param city reference to the city in whose name it answers; null for the office's own
 */
@Schema(
        name = "PartnerRequestAnswerDraft",
        description = "What an office answers to a partner request; only both offices read it")
record PartnerRequestAnswerDraft(
        @NotNull(message = "must be given")
        @Size(min = 1, max = 2000, message = "must have 1 to 2000 characters")
        @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        @Schema(
                description = "What you have to say to the office of the city that looks",
                examples = "Our schools would gladly write to yours.")
        String text,

        @Size(max = 200, message = "must have at most 200 characters")
        @Schema(
                description =
                        "The city that you answer for, where it is not your office's own: an id, or {scheme}:{value}",
                examples = "geonames:1857910")
        String city) {}
