package dev.sistercity.registry.exchange;

import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.endpoint.RelatedResource;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The exchanges that a city hosted, was a guest of or took part in. */
@Path("/v1/cities/{id}/exchanges")
@Tag(name = "Cities")
class CityExchangesResource extends RelatedResource<CityDraft, ExchangeDraft> {

    CityExchangesResource(CityCollection cities, ExchangeCollection type) {
        super(cities, type, CityCollection.SHOWN);
    }
}
