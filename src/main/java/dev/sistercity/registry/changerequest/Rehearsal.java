package dev.sistercity.registry.changerequest;

import dev.sistercity.registry.change.log.PrecedingChanges;
import dev.sistercity.registry.shared.sql.Sql;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

/**
 * Tries a change in the caller's transaction and leaves nothing of it: a change that is only asked for registers no city that it
 * refers to.
 */
@Singleton
class Rehearsal {

    private final EntityManager entities;
    private final Sql sql;
    private final PrecedingChanges preceding;

    Rehearsal(EntityManager entities, Sql sql, PrecedingChanges preceding) {
        this.entities = entities;
        this.sql = sql;
        this.preceding = preceding;
    }

    /** @param change what is tried; its refusal is the caller's to answer */
    void of(Runnable change) {
        int before = preceding.records().size();
        // What was done before stays.
        entities.flush();
        sql.update("savepoint rehearsal");
        try {
            change.run();
        } finally {
            sql.update("rollback to savepoint rehearsal");
            entities.clear();
            preceding.keepFirst(before);
        }
    }
}
