package dev.sistercity.registry.match.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Partnerships that a client asks for, all at once. */
@Schema(name = "PartnershipQueries", description = "Partnerships as a source states them")
public record PartnershipQueriesDraft(
        @NotNull(message = "must be given")
        @Size(min = 1, max = 1000, message = "must be 1 to 1000")
        @Schema(description = "One for each partnership")
        List<@NotNull(message = "must not be null") @Valid PartnershipQueryDraft> queries) {}
