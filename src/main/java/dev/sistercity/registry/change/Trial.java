package dev.sistercity.registry.change;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.Register.WrittenRecord;
import java.util.Optional;
import java.util.UUID;

/**
 * Tells of writes that are only asked for what would come of them, and who might do them. In the caller's transaction; what
 * {@link #creation} and {@link #deletion} write there, the caller has to take back.
 *
 * @param <D> the draft of the records
 */
public final class Trial<D> {

    private final Register<?, D> register;

    public Trial(Register<?, D> register) {
        this.register = register;
    }

    /**
     * Creates a record as who may write any would.
     *
     * @throws dev.sistercity.registry.shared.problem.RegistryException whatever the rules refuse
     */
    public WrittenRecord<D> creation(UUID id, D draft) {
        return register.create(id, draft, Actor.REGISTRAR);
    }

    /** Deletes a record as who may write any would; as {@link #creation}. */
    public WrittenRecord<D> deletion(UUID id) {
        return register.delete(id, version -> true, Actor.REGISTRAR);
    }

    /**
     * Whether a caller may create a record.
     *
     * @throws dev.sistercity.registry.shared.problem.RegistryException whatever the rules refuse in the record; FORBIDDEN where
     *     they say why this caller may not
     */
    public boolean mayCreate(Actor actor, UUID id, D draft) {
        D checked = register.checked(id, draft, null);
        return may(actor, id, null, checked);
    }

    /**
     * Whether a caller may delete a record; empty where it does not stand.
     *
     * @throws dev.sistercity.registry.shared.problem.RegistryException FORBIDDEN where the rules say why this caller may not
     */
    public Optional<Boolean> mayDelete(Actor actor, UUID id) {
        return register.find(id).map(standing -> may(actor, id, standing, null));
    }

    private boolean may(Actor actor, UUID id, D before, D after) {
        return register.allows(actor, id, after == null ? before : after)
                && (actor.isRegistrar() || register.mayChange(actor, id, before, after));
    }
}
