package dev.sistercity.registry.city;

import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.endpoint.MergeableResource;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Cities: any local or regional government that can be a party. */
@Path("/v1/cities")
@Tag(name = "Cities")
class CityResource extends MergeableResource<CityDraft> {

    CityResource(CityCollection type, CityRegister register) {
        super(type, register);
    }
}
