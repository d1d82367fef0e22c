package dev.sistercity.registry.change;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.entity.RecordVersion;
import dev.sistercity.registry.change.entity.StoredRecord;
import dev.sistercity.registry.change.log.Action;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;

/**
 * Stores records as they stood in another registry: under their ids, with their versions and times, and what the sides had said.
 *
 * @param <D> the draft of the records
 */
public final class Reinstatement<D> {

    private final Register<? extends StoredRecord<D>, D> register;
    private final Actor actor;

    /**
     * Begins the reinstating of one collection's records.
     *
     * @throws RegistryException FORBIDDEN for all but the registrar
     */
    public Reinstatement(Register<? extends StoredRecord<D>, D> register, Actor actor) {
        if (!actor.isRegistrar()) {
            throw new RegistryException(Kind.FORBIDDEN, "This takes the role registrar");
        }
        this.register = register;
        this.actor = actor;
    }

    /**
     * Stores a record. What it refers to may come later in the transaction: the rules are applied by {@link #check}, and
     * constraints by the flush that the caller has to see to.
     */
    public void store(RecordVersion<D> recordVersion) {
        StoredRecord<D> entity = register.newEntity();
        entity.id = recordVersion.id();
        entity.version = recordVersion.version();
        entity.createdAt = recordVersion.createdAt();
        entity.updatedAt = recordVersion.updatedAt();
        entity.take(recordVersion.draft());
        entity.persist();
    }

    /**
     * Applies the rules to a record that was stored by {@link #store}, now that everything it refers to is there.
     *
     * @return the change to be logged: its first one here, of whatever version
     * @throws RegistryException whatever the rules refuse; REFUSED if they would store something else
     */
    public Change check(RecordVersion<D> recordVersion) {
        D checked = register.checkedAgain(recordVersion.id(), recordVersion.draft());
        if (!register.isAsRecorded(checked, recordVersion.draft())) {
            throw new RegistryException(Kind.REFUSED, "It is not as this registry would record it");
        }
        return register.change(recordVersion, register.now(), Action.CREATED, actor);
    }
}
