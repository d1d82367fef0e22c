package dev.sistercity.registry.change.merge;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.shared.problem.RegistryException;

/** Changes back what a merge had changed, unless it was changed otherwise since. */
final class MergeUndo {

    private final MergeService mergeService;
    private final MergeStore.Merger merger;
    private final Actor actor;
    private final MergeResult result;

    MergeUndo(MergeService mergeService, MergeStore.Merger merger, Actor actor, MergeResult result) {
        this.mergeService = mergeService;
        this.merger = merger;
        this.actor = actor;
        this.result = result;
    }

    void revert(MergeStore.Move move) {
        try {
            Register.WrittenRecord<?> written = reverted(mergeService.register(move.resource()), move);
            if (written.change() != null) {
                result.changed(written.change());
            }
        } catch (RegistryException e) {
            if (e.getCause() != null) {
                // The database itself refused: its transaction is over.
                throw e;
            }
            result.left(new MergeResult.Left(move.resource(), move.record(), e.getMessage()));
        }
    }

    private <D> Register.WrittenRecord<D> reverted(Register<?, D> register, MergeStore.Move move) {
        if (move.before() == null) {
            return register.delete(move.record(), version -> version == move.after(), actor);
        }
        D before = register.recorded(mergeService.at(move, move.before())).draft();
        D after = register.recorded(mergeService.at(move, move.after())).draft();
        // What the survivor itself was merged into since stands for it.
        D expected = register.rewritten(after, merger.into(), mergeService.present(merger.into()));
        return register.update(move.record(), version -> true, now -> register.reverted(before, expected, now), actor);
    }
}
