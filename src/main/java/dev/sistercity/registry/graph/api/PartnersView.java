package dev.sistercity.registry.graph.api;

import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.shared.page.PageInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The partners of a city, and their partners. */
@Schema(name = "Partners", description = "The partners of a city, and their partners")
public record PartnersView(
        @Schema(required = true, description = "Whose partners they are")
        CityRef city,

        @Schema(required = true, description = "How far was looked: 1 or 2")
        int depth,

        @Schema(required = true, description = "The nearest first, then those with most in between")
        List<PartnerView> items,

        @Schema(required = true) PageInfo page) {}
