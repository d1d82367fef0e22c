package dev.sistercity.registry.project;

import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.city.CityType;
import dev.sistercity.registry.source.Citations;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;

/** Projects, as the read side has to know them. */
@Singleton
@Priority(RecordType.PROJECTS)
public class ProjectType extends CooperationType {

    static final String COLLECTION = "projects";

    ProjectType(CityType cities, Citations citations) {
        super(COLLECTION, "project", cities, citations);
    }
}
