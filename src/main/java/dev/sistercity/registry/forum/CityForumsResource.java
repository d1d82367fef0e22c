package dev.sistercity.registry.forum;

import dev.sistercity.registry.city.CityDraft;
import dev.sistercity.registry.city.CityType;
import dev.sistercity.registry.endpoint.RelatedResource;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The forums that a city hosted or took part in. */
@Path("/v1/cities/{id}/forums")
@Tag(name = "Cities")
class CityForumsResource extends RelatedResource<CityDraft, ForumDraft> {

    CityForumsResource(CityType cities, ForumType type) {
        super(cities, type, ForumType.CITY);
    }
}
