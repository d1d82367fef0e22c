package dev.sistercity.registry.transfer.resolve;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.api.CityDraft;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Finds cities of the registry, to show them. */
@Singleton
public class CityLabels {

    private final Catalog catalog;
    private final CityCollection cities;

    CityLabels(Catalog catalog, CityCollection cities) {
        this.catalog = catalog;
        this.cities = cities;
    }

    public Optional<CityDraft> find(UUID city) {
        return catalog.snapshot().find(cities, city).map(entry -> entry.draft());
    }
}
