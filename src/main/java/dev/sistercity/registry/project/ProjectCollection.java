package dev.sistercity.registry.project;

import dev.sistercity.registry.catalog.Declaration;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.project.api.CooperationDraft;
import dev.sistercity.registry.project.api.CooperationView;
import dev.sistercity.registry.source.Citations;
import jakarta.inject.Singleton;

/** How projects are indexed, filtered, sorted and rendered. */
@Singleton
public class ProjectCollection extends CooperationCollection {

    static final String COLLECTION = "projects";

    ProjectCollection(CityCollection cities, Citations citations) {
        super(
                Declaration.of(COLLECTION, CooperationDraft.class, CooperationView.class)
                        .schemas("Project", "ProjectDraft")
                        .described("What cities do together.")
                        .after("platforms"),
                cities,
                citations);
    }
}
