package dev.sistercity.registry.project;

import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.city.CityType;
import dev.sistercity.registry.source.Citations;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;

/** Platforms, as the read side has to know them. */
@Singleton
@Priority(RecordType.PLATFORMS)
public class PlatformType extends CooperationType {

    static final String COLLECTION = "platforms";

    PlatformType(CityType cities, Citations citations) {
        super(COLLECTION, "platform", cities, citations);
    }
}
