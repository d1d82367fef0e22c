package dev.sistercity.registry.change;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.access.Role;
import dev.sistercity.registry.change.Register.SettledDraft;
import dev.sistercity.registry.change.entity.StoredRecord;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The rules of one kind of record, as its register declares them: what may be written, by which caller, and how a refusal is put.
 *
 * @param <E> the entity
 * @param <D> its draft
 */
public abstract class RecordRules<E extends StoredRecord<D>, D> {

    /** An entity with nothing in it. */
    protected abstract E newEntity();

    /**
     * Whether a caller other than the registrar may write this record, as it stands or as it would be.
     *
     * @param draft references resolved to ids
     */
    protected abstract boolean mayWrite(Actor actor, UUID id, D draft);

    /**
     * Whether an office that may write a record may change it so.
     *
     * @param before null for a new record
     * @param after null for a deletion
     */
    protected boolean mayChange(Actor actor, UUID id, D before, D after) {
        return true;
    }

    /** Whose records {@link #mayWrite} lets an office write, to follow "your office may write": what a refusal says. */
    public abstract String whose();

    /**
     * Applies the rules that need more than the draft itself.
     *
     * @param before the record before the change, null for a new one
     * @return the draft to store: references resolved to ids, defaults filled in
     * @throws RegistryException whatever the rules refuse
     */
    protected abstract D checked(UUID id, D draft, D before);

    /** As above, where it matters who writes; the caller's rights are looked at later. */
    protected D checked(UUID id, D draft, D before, Actor actor) {
        return checked(id, draft, before);
    }

    /** What stands in the way of deleting; nothing by default, constraints of the database apart. */
    protected void checkDeletion(E entity) {}

    /**
     * Adjusts a checked draft to the caller who writes it: after {@link #checked}, and after it is known that they
     * may write it. The draft itself, where it makes no difference who writes.
     *
     * @param before the record before the change, null for a new one
     * @param reason why it is written; null where the writer does not say
     * @throws RegistryException whatever it may not be changed into by them
     * @throws ConsentNeeded if others have to agree first
     */
    protected SettledDraft<D> applyConsent(Actor actor, UUID id, D draft, D before, String reason) {
        return new SettledDraft<>(draft, List.of());
    }

    /**
     * Says in the registry's words that a constraint of the database refused a record.
     *
     * @param constraint its name
     * @param draft what was to be stored; null for a deletion
     * @return a {@link RegistryException}; or {@link ConcurrentChangeException} where a second attempt can say it better, without a second
     *     connection while this one is held
     */
    protected RuntimeException violated(String constraint, D draft) {
        if (draft == null) {
            return new RegistryException(Kind.IN_USE, FaultCode.IN_USE, constraint);
        }
        return new RegistryException(Kind.REFUSED, FaultCode.BREAKS_RULE, constraint);
    }

    /** As {@link #checked} for many new records; a register that asks the database there asks once for all of them here. */
    protected Map<UUID, D> checkedAll(Map<UUID, D> drafts) {
        Map<UUID, D> checked = new LinkedHashMap<>();
        drafts.forEach((id, draft) -> checked.put(id, checked(id, draft, null)));
        return checked;
    }

    /** As {@link #checked} of what was recorded before: what a later rule refuses in new records stands in it. */
    protected D checkedAgain(UUID id, D draft) {
        return checked(id, draft, null);
    }

    /** Whether a record is as this registry would record it, apart from what follows from the day. */
    protected boolean isAsRecorded(D checked, D recorded) {
        return checked.equals(recorded);
    }

    /** Whether a caller may write a record as it stands; in the caller's transaction. */
    public boolean allows(Actor actor, UUID id, D draft) {
        return actor.isRegistrar() || (actor.role().equals(Role.OFFICE) && mayWrite(actor, id, draft));
    }

    /** Every write passes here, from the API, imports and starter data alike. */
    final void checkAllowed(Actor actor, UUID id, D before, D after) {
        if (!allows(actor, id, after == null ? before : after)
                || !actor.isRegistrar() && !mayChange(actor, id, before, after)) {
            throw new RegistryException(Kind.FORBIDDEN, FaultCode.OF_CITY_CONCERNED, whose());
        }
    }
}
