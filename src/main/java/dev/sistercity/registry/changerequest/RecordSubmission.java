package dev.sistercity.registry.changerequest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.change.Trial;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.change.merge.MergeService;
import dev.sistercity.registry.change.merge.MergeableRegister;
import dev.sistercity.registry.endpoint.request.DraftReader;
import dev.sistercity.registry.endpoint.write.ProbableDuplicates;
import dev.sistercity.registry.shared.problem.RegistryException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongPredicate;

/** A record that is to be created, merged or deleted, of whatever kind; in the caller's transaction. */
final class RecordSubmission<D> {

    private final RecordCollection<D> type;
    private final Register<?, D> register;
    private final DraftReader draftReader;
    private final UUID id;

    RecordSubmission(RecordCollection<D> type, Register<?, D> register, DraftReader draftReader, UUID id) {
        this.type = type;
        this.register = register;
        this.draftReader = draftReader;
        this.id = id;
    }

    /**
     * Creates it as who may create any would; what that writes, the caller has to take back.
     *
     * @param standing the records that it may look like; null to let it look like any
     * @return ids of the cities that it is about
     * @throws RegistryException whatever the rules refuse, with pointers into the content; DUPLICATE
     */
    List<String> tryCreation(JsonNode content, Snapshot standing) {
        D draft = draftReader.part(type, content);
        Register.WrittenRecord<D> made = new Trial<>(register).creation(id, draft);
        refuseDuplicate(made, standing);
        return type.cities(made.recorded().draft());
    }

    /** The version at which it stands; held until the transaction ends. */
    long version() {
        long[] found = new long[1];
        register.standing(id, version -> {
            found[0] = version;
            return true;
        });
        return found[0];
    }

    /** Deletes it as who may delete any would; what that writes, the caller has to take back. */
    void tryDeletion() {
        new Trial<>(register).deletion(id);
    }

    /**
     * Looks whether it could be merged into another, as far as the two alone tell.
     *
     * @return id of the other
     * @throws RegistryException REFUSED if it could not
     */
    UUID tryMerge(MergeService merges, String into) {
        return merges.rehearse(mergeable(), id, into);
    }

    /** Whether a caller may create it; empty where the rules refuse it to all callers. */
    Optional<Boolean> mayBeCreatedBy(Actor actor, JsonNode content) {
        try {
            return Optional.of(new Trial<>(register).mayCreate(actor, id, draftReader.part(type, content)));
        } catch (RegistryException refused) {
            return Optional.empty();
        }
    }

    /**
     * Whether a caller may delete it; empty where it does not stand.
     *
     * @throws RegistryException FORBIDDEN where there is more to say
     */
    Optional<Boolean> mayBeDeletedBy(Actor actor) {
        return new Trial<>(register).mayDelete(actor, id);
    }

    /** @param standing as above */
    List<Change> create(JsonNode content, Actor actor, Snapshot standing) {
        Register.WrittenRecord<D> made = register.create(id, draftReader.part(type, content), actor);
        refuseDuplicate(made, standing);
        return made.changes();
    }

    List<Change> delete(LongPredicate current, Actor actor) {
        return register.delete(id, current, actor).changes();
    }

    List<Change> merge(MergeService merges, LongPredicate current, String into, Actor actor) {
        return merges.merge(mergeable(), id, current, into, actor).changes();
    }

    private void refuseDuplicate(Register.WrittenRecord<D> made, Snapshot standing) {
        if (standing != null) {
            ProbableDuplicates.refuse(type, made.recorded(), standing);
        }
    }

    private MergeableRegister<?, D> mergeable() {
        if (register instanceof MergeableRegister<?, D> merging) {
            return merging;
        }
        throw RegistryException.refused(
                "/action", "records in " + type.name() + " are not merged: ask that one of them be deleted");
    }
}
