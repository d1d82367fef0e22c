package dev.sistercity.registry.change;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.entity.RecordVersion;
import dev.sistercity.registry.change.entity.StoredRecord;
import dev.sistercity.registry.change.log.Action;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.change.log.ThreeWayRevert;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import java.util.List;
import java.util.UUID;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hibernate.exception.ConstraintViolationException;

/**
 * Base class for writing a collection. The API, the starter data and imports all go through it.
 * Every method runs in the caller's transaction and leaves it flushed, so that a broken constraint shows here.
 *
 * @param <E> the entity
 * @param <D> its draft
 */
public abstract class Register<E extends StoredRecord<D>, D> extends BulkRegister<E, D> {

    protected Register(String resource, Class<E> entityType) {
        super(resource, entityType);
    }

    /** @param also what was written beside the record because of it, to be logged after its change */
    public record SettledDraft<D>(D draft, List<Change> also) {}

    public WrittenRecord<D> create(D draft, Actor actor) {
        return create(StoredRecord.newId(), draft, actor);
    }

    /** Creates a record under an id that is known beforehand: the starter data has stable ids. */
    public WrittenRecord<D> create(UUID id, D draft, Actor actor) {
        E entity = newEntity();
        entity.id = id;
        entity.version = 1;
        entity.createdAt = now();
        entity.updatedAt = entity.createdAt;
        D checked = checked(id, draft, null, actor);
        checkAllowed(actor, id, null, checked);
        SettledDraft<D> settled = applyConsent(actor, id, checked, null, null);
        entity.take(settled.draft());
        entities.persist(entity);
        flush(settled.draft());
        return written(entity, null, Action.CREATED, actor).with(settled.also());
    }

    /**
     * Changes a record.
     *
     * @param current says whether a version is the one the writer has seen
     * @param change from the draft as it stands to the draft as it shall be
     */
    public WrittenRecord<D> update(UUID id, LongPredicate current, UnaryOperator<D> change, Actor actor) {
        return update(id, current, change, actor, null);
    }

    /** @param reason why; null where the writer does not say */
    public WrittenRecord<D> update(
            UUID id, LongPredicate current, UnaryOperator<D> change, Actor actor, String reason) {
        E entity = locked(id, current);
        RecordVersion<D> standing = standing(entity);
        D before = standing.draft();
        checkAllowed(actor, id, before, before);
        D checked = checked(id, change.apply(before), before, actor);
        checkAllowed(actor, id, before, checked);
        if (checked.equals(before)) {
            return new WrittenRecord<>(standing, null);
        }
        SettledDraft<D> settled = applyConsent(actor, id, checked, before, reason);
        if (settled.draft().equals(before)) {
            return new WrittenRecord<>(standing, null, settled.also());
        }
        entity.take(settled.draft());
        entity.updatedAt = now();
        flush(settled.draft());
        return written(entity, standing.unknown(), Action.UPDATED, actor).with(settled.also());
    }

    /** Logs a record once more as it stands: what follows of it from the day is another than at its last change. */
    public WrittenRecord<D> restate(UUID id, Actor actor) {
        E entity = locked(id, version -> true);
        RecordVersion<D> standing = standing(entity);
        entity.updatedAt = now();
        flush(standing.draft());
        return written(entity, standing.unknown(), Action.UPDATED, actor);
    }

    /**
     * Tries a change on the record as it stands, for any caller, and stores nothing.
     *
     * @return whether it would change anything
     * @throws RegistryException whatever the rules refuse
     */
    public boolean wouldChange(UUID id, UnaryOperator<D> change) {
        E entity = entities.find(entityType, id);
        if (entity == null) {
            throw absent(id);
        }
        D before = entity.draft();
        return !checked(id, change.apply(before), before).equals(before);
    }

    public WrittenRecord<D> delete(UUID id, LongPredicate current, Actor actor) {
        E entity = locked(id, current);
        RecordVersion<D> last = standing(entity);
        checkAllowed(actor, id, last.draft(), null);
        checkDeletion(entity);
        entities.remove(entity);
        flush(null);
        RecordVersion<D> deleted = new RecordVersion<>(
                id, last.version() + 1, last.createdAt(), now(), last.draft(), null, last.unknown());
        return new WrittenRecord<>(deleted, change(deleted, Action.DELETED, actor));
    }

    /**
     * Brings a deleted record back as it last was.
     *
     * @param current says whether a version is the one that the deletion made
     * @throws RegistryException NOT_RESTORABLE if it is not deleted, or what it refers to is gone; DUPLICATE if another record
     *     has taken its place
     */
    public WrittenRecord<D> restore(UUID id, LongPredicate current, Actor actor) {
        Change last = history.last(resource, id);
        // As a new one: what an office may not make, it may not bring back.
        checkAllowed(actor, id, null, recorded(last).draft());
        if (last.action() != Action.DELETED) {
            throw new RegistryException(
                    Kind.NOT_RESTORABLE,
                    last.action() == Action.MERGED
                            ? "This record was merged, not deleted; POST to its /unmerge takes that back"
                            : "This record is not deleted");
        }
        requireCurrent(last.version(), current);
        return restoreFrom(last, actor);
    }

    /** Restores a record to its state before it was deleted or merged. */
    public WrittenRecord<D> restoreFrom(Change last, Actor actor) {
        RecordVersion<D> known = recorded(last);
        E entity = newEntity();
        entity.id = known.id();
        entity.version = last.version() + 1;
        entity.createdAt = known.createdAt();
        entity.updatedAt = now();
        entity.take(checkedAgain(known));
        entities.persist(entity);
        try {
            entities.flush();
        } catch (ConstraintViolationException e) {
            // Another transaction was faster: a second attempt finds what is in the way.
            throw new ConcurrentChangeException(e.getConstraintName());
        }
        return written(entity, known.unknown(), Action.RESTORED, actor);
    }

    /** The record as it stands; held until the transaction ends. */
    public D standing(UUID id, LongPredicate current) {
        return standing(locked(id, current)).draft();
    }

    /** Removes a record whose place another one takes. */
    public Change mergeAway(UUID id, UUID into, Actor actor) {
        E entity = locked(id, version -> true);
        RecordVersion<D> last = standing(entity);
        checkAllowed(actor, id, last.draft(), null);
        entities.remove(entity);
        flush(null);
        RecordVersion<D> merged = new RecordVersion<>(
                id, last.version() + 1, last.createdAt(), now(), last.draft(), into, last.unknown());
        return change(merged, Action.MERGED, actor);
    }

    /** The draft with another id wherever one stands. */
    public D rewritten(D draft, UUID from, UUID to) {
        return documents.rewritten(draft, draftType(), from.toString(), to.toString());
    }

    /** The draft as it is now, without what the step from one state to another had altered. */
    public D reverted(D before, D after, D now) {
        try {
            return documents.reverted(before, after, now, draftType());
        } catch (ThreeWayRevert.Conflict e) {
            throw new RegistryException(Kind.STALE, FaultCode.CHANGED_SINCE);
        }
    }

    private D checkedAgain(RecordVersion<D> known) {
        try {
            return checkedAgain(known.id(), known.draft());
        } catch (RegistryException e) {
            throw e.kind() == Kind.REFUSED
                    ? new RegistryException(
                            Kind.NOT_RESTORABLE,
                            "What it was cannot stand beside what there is now: " + e.getMessage(),
                            e.violations())
                    : e;
        }
    }

    /**
     * What a write did.
     *
     * @param change null where the record was already as asked for
     * @param also changes of other records that came with it
     */
    public record WrittenRecord<D>(RecordVersion<D> recorded, Change change, List<Change> also) {

        public WrittenRecord(RecordVersion<D> recorded, Change change) {
            this(recorded, change, List.of());
        }

        /** All that is to be logged. */
        public List<Change> changes() {
            return Stream.concat(Stream.ofNullable(change), also.stream()).toList();
        }

        WrittenRecord<D> with(List<Change> others) {
            return others.isEmpty() ? this : new WrittenRecord<>(recorded, change, others);
        }
    }
}
