package dev.sistercity.registry.partnership;

import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.endpoint.RelatedResource;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The partnerships of a city. */
@Path("/v1/cities/{id}/partnerships")
@Tag(name = "Cities")
class CityPartnershipsResource extends RelatedResource<CityDraft, PartnershipDraft> {

    CityPartnershipsResource(CityCollection cities, PartnershipCollection type) {
        super(cities, type, PartnershipCounts.CITY);
    }
}
