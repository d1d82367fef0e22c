package dev.sistercity.registry.project;

import dev.sistercity.registry.city.CityReferences;
import dev.sistercity.registry.city.Jurisdiction;
import dev.sistercity.registry.happening.RecordReferences;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

/** The rules for platforms. */
@Singleton
public class PlatformRegister extends CooperationRegister<Platform, CooperationDraft> {

    PlatformRegister(
            CityReferences references, Jurisdiction jurisdiction, RecordReferences records, EntityManager entities) {
        super(PlatformType.COLLECTION, Platform.class, references, jurisdiction, records, entities);
    }

    @Override
    protected Platform blank() {
        return new Platform();
    }
}
