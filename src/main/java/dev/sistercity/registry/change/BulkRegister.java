package dev.sistercity.registry.change;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.Register.SettledDraft;
import dev.sistercity.registry.change.Register.WrittenRecord;
import dev.sistercity.registry.change.copy.CopyInserter;
import dev.sistercity.registry.change.entity.RecordVersion;
import dev.sistercity.registry.change.entity.StoredRecord;
import dev.sistercity.registry.change.entity.UnknownContent;
import dev.sistercity.registry.change.log.Action;
import dev.sistercity.registry.change.log.Change;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.hibernate.exception.ConstraintViolationException;

/**
 * Writes records of one kind by the hundred.
 *
 * @param <E> the entity
 * @param <D> its draft
 */
public abstract class BulkRegister<E extends StoredRecord<D>, D> extends RegisteredRecords<E, D> {

    /** From here on COPY takes less than its messages cost. */
    private static final int MANY = 50;

    @Inject
    CopyInserter copied;

    BulkRegister(String resource, Class<E> entityType) {
        super(resource, entityType);
    }

    /**
     * Creates records by the hundred, under ids that are known beforehand, by the same rules; the database is asked once for
     * what it is asked for each otherwise. One that is refused refuses all. Their entities are not in the session afterwards.
     *
     * @param drafts none of which refers to another of them
     * @return what was written, in the same order
     */
    public List<WrittenRecord<D>> createAll(Map<UUID, D> drafts, Actor actor) {
        Map<UUID, D> checked = checkedAll(drafts);
        List<WrittenRecord<D>> written = new ArrayList<>(drafts.size());
        List<E> made = new ArrayList<>(drafts.size());
        Instant now = now();
        checked.forEach((id, draft) -> {
            E entity = newEntity();
            entity.id = id;
            entity.version = 1;
            entity.createdAt = now;
            entity.updatedAt = now;
            checkAllowed(actor, id, null, draft);
            SettledDraft<D> settled = applyConsent(actor, id, draft, null, null);
            entity.take(settled.draft());
            made.add(entity);
            written.add(written(entity, null, Action.CREATED, actor).with(settled.also()));
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
            throw new ConcurrentChangeException(e.getConstraintName());
        }
    }

    /**
     * Changes records by the hundred, by the same rules as one by one; one that is refused refuses all.
     *
     * @param changes by the ids of records
     * @return what was written; nothing of a record that is already as asked for
     */
    public List<WrittenRecord<D>> updateAll(Map<UUID, UnaryOperator<D>> changes, Actor actor) {
        if (changes.isEmpty()) {
            return List.of();
        }
        List<E> locked = lockedInOrder(changes.keySet());
        Map<E, SettledDraft<D>> changed = new LinkedHashMap<>();
        Map<UUID, Change> logged = history.last(resource, changes.keySet());
        Map<UUID, UnknownContent> unknown = new HashMap<>();
        Instant now = now();
        for (E entity : locked) {
            RecordVersion<D> standing = standing(entity, logged.get(entity.id));
            unknown.put(entity.id, standing.unknown());
            D before = standing.draft();
            SettledDraft<D> settled = settled(entity.id, before, changes.get(entity.id), actor);
            if (!settled.draft().equals(before) || !settled.also().isEmpty()) {
                changed.put(entity, settled);
            }
        }
        changed.forEach((entity, settled) -> {
            entity.take(settled.draft());
            entity.updatedAt = now;
        });
        flushAll();
        List<WrittenRecord<D>> written = new ArrayList<>(changed.size());
        changed.forEach((entity, settled) -> written.add(
                written(entity, unknown.get(entity.id), Action.UPDATED, actor).with(settled.also())));
        return written;
    }

    /** In the order of ids: two that lock the same records do not wait for each other. */
    private List<E> lockedInOrder(Set<UUID> ids) {
        List<E> locked = entities.createQuery(
                        "select e from " + entityType.getSimpleName() + " e where e.id in :ids order by e.id",
                        entityType)
                .setParameter("ids", ids)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        if (locked.size() < ids.size()) {
            throw new ConcurrentChangeException("one of the records is gone");
        }
        return locked;
    }

    private SettledDraft<D> settled(UUID id, D before, UnaryOperator<D> change, Actor actor) {
        checkAllowed(actor, id, before, before);
        D checked = checked(id, change.apply(before), before, actor);
        checkAllowed(actor, id, before, checked);
        return checked.equals(before)
                ? new SettledDraft<>(before, List.of())
                : applyConsent(actor, id, checked, before, null);
    }
}
