package dev.sistercity.registry.pages.record;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.pages.map.GeoPoint;
import dev.sistercity.registry.shared.page.ParameterValues;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Where cities are. References to cities do not tell, and maps need it for hundreds at once. */
@Singleton
public class CityPoints {

    private final CityCollection cities;

    CityPoints(CityCollection cities) {
        this.cities = cities;
    }

    /** @return empty for a city whose place is unknown */
    public Optional<GeoPoint> of(String id, ReadContext reading) {
        return ParameterValues.parseId(id)
                .flatMap(city -> reading.snapshot().find(cities, city))
                .map(entry -> entry.draft())
                .filter(city -> city.latitude() != null && city.longitude() != null)
                .map(city -> new GeoPoint(city.latitude(), city.longitude()));
    }
}
