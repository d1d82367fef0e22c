package dev.sistercity.registry.office;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A key as its owner reads it.
 *
 * @param key the key itself, in the answer to its making and never again
 */
@Schema(name = "ApiKey", description = "A key, which itself is shown once")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ApiKeyView(
        @Schema(required = true) UUID id,

        @Schema(description = "The key: in the answer to its making, and never again", examples = "scr_office_kT0c…")
        String key,

        @Schema(required = true, description = "What it lets its holder be", examples = "office")
        String role,

        @Schema(description = "Id of the office whose key it is")
        UUID office,

        @Schema(description = "Id of the screen whose key it is")
        UUID placement,

        @Schema(description = "What it is for") String label,

        @Schema(required = true, description = "How far it goes")
        List<String> scopes,

        @Schema(required = true, description = "Who made it", examples = "registrar")
        String createdBy,

        @Schema(required = true) Instant createdAt,

        @Schema(description = "Until when it is good; absent for ever")
        Instant expiresAt,

        @Schema(description = "When it was revoked") Instant revokedAt,

        @Schema(description = "When it was last used, to the minute")
        Instant usedAt) {

    static ApiKeyView of(ApiKey stored) {
        return of(stored, null);
    }

    static ApiKeyView of(ApiKey stored, String key) {
        return new ApiKeyView(
                stored.id,
                key,
                stored.role,
                stored.officeId,
                stored.placementId,
                stored.label,
                stored.scopes,
                stored.createdBy,
                stored.createdAt,
                stored.expiresAt,
                stored.revokedAt,
                stored.usedAt);
    }
}
