package dev.sistercity.registry.forum;

import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.endpoint.RelatedResource;
import dev.sistercity.registry.forum.api.ForumDraft;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The forums that a city hosted or took part in. */
@Path("/v1/cities/{id}/forums")
@Tag(name = "Cities")
class CityForumsResource extends RelatedResource<CityDraft, ForumDraft> {

    CityForumsResource(CityCollection cities, ForumCollection type) {
        super(cities, type, ForumCollection.CITY);
    }
}
