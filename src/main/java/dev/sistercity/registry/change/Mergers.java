package dev.sistercity.registry.change;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.function.LongPredicate;

/**
 * Makes one record of two, and takes that back. In the caller's transaction, which has passed the {@link WriteGate} alone:
 * nobody else writes meanwhile.
 */
@Singleton
public class Mergers {

    private final MergerStore store;
    private final RecordHistory history;
    private final List<Follows> followers;
    private final List<Register<?, ?>> registers;

    Mergers(
            MergerStore store,
            RecordHistory history,
            @All List<Follows> followers,
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
        UUID survivor = register.survivor(into);
        if (survivor.equals(from)) {
            throw RegistryException.refused("/into", "a record cannot be merged into itself");
        }
        var merger = new MergerStore.Merger(UUID.randomUUID(), register.resource(), from, 0, survivor, null);
        MergeResult result = new MergeResult(survivor);
        merge(register, new Merging(this, merger, actor, result), register.standing(from, current));
        return result;
    }

    /** @param merged the record that goes, as it is seen beside the survivor */
    <D> void merge(MergeableRegister<?, D> register, Merging merging, D merged) {
        MergerStore.Merger merger = merging.merger();
        D survivor = register.standing(merger.into(), version -> true);
        register.united(survivor, merged);
        store.keep(merger);
        followers.forEach(follower -> follower.follow(merging));
        Change gone = register.retire(merger.record(), merger.into(), merging.actor());
        merging.result().changed(gone);
        merging.unite(register, standing -> register.united(standing, merged));
        register.keepRest(merging, survivor, merged);
        store.version(merger.id(), gone.version());
        store.keep(merger.id(), merging.moves());
    }

    /**
     * Takes a merge back: the merged record stands again, and what had followed it refers to it again, unless somebody has
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
        MergerStore.Merger merger =
                store.find(id).orElseThrow(() -> new IllegalStateException("Nothing is kept of the merger of " + id));
        MergeResult result = new MergeResult(merger.into());
        takeBack(merger, actor, result);
        return result;
    }

    private void takeBack(MergerStore.Merger merger, Actor actor, MergeResult result) {
        List<MergerStore.Move> moves = store.moves(merger.id());
        Reverting reverting = new Reverting(this, merger, actor, result);
        moves.stream().filter(move -> move.position() == 0).forEach(reverting::revert);
        Change merged = history.at(merger.resource(), merger.record(), merger.version());
        result.changed(register(merger.resource()).revive(merged, actor).change());
        store.partOf(merger.id()).forEach(part -> takeBack(part, actor, result));
        moves.stream().filter(move -> move.position() > 0).forEach(reverting::revert);
        store.forget(merger.id());
    }

    Register<?, ?> register(String resource) {
        return registers.stream()
                .filter(register -> register.resource().equals(resource))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No register of " + resource));
    }

    Change at(MergerStore.Move move, long version) {
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
