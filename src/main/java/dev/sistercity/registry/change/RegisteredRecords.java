package dev.sistercity.registry.change;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.Register.WrittenRecord;
import dev.sistercity.registry.change.entity.RecordVersion;
import dev.sistercity.registry.change.entity.StoredRecord;
import dev.sistercity.registry.change.entity.UnknownContent;
import dev.sistercity.registry.change.log.Action;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.change.log.RecordDocument;
import dev.sistercity.registry.change.log.RecordHistory;
import dev.sistercity.registry.shared.problem.FaultCode;
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
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.hibernate.exception.ConstraintViolationException;

/**
 * The records that a register writes: how it finds them, locks them, has the database check them, and puts into the log what it did.
 *
 * @param <E> the entity
 * @param <D> its draft
 */
public abstract class RegisteredRecords<E extends StoredRecord<D>, D> extends RecordRules<E, D> {

    final String resource;
    final Class<E> entityType;

    @Inject
    EntityManager entities;

    @Inject
    RecordDocument documents;

    @Inject
    RecordHistory history;

    @Inject
    Clock clock;

    RegisteredRecords(String resource, Class<E> entityType) {
        this.resource = resource;
        this.entityType = entityType;
    }

    /** Name of the collection that it writes. */
    public String resource() {
        return resource;
    }

    /** The record as it stands, if it does. */
    public Optional<D> find(UUID id) {
        return Optional.ofNullable(entities.find(entityType, id)).map(StoredRecord::draft);
    }

    /** Those of these ids that records stand under. */
    public Set<UUID> stored(Collection<UUID> ids) {
        return new HashSet<>(entities.createQuery(
                        "select e.id from " + entityType.getSimpleName() + " e where e.id in :ids", UUID.class)
                .setParameter("ids", ids)
                .getResultList());
    }

    RecordVersion<D> standing(E entity) {
        return standing(entity, history.last(resource, List.of(entity.id)).get(entity.id));
    }

    /**
     * A record as the log has it: its table has no place for what a newer version writes, and what an older one wrote there may
     * lack what it did not know. Only within the transaction that writes it is the table ahead of the log.
     *
     * @param logged its last change; null for none yet
     */
    RecordVersion<D> standing(E entity, Change logged) {
        if (logged == null) {
            return entity.recorded();
        }
        RecordVersion<D> known = recorded(logged);
        D draft = logged.version() == entity.version ? known.draft() : entity.draft();
        return new RecordVersion<>(
                entity.id, entity.version, entity.createdAt, entity.updatedAt, draft, null, known.unknown());
    }

    public RecordVersion<D> recorded(Change change) {
        return documents.read(change.document(), draftType());
    }

    /** As the subclass declares it. */
    @SuppressWarnings("unchecked") // the second parameter is the draft
    Class<D> draftType() {
        Type declared = getClass().getGenericSuperclass();
        return (Class<D>) ((ParameterizedType) declared).getActualTypeArguments()[1];
    }

    void flushAll() {
        try {
            entities.flush();
        } catch (ConstraintViolationException e) {
            // Which of them it was, a second attempt finds.
            throw new ConcurrentChangeException(e.getConstraintName());
        }
    }

    /** Checks the database's constraints now, and says in our words what they refuse. */
    void flush(D draft) {
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

    E locked(UUID id, LongPredicate current) {
        E entity = entities.find(entityType, id, LockModeType.PESSIMISTIC_WRITE);
        if (entity == null) {
            throw absent(id);
        }
        requireCurrent(entity.version, current);
        return entity;
    }

    RegistryException absent(UUID id) {
        Change last = history.last(resource, id);
        return AbsentRecord.refusal(last, () -> recorded(last).mergedInto());
    }

    public static void requireCurrent(long version, LongPredicate current) {
        if (!current.test(version)) {
            throw new RegistryException(Kind.STALE, FaultCode.RECORD_AT_VERSION, version);
        }
    }

    WrittenRecord<D> written(E entity, UnknownContent unknown, Action action, Actor actor) {
        RecordVersion<D> recordVersion = entity.recorded().with(unknown);
        return new WrittenRecord<>(recordVersion, change(recordVersion, action, actor));
    }

    Change change(RecordVersion<D> recordVersion, Action action, Actor actor) {
        return change(recordVersion, recordVersion.updatedAt(), action, actor);
    }

    Change change(RecordVersion<D> recordVersion, Instant at, Action action, Actor actor) {
        return new Change(
                0,
                at,
                actor.name(),
                resource,
                recordVersion.id(),
                recordVersion.version(),
                action,
                null,
                documents.write(recordVersion));
    }

    /** PostgreSQL keeps microseconds; what is answered must be what is stored. */
    protected final Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
