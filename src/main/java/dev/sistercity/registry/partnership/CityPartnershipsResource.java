package dev.sistercity.registry.partnership;

import dev.sistercity.registry.city.CityDraft;
import dev.sistercity.registry.city.CityType;
import dev.sistercity.registry.endpoint.RelatedResource;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The partnerships of a city. */
@Path("/v1/cities/{id}/partnerships")
@Tag(name = "Cities")
class CityPartnershipsResource extends RelatedResource<CityDraft, PartnershipDraft> {

    CityPartnershipsResource(CityType cities, PartnershipType type) {
        super(cities, type, PartnershipCounts.CITY);
    }
}
