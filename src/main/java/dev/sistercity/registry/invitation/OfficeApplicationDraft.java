package dev.sistercity.registry.invitation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An application, as a city's office sends it.
 *
 * @param invitation token of an invitation; null without one
 * @param city null where the invitation says it
 */
@Schema(name = "OfficeApplicationDraft", description = "An application to write for a city")
record OfficeApplicationDraft(
        @Size(min = 1, max = 200, message = "must have 1 to 200 characters")
        @Schema(description = "The token of your invitation, if you have one; it is good once")
        String invitation,

        @Size(max = 200, message = "must have at most 200 characters")
        @Schema(
                description = "Your city: an id, or {scheme}:{value}; needed without an invitation",
                examples = "geonames:2867714")
        String city,

        @NotNull(message = "must be given")
        @Size(min = 1, max = 300, message = "must have 1 to 300 characters")
        @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        @Schema(description = "What your office is called", examples = "International Affairs, City of Munich")
        String name,

        @Size(max = 2000, message = "must have at most 2000 characters")
        @Pattern(regexp = "https?://[^\\s/?#]\\S*", message = "must be an http or https address")
        @Schema(
                description = "Your office's page, on the city's own domain",
                examples = "https://www.muenchen.example/int")
        String website,

        @NotNull(message = "must be given")
        @Size(min = 1, max = 500, message = "must have 1 to 500 characters")
        @Schema(description = "An address of your office, not published", examples = "international@muenchen.example")
        String contact,

        @Size(min = 1, max = 300, message = "must have 1 to 300 characters")
        @Schema(description = "Who applies and in which function; the registrar alone reads it, until the decision")
        String applicant) {}
