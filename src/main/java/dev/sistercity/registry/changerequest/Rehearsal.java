package dev.sistercity.registry.changerequest;

import dev.sistercity.registry.change.log.PrecedingChanges;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

/**
 * Tries a change in the caller's transaction and leaves nothing of it: a change that is only asked for registers no city that it
 * refers to.
 */
@Singleton
class Rehearsal {

    private final EntityManager entities;
    private final PrecedingChanges preceding;

    Rehearsal(EntityManager entities, PrecedingChanges preceding) {
        this.entities = entities;
        this.preceding = preceding;
    }

    /** @param change what is tried; its refusal is the caller's to answer */
    void of(Runnable change) {
        int before = preceding.records().size();
        sql("savepoint rehearsal");
        try {
            change.run();
        } finally {
            sql("rollback to savepoint rehearsal");
            entities.clear();
            preceding.keepFirst(before);
        }
    }

    private void sql(String statement) {
        entities.createNativeQuery(statement).executeUpdate();
    }
}
