package dev.sistercity.registry.project;

import dev.sistercity.registry.city.CityReferences;
import dev.sistercity.registry.city.Jurisdiction;
import dev.sistercity.registry.event.RecordReferences;
import dev.sistercity.registry.project.api.CooperationDraft;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

/** The rules for projects. */
@Singleton
public class ProjectRegister extends CooperationRegister<Project, CooperationDraft> {

    ProjectRegister(
            CityReferences references, Jurisdiction jurisdiction, RecordReferences records, EntityManager entities) {
        super(ProjectCollection.COLLECTION, Project.class, references, jurisdiction, records, entities);
    }

    @Override
    protected Project newEntity() {
        return new Project();
    }
}
