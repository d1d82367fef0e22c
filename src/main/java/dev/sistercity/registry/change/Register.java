package dev.sistercity.registry.change;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.access.Role;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/**
 * The write side of one kind of record: where its rules are, whoever writes it (the API, the starter data, an import).
 * Every method runs in the caller's transaction and leaves it flushed, so that a broken constraint shows here.
 *
 * @param <E> the entity
 * @param <D> its draft
 */
public abstract class Register<E extends StoredRecord<D>, D> {

    /** From here on COPY takes less than its messages cost. */
    private static final int MANY = 50;

    private final String resource;
    private final Class<E> entityType;

    @Inject
    EntityManager entities;

    @Inject
    RecordDocument documents;

    @Inject
    CopiedRecords copied;

    @Inject
    RecordHistory history;

    @Inject
    Clock clock;

    protected Register(String resource, Class<E> entityType) {
        this.resource = resource;
        this.entityType = entityType;
    }

    /** Name of the collection that it writes. */
    public String resource() {
        return resource;
    }

    /** An entity with nothing in it. */
    protected abstract E blank();

    /**
     * Whether somebody other than the registrar may write this record, as it stands or as it would be.
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

    /** What stands in the way of deleting; nothing by default, constraints of the database apart. */
    protected void checkDeletion(E entity) {}

    /**
     * What comes of a record that is written by somebody in particular: after {@link #checked}, and after it is known that they
     * may write it. The draft itself, where it makes no difference who writes.
     *
     * @param before the record before the change, null for a new one
     * @param reason why it is written; null where the writer does not say
     * @throws RegistryException whatever it may not be changed into by them
     * @throws ConsentNeeded if others have to agree first
     */
    protected Settled<D> settled(Actor actor, UUID id, D draft, D before, String reason) {
        return new Settled<>(draft, List.of());
    }

    /** @param also what was written beside the record because of it, to be logged after its change */
    public record Settled<D>(D draft, List<Change> also) {}

    /**
     * Says in the registry's words that a constraint of the database refused a record.
     *
     * @param constraint its name
     * @param draft what was to be stored; null for a deletion
     * @return a {@link RegistryException}; or {@link Overtaken} where a second attempt can say it better, without a second
     *     connection while this one is held
     */
    protected RuntimeException violated(String constraint, D draft) {
        if (draft == null) {
            return new RegistryException(
                    Kind.IN_USE, "Other records refer to it, so it cannot be deleted (" + constraint + ")");
        }
        return new RegistryException(Kind.REFUSED, "The record breaks the rule " + constraint);
    }

    public Written<D> create(D draft, Actor actor) {
        return create(UuidVersion7Strategy.INSTANCE.generateUuid(null), draft, actor);
    }

    /** Creates a record under an id that is known beforehand: the starter data has stable ids. */
    public Written<D> create(UUID id, D draft, Actor actor) {
        E entity = blank();
        entity.id = id;
        entity.version = 1;
        entity.createdAt = now();
        entity.updatedAt = entity.createdAt;
        D checked = checked(id, draft, null);
        permit(actor, id, null, checked);
        Settled<D> settled = settled(actor, id, checked, null, null);
        entity.take(settled.draft());
        entities.persist(entity);
        flush(settled.draft());
        return written(entity, Action.CREATED, actor).with(settled.also());
    }

    /**
     * Creates records by the hundred, under ids that are known beforehand, by the same rules; the database is asked once for
     * what {@link #create} asks for each. One that is refused refuses all. Their entities are not in the session afterwards.
     *
     * @param drafts none of which refers to another of them
     * @return what was written, in the same order
     */
    public List<Written<D>> createAll(Map<UUID, D> drafts, Actor actor) {
        Map<UUID, D> checked = checkedAll(drafts);
        List<Written<D>> written = new ArrayList<>(drafts.size());
        List<E> made = new ArrayList<>(drafts.size());
        Instant now = now();
        checked.forEach((id, draft) -> {
            E entity = blank();
            entity.id = id;
            entity.version = 1;
            entity.createdAt = now;
            entity.updatedAt = now;
            permit(actor, id, null, draft);
            Settled<D> settled = settled(actor, id, draft, null, null);
            entity.take(settled.draft());
            made.add(entity);
            written.add(written(entity, Action.CREATED, actor).with(settled.also()));
        });
        store(made);
        return written;
    }

    private void store(List<E> made) {
        if (made.size() < MANY) {
            made.forEach(entities::persist);
            flushAll();
            made.forEach(entities::detach);
            return;
        }
        try {
            copied.store(entityType, made);
        } catch (ConstraintViolationException e) {
            throw new Overtaken(e.getConstraintName());
        }
    }

    /**
     * Changes records by the hundred, by the same rules as {@link #update}; one that is refused refuses all.
     *
     * @param changes by the ids of records
     * @return what was written; nothing of a record that is already as asked for
     */
    public List<Written<D>> updateAll(Map<UUID, UnaryOperator<D>> changes, Actor actor) {
        if (changes.isEmpty()) {
            return List.of();
        }
        // In the order of ids: two that lock the same records do not wait for each other.
        List<E> locked = entities.createQuery(
                        "select e from " + entityType.getSimpleName() + " e where e.id in :ids order by e.id",
                        entityType)
                .setParameter("ids", changes.keySet())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        if (locked.size() < changes.size()) {
            throw new Overtaken("one of the records is gone");
        }
        Map<E, Settled<D>> changed = new LinkedHashMap<>();
        Instant now = now();
        for (E entity : locked) {
            D before = entity.draft();
            permit(actor, entity.id, before, before);
            D checked = checked(entity.id, changes.get(entity.id).apply(before), before);
            permit(actor, entity.id, before, checked);
            Settled<D> settled = checked.equals(before)
                    ? new Settled<>(before, List.of())
                    : settled(actor, entity.id, checked, before, null);
            if (!settled.draft().equals(before) || !settled.also().isEmpty()) {
                changed.put(entity, settled);
            }
        }
        changed.forEach((entity, settled) -> {
            entity.take(settled.draft());
            entity.updatedAt = now;
        });
        flushAll();
        List<Written<D>> written = new ArrayList<>(changed.size());
        changed.forEach((entity, settled) ->
                written.add(written(entity, Action.UPDATED, actor).with(settled.also())));
        return written;
    }

    /** As {@link #checked} for many new records; a register that asks the database there asks once for all of them here. */
    protected Map<UUID, D> checkedAll(Map<UUID, D> drafts) {
        Map<UUID, D> checked = new LinkedHashMap<>();
        drafts.forEach((id, draft) -> checked.put(id, checked(id, draft, null)));
        return checked;
    }

    /**
     * Changes a record.
     *
     * @param current says whether a version is the one the writer has seen
     * @param change from the draft as it stands to the draft as it shall be
     */
    public Written<D> update(UUID id, LongPredicate current, UnaryOperator<D> change, Actor actor) {
        return update(id, current, change, actor, null);
    }

    /** As above. @param reason why; null where the writer does not say */
    public Written<D> update(UUID id, LongPredicate current, UnaryOperator<D> change, Actor actor, String reason) {
        E entity = locked(id, current);
        D before = entity.draft();
        permit(actor, id, before, before);
        D checked = checked(id, change.apply(before), before);
        permit(actor, id, before, checked);
        if (checked.equals(before)) {
            return new Written<>(entity.recorded(), null);
        }
        Settled<D> settled = settled(actor, id, checked, before, reason);
        if (settled.draft().equals(before)) {
            return new Written<>(entity.recorded(), null, settled.also());
        }
        entity.take(settled.draft());
        entity.updatedAt = now();
        flush(settled.draft());
        return written(entity, Action.UPDATED, actor).with(settled.also());
    }

    /**
     * Tries a change on the record as it stands, whoever makes it, and stores nothing.
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

    /** The record as it stands, if it does. */
    public Optional<D> find(UUID id) {
        return Optional.ofNullable(entities.find(entityType, id)).map(StoredRecord::draft);
    }

    public Written<D> delete(UUID id, LongPredicate current, Actor actor) {
        E entity = locked(id, current);
        permit(actor, id, entity.draft(), null);
        checkDeletion(entity);
        Recorded<D> last = entity.recorded();
        entities.remove(entity);
        flush(null);
        Recorded<D> deleted = new Recorded<>(id, last.version() + 1, last.createdAt(), now(), last.draft());
        return new Written<>(deleted, change(deleted, Action.DELETED, actor));
    }

    /**
     * Brings a deleted record back as it last was.
     *
     * @param current says whether a version is the one that the deletion made
     * @throws RegistryException NOT_RESTORABLE if it is not deleted, or what it refers to is gone; DUPLICATE if another record
     *     has taken its place
     */
    public Written<D> restore(UUID id, LongPredicate current, Actor actor) {
        Change last = history.last(resource, id);
        // As a new one: what an office may not make, it may not bring back.
        permit(actor, id, null, recorded(last).draft());
        if (last.action() != Action.DELETED) {
            throw new RegistryException(
                    Kind.NOT_RESTORABLE,
                    last.action() == Action.MERGED
                            ? "This record was merged, not deleted; POST to its /unmerge takes that back"
                            : "This record is not deleted");
        }
        requireCurrent(last.version(), current);
        return revive(last, actor);
    }

    /**
     * Stores a record as it stood in another registry, with its version and its times, and what the sides had said. What it
     * refers to may come later in the transaction: the rules are applied by {@link #reinstated}, and constraints by the flush
     * that the caller has to see to.
     *
     * @throws RegistryException FORBIDDEN but for the registrar
     */
    public void reinstate(Recorded<D> recorded, Actor actor) {
        requireRegistrar(actor);
        E entity = blank();
        entity.id = recorded.id();
        entity.version = recorded.version();
        entity.createdAt = recorded.createdAt();
        entity.updatedAt = recorded.updatedAt();
        entity.take(recorded.draft());
        entities.persist(entity);
    }

    /**
     * Applies the rules to a record that was stored by {@link #reinstate}, now that everything it refers to is there.
     *
     * @return the change to be logged: its first one here, of whatever version
     * @throws RegistryException whatever the rules refuse; REFUSED if they would store something else
     */
    public Change reinstated(Recorded<D> recorded, Actor actor) {
        requireRegistrar(actor);
        if (!checked(recorded.id(), recorded.draft(), null).equals(recorded.draft())) {
            throw new RegistryException(Kind.REFUSED, "It is not as this registry would record it");
        }
        return new Change(
                0,
                now(),
                actor.name(),
                resource,
                recorded.id(),
                recorded.version(),
                Action.CREATED,
                null,
                documents.write(recorded));
    }

    private void requireRegistrar(Actor actor) {
        if (!actor.isRegistrar()) {
            throw new RegistryException(Kind.FORBIDDEN, "This takes the role registrar");
        }
    }

    /** Has a record stand again as its last change left it. */
    Written<D> revive(Change last, Actor actor) {
        Recorded<D> known = recorded(last);
        E entity = blank();
        entity.id = known.id();
        entity.version = last.version() + 1;
        entity.createdAt = known.createdAt();
        entity.updatedAt = now();
        entity.take(checkedAgain(known));
        entities.persist(entity);
        try {
            entities.flush();
        } catch (ConstraintViolationException e) {
            // Somebody else was faster: a second attempt finds what is in the way.
            throw new Overtaken(e.getConstraintName());
        }
        return written(entity, Action.RESTORED, actor);
    }

    /** The record as it stands; held until the transaction ends. */
    D standing(UUID id, LongPredicate current) {
        return locked(id, current).draft();
    }

    /** Has a record go whose place another one takes. */
    Change retire(UUID id, UUID into, Actor actor) {
        E entity = locked(id, version -> true);
        Recorded<D> last = entity.recorded();
        permit(actor, id, last.draft(), null);
        entities.remove(entity);
        flush(null);
        Recorded<D> merged = new Recorded<>(id, last.version() + 1, last.createdAt(), now(), last.draft(), into);
        return change(merged, Action.MERGED, actor);
    }

    /** The draft with another id wherever one stands. */
    D rewritten(D draft, UUID from, UUID to) {
        return documents.rewritten(draft, draftType(), from.toString(), to.toString());
    }

    /** The draft as it is now, without what the step from one state to another had altered. */
    D reverted(D before, D after, D now) {
        try {
            return documents.reverted(before, after, now, draftType());
        } catch (Reversal.Conflict e) {
            throw new RegistryException(Kind.STALE, "It has been changed since");
        }
    }

    private D checkedAgain(Recorded<D> known) {
        try {
            return checked(known.id(), known.draft(), null);
        } catch (RegistryException e) {
            throw e.kind() == Kind.REFUSED
                    ? new RegistryException(
                            Kind.NOT_RESTORABLE,
                            "What it was cannot stand beside what there is now: " + e.getMessage(),
                            e.violations())
                    : e;
        }
    }

    Recorded<D> recorded(Change change) {
        return documents.read(change.document(), draftType());
    }

    /** As the subclass declares it. */
    @SuppressWarnings("unchecked") // the second parameter is the draft
    Class<D> draftType() {
        Type declared = getClass().getGenericSuperclass();
        return (Class<D>) ((ParameterizedType) declared).getActualTypeArguments()[1];
    }

    /** Whether somebody may write a record as it stands; in the caller's transaction. */
    public boolean allows(Actor actor, UUID id, D draft) {
        return actor.isRegistrar() || (actor.role().equals(Role.OFFICE) && mayWrite(actor, id, draft));
    }

    /** Every write passes here, whoever calls the register. */
    private void permit(Actor actor, UUID id, D before, D after) {
        if (!allows(actor, id, after == null ? before : after)
                || !actor.isRegistrar() && !mayChange(actor, id, before, after)) {
            throw new RegistryException(
                    Kind.FORBIDDEN,
                    "This takes the role registrar, or the role office of whoever it belongs to: an office may write "
                            + whose());
        }
    }

    private void flushAll() {
        try {
            entities.flush();
        } catch (ConstraintViolationException e) {
            // Which of them it was, a second attempt finds.
            throw new Overtaken(e.getConstraintName());
        }
    }

    /** Has the database's constraints speak now, and says in our words what they refuse. */
    private void flush(D draft) {
        try {
            entities.flush();
        } catch (ConstraintViolationException e) {
            if (e.getConstraintName() == null) {
                throw e;
            }
            RuntimeException refusal = violated(e.getConstraintName(), draft);
            refusal.initCause(e);
            throw refusal;
        }
    }

    private E locked(UUID id, LongPredicate current) {
        E entity = entities.find(entityType, id, LockModeType.PESSIMISTIC_WRITE);
        if (entity == null) {
            throw absent(id);
        }
        requireCurrent(entity.version, current);
        return entity;
    }

    /** Why a record is not there to be written: it never was, was deleted, or was merged into another. */
    private RegistryException absent(UUID id) {
        Change last = history.last(resource, id);
        return switch (last.action()) {
            case MERGED ->
                new RegistryException(
                                Kind.STALE,
                                "The record was merged into another: read that, and repeat your change there")
                        .successor("/v1/" + resource + "/" + recorded(last).mergedInto());
            case DELETED -> new RegistryException(Kind.GONE, "This record was deleted");
            // Created or restored by a transaction that committed a moment ago.
            case CREATED, UPDATED, RESTORED -> new RegistryException(Kind.STALE, "The record changes at this moment");
        };
    }

    static void requireCurrent(long version, LongPredicate current) {
        if (!current.test(version)) {
            throw new RegistryException(Kind.STALE, "The record is at version " + version + " now; read it again");
        }
    }

    private Written<D> written(E entity, Action action, Actor actor) {
        Recorded<D> recorded = entity.recorded();
        return new Written<>(recorded, change(recorded, action, actor));
    }

    private Change change(Recorded<D> recorded, Action action, Actor actor) {
        return new Change(
                0,
                recorded.updatedAt(),
                actor.name(),
                resource,
                recorded.id(),
                recorded.version(),
                action,
                null,
                documents.write(recorded));
    }

    /** PostgreSQL keeps microseconds; what is answered must be what is stored. */
    protected final Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * What a write did.
     *
     * @param change null where the record was already as asked for
     * @param also changes of other records that came with it
     */
    public record Written<D>(Recorded<D> recorded, Change change, List<Change> also) {

        public Written(Recorded<D> recorded, Change change) {
            this(recorded, change, List.of());
        }

        /** All that is to be logged. */
        public List<Change> changes() {
            return Stream.concat(Stream.ofNullable(change), also.stream()).toList();
        }

        Written<D> with(List<Change> others) {
            return others.isEmpty() ? this : new Written<>(recorded, change, others);
        }
    }
}
