package dev.sistercity.registry.office;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A key, as clients ask for it.
 *
 * @param office whose it is; an office's own if it asks itself, none for an application without an office
 * @param placement a screen of a campaign of the office's city; for the role screen only
 * @param scopes read and write by default
 */
@Schema(name = "ApiKeyDraft", description = "A key to create")
public record ApiKeyDraft(
        @Schema(description = "Id of the office whose key it is; your own by default")
        UUID office,

        @NotNull(message = "must be given") @Schema(description = "What it lets its holder be", examples = "office")
        KeyRole role,

        @Schema(description = "Id of the screen whose key it is: for the role screen, and only for it")
        UUID placement,

        @Schema(description = "Until when it is good; for ever by default", examples = "2027-12-31T00:00:00Z")
        Instant expiresAt,

        @Size(min = 1, max = 200, message = "must have 1 to 200 characters")
        @Schema(description = "What it is for", examples = "Council website")
        String label,

        @Size(min = 1, max = 2, message = "must be 1 or 2")
        @Schema(description = "How far it goes: both by default", examples = "[\"read\",\"write\"]")
        List<@NotNull(message = "must not be null") KeyScope> scopes) {

    public ApiKeyDraft {
        scopes = scopes == null ? List.of(KeyScope.READ, KeyScope.WRITE) : scopes;
    }
}
