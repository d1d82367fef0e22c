package dev.sistercity.registry.change.merge;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.change.log.Action;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.change.log.RecordHistory;
import dev.sistercity.registry.change.log.WriteLock;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.function.LongPredicate;

/**
 * Makes one record of two, and takes that back. In the caller's transaction, which has passed the {@link WriteLock} alone:
 * no other writer passes until it is done.
 */
@Singleton
public class MergeService {

    private final MergeStore store;
    private final RecordHistory history;
    private final List<MergeListener> followers;
    private final List<Register<?, ?>> registers;

    MergeService(
            MergeStore store,
            RecordHistory history,
            @All List<MergeListener> followers,
            @All List<Register<?, ?>> registers) {
        this.store = store;
        this.history = history;
        this.followers = followers;
        this.registers = registers;
    }

    /**
     * Merges a record into another, which everything that referred to the first refers to afterwards.
     *
     * @param current says whether a version of the first is the one the writer has seen
     * @param into a reference to the other
     * @throws RegistryException REFUSED if the two cannot be one; whatever else the rules of their kind refuse
     */
    public <D> MergeResult merge(
            MergeableRegister<?, D> register, UUID from, LongPredicate current, String into, Actor actor) {
        requireRegistrar(actor);
        register.standing(from, current);
        UUID survivor = survivor(register, from, into);
        var merger = new MergeStore.Merger(UUID.randomUUID(), register.resource(), from, 0, survivor, null);
        MergeResult result = new MergeResult(survivor);
        merge(register, new MergeContext(this, merger, actor.asRegistry(), result), register.standing(from, current));
        return result;
    }

    /**
     * Looks whether a record could be merged into another, as far as the two alone tell, for every caller alike.
     *
     * @return id of the other
     * @throws RegistryException REFUSED if they cannot be one
     */
    public <D> UUID rehearse(MergeableRegister<?, D> register, UUID from, String into) {
        UUID survivor = survivor(register, from, into);
        register.united(
                register.find(survivor).orElseThrow(), register.find(from).orElseThrow());
        return survivor;
    }

    private static UUID survivor(MergeableRegister<?, ?> register, UUID from, String into) {
        UUID survivor = register.survivor(into);
        if (survivor.equals(from)) {
            throw RegistryException.refused("/into", "a record cannot be merged into itself");
        }
        return survivor;
    }

    /** @param merged the record that goes, as it is seen beside the survivor */
    <D> void merge(MergeableRegister<?, D> register, MergeContext mergeContext, D merged) {
        MergeStore.Merger merger = mergeContext.merger();
        D survivor = register.standing(merger.into(), version -> true);
        register.united(survivor, merged);
        store.keep(merger);
        mergeContext.moveItems(register.movedItems(survivor, merged));
        followers.forEach(follower -> follower.follow(mergeContext));
        Change gone = register.mergeAway(merger.record(), merger.into(), mergeContext.actor());
        mergeContext.result().changed(gone);
        mergeContext.unite(register, standing -> register.united(standing, merged));
        register.keepRest(mergeContext, survivor, merged);
        store.version(merger.id(), gone.version());
        store.keep(merger.id(), mergeContext.moves());
    }

    /**
     * Takes a merge back: the merged record stands again, and what had followed it refers to it again, unless an office has
     * changed that since.
     *
     * @param current says whether a version is the one that the merge made
     * @throws RegistryException NOT_RESTORABLE if it is not merged, or cannot stand beside what there is now
     */
    public MergeResult unmerge(Register<?, ?> register, UUID id, LongPredicate current, Actor actor) {
        requireRegistrar(actor);
        Change last = history.last(register.resource(), id);
        if (last.action() != Action.MERGED) {
            throw new RegistryException(Kind.NOT_RESTORABLE, "This record is not merged into another");
        }
        Register.requireCurrent(last.version(), current);
        MergeStore.Merger merger =
                store.find(id).orElseThrow(() -> new IllegalStateException("Nothing is kept of the merger of " + id));
        MergeResult result = new MergeResult(merger.into());
        takeBack(merger, actor.asRegistry(), result);
        return result;
    }

    private void takeBack(MergeStore.Merger merger, Actor actor, MergeResult result) {
        List<MergeStore.Move> moves = store.moves(merger.id());
        MergeUndo mergeUndo = new MergeUndo(this, merger, actor, result);
        moves.stream().filter(move -> move.position() == 0).forEach(mergeUndo::revert);
        Change merged = history.at(merger.resource(), merger.record(), merger.version());
        result.changed(register(merger.resource()).restoreFrom(merged, actor).change());
        store.partOf(merger.id()).forEach(part -> takeBack(part, actor, result));
        moves.stream().filter(move -> move.position() > 0).forEach(mergeUndo::revert);
        store.forget(merger.id());
    }

    Register<?, ?> register(String resource) {
        return registers.stream()
                .filter(register -> register.resource().equals(resource))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No register of " + resource));
    }

    Change at(MergeStore.Move move, long version) {
        return history.at(move.resource(), move.record(), version);
    }

    UUID present(UUID record) {
        return store.successor(record).orElse(record);
    }

    private static void requireRegistrar(Actor actor) {
        if (!actor.isRegistrar()) {
            throw new RegistryException(Kind.FORBIDDEN, "Merging records takes the role registrar");
        }
    }
}
