package dev.sistercity.registry.project;

import dev.sistercity.registry.city.CityReferences;
import dev.sistercity.registry.city.Jurisdiction;
import dev.sistercity.registry.happening.RecordReferences;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

/** The rules for projects. */
@Singleton
public class ProjectRegister extends CooperationRegister<Project, CooperationDraft> {

    ProjectRegister(
            CityReferences references, Jurisdiction jurisdiction, RecordReferences records, EntityManager entities) {
        super(ProjectType.COLLECTION, Project.class, references, jurisdiction, records, entities);
    }

    @Override
    protected Project blank() {
        return new Project();
    }
}
