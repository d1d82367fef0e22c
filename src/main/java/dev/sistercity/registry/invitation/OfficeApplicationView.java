package dev.sistercity.registry.invitation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sistercity.registry.city.api.CityRef;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An application, as who applied and the registrar read it.
 *
 * @param token in the answer to its making, and never again
 */
@Schema(name = "OfficeApplication", description = "An application to write for a city")
@JsonInclude(JsonInclude.Include.NON_NULL)
record OfficeApplicationView(
        @Schema(required = true) UUID id,

        @Schema(required = true, description = "Where it stands")
        ApplicationStatus status,

        @Schema(required = true, description = "The city to write for")
        CityRef city,

        @Schema(description = "Id of the invitation that it came by")
        UUID invitation,

        @Schema(required = true, description = "What the office is called")
        String name,

        @Schema(description = "The office's page") String website,

        @Schema(required = true, description = "An address of the office")
        String contact,

        @Schema(description = "Who applies") String applicant,

        @Schema(
                description =
                        "Send it as `Registry-Token` to follow the application: in the answer to its making, and never again",
                examples = "scr_application_kT0c…")
        String token,

        @Schema(description = "How to have it accepted at once; absent where the registry knows no website of the city")
        Proof proof,

        @Schema(description = "Who decided: the registrar, or `domain` where the proof did")
        String decidedBy,

        @Schema(description = "Why") String reason,

        @Schema(description = "Id of the office that it became")
        UUID office,

        @Schema(description = "When the key of the office was taken, which is made once")
        Instant keyTakenAt,

        @Schema(required = true, description = "From 1, one more with each change")
        long version,

        @Schema(required = true) Instant createdAt,

        @Schema(required = true) Instant updatedAt,

        @Schema(required = true, description = "Until when it is good")
        Instant expiresAt) {

    /** A file on the city's own domain that only who runs it can put there. */
    @Schema(name = "DomainProof", description = "A file on the city's own domain, and what it has to contain")
    record Proof(
            @Schema(required = true, examples = "https://www.muenchen.example/.well-known/sister-city-registry.txt")
            String url,

            @Schema(required = true, description = "The one line that is its content")
            String content) {}
}
