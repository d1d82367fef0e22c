package dev.sistercity.registry.project;

import dev.sistercity.registry.city.CityReferences;
import dev.sistercity.registry.city.Jurisdiction;
import dev.sistercity.registry.event.RecordReferences;
import dev.sistercity.registry.project.api.CooperationDraft;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

/** The rules for platforms. */
@Singleton
public class PlatformRegister extends CooperationRegister<Platform, CooperationDraft> {

    PlatformRegister(
            CityReferences references, Jurisdiction jurisdiction, RecordReferences records, EntityManager entities) {
        super(PlatformCollection.COLLECTION, Platform.class, references, jurisdiction, records, entities);
    }

    @Override
    protected Platform newEntity() {
        return new Platform();
    }
}
