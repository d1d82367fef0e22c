package dev.sistercity.registry.partnerrequest;

import dev.sistercity.registry.event.RecordRef;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Cities that fit a partner request. */
@Schema(name = "PartnerMatches", description = "Cities that fit a partner request")
record PartnerMatchesView(
        @Schema(required = true, description = "The request, found at /v1/partner-requests/{id}")
        RecordRef partnerRequest,

        @Schema(required = true, description = "The highest score first")
        List<PartnerMatchView> items) {}
