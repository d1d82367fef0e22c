package dev.sistercity.registry.project;

import dev.sistercity.registry.catalog.Declaration;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.project.api.CooperationDraft;
import dev.sistercity.registry.project.api.CooperationView;
import dev.sistercity.registry.source.Citations;
import jakarta.inject.Singleton;

/** How platforms are indexed, filtered, sorted and rendered. */
@Singleton
public class PlatformCollection extends CooperationCollection {

    static final String COLLECTION = "platforms";

    PlatformCollection(CityCollection cities, Citations citations) {
        super(
                Declaration.of(COLLECTION, CooperationDraft.class, CooperationView.class)
                        .schemas("Platform", "PlatformDraft")
                        .described("What cities have built to work together on, and where it was launched.")
                        .after("exchanges"),
                cities,
                citations);
    }
}
