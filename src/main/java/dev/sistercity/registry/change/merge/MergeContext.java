package dev.sistercity.registry.change.merge;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.shared.problem.RegistryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A merge that is under way: what has to follow the merged record is changed through this, so that it can be taken back. */
public final class MergeContext {

    private final MergeService mergeService;
    private final MergeStore.Merger merger;
    private final Actor actor;
    private final MergeResult result;
    private final List<MergeStore.Move> moves = new ArrayList<>();
    private Map<String, String> movedItems = Map.of();

    MergeContext(MergeService mergeService, MergeStore.Merger merger, Actor actor, MergeResult result) {
        this.mergeService = mergeService;
        this.merger = merger;
        this.actor = actor;
        this.result = result;
    }

    /** Collection of the two records. */
    public String resource() {
        return merger.resource();
    }

    public UUID from() {
        return merger.record();
    }

    public UUID into() {
        return merger.into();
    }

    public Actor actor() {
        return actor;
    }

    /**
     * The pointer to what a pointer into the merged record leads to, in the survivor.
     *
     * @param pointer that names items by their ids
     */
    public String moved(String pointer) {
        int end = 0;
        while (end >= 0) {
            end = pointer.indexOf('/', end + 1);
            String item = end < 0 ? pointer : pointer.substring(0, end);
            if (movedItems.containsKey(item)) {
                return movedItems.get(item) + pointer.substring(item.length());
            }
        }
        return pointer;
    }

    void moveItems(Map<String, String> pointers) {
        movedItems = pointers;
    }

    /** Makes records refer to the survivor wherever they referred to the merged record. */
    public <D> void repoint(Register<?, D> register, List<UUID> ids) {
        ids.forEach(record -> change(register, record, draft -> repointed(register, draft)));
    }

    /** The draft with the survivor's id wherever the merged record's was. */
    public <D> D repointed(Register<?, D> register, D draft) {
        return register.rewritten(draft, from(), into());
    }

    public <D> void change(Register<?, D> register, UUID record, UnaryOperator<D> change) {
        Register.WrittenRecord<D> written = register.update(record, version -> true, change, actor);
        if (written.change() != null) {
            long version = written.change().version();
            add(moves.size() + 1, written, version - 1);
        }
    }

    /** Takes note of a record that was made because of the merge. */
    public void made(Register.WrittenRecord<?> written) {
        add(moves.size() + 1, written, null);
    }

    /**
     * Merges two records that have become the same by this merge.
     *
     * @throws RegistryException whatever stands in the way
     */
    public <D> void merge(MergeableRegister<?, D> register, UUID one, UUID other) {
        var part = new MergeStore.Merger(UUID.randomUUID(), register.resource(), one, 0, other, merger.id());
        D asSeen = repointed(register, register.standing(one, version -> true));
        mergeService.merge(register, new MergeContext(mergeService, part, actor, result), asSeen);
    }

    /** The survivor itself is the first to be changed back, as it has what the merged record needs. */
    <D> void unite(Register<?, D> register, UnaryOperator<D> united) {
        Register.WrittenRecord<D> written = register.update(into(), version -> true, united, actor);
        if (written.change() != null) {
            add(0, written, written.change().version() - 1);
        }
    }

    MergeStore.Merger merger() {
        return merger;
    }

    List<MergeStore.Move> moves() {
        return moves;
    }

    MergeResult result() {
        return result;
    }

    private void add(int position, Register.WrittenRecord<?> written, Long before) {
        Change change = written.change();
        moves.add(new MergeStore.Move(position, change.resource(), change.recordId(), before, change.version()));
        result.changed(change);
    }
}
