package dev.sistercity.registry.pages.record;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.pages.map.GeoPoint;
import dev.sistercity.registry.shared.page.ParameterValues;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Where cities are. References to cities do not tell, and maps need it for hundreds at once. */
@Singleton
public class CityPoints {

    private final CityCollection cities;

    CityPoints(CityCollection cities) {
        this.cities = cities;
    }

    /** @return empty for a city whose place is unknown */
    public Optional<GeoPoint> of(String id, ReadContext reading) {
        return ParameterValues.parseId(id).flatMap(city -> of(city, reading));
    }

    /** As above. */
    Optional<GeoPoint> of(UUID id, ReadContext reading) {
        Entry<CityDraft> city = reading.snapshot().find(cities, id).orElse(null);
        boolean located =
                city != null && city.draft().latitude() != null && city.draft().longitude() != null;
        return located
                ? Optional.of(new GeoPoint(city.draft().latitude(), city.draft().longitude()))
                : Optional.empty();
    }
}
