package dev.sistercity.registry.match.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was found. */
@Schema(name = "PartnershipMatches", description = "What was found for each query, in the order asked")
public record PartnershipMatchesView(
        @Schema(required = true) List<PartnershipMatchView> results) {}
