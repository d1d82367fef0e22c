package dev.sistercity.registry.city.item;

import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.CityRegister;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.endpoint.ItemResource;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Names of a city, one by one. */
@Path("/v1/cities/{id}/names")
@Tag(name = "Cities")
class CityNameResource extends ItemResource<CityDraft> {

    CityNameResource(CityCollection type, CityRegister register) {
        super(type, register, "names");
    }
}
