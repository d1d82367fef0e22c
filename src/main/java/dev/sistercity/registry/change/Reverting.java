package dev.sistercity.registry.change;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.shared.problem.RegistryException;

/** Changes back what a merge had changed, as far as nobody has changed it otherwise since. */
final class Reverting {

    private final Mergers mergers;
    private final MergerStore.Merger merger;
    private final Actor actor;
    private final MergeResult result;

    Reverting(Mergers mergers, MergerStore.Merger merger, Actor actor, MergeResult result) {
        this.mergers = mergers;
        this.merger = merger;
        this.actor = actor;
        this.result = result;
    }

    void revert(MergerStore.Move move) {
        try {
            Register.Written<?> written = reverted(mergers.register(move.resource()), move);
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

    private <D> Register.Written<D> reverted(Register<?, D> register, MergerStore.Move move) {
        if (move.before() == null) {
            return register.delete(move.record(), version -> version == move.after(), actor);
        }
        D before = register.recorded(mergers.at(move, move.before())).draft();
        D after = register.recorded(mergers.at(move, move.after())).draft();
        // What the survivor itself was merged into since stands for it.
        D expected = register.rewritten(after, merger.into(), mergers.present(merger.into()));
        return register.update(move.record(), version -> true, now -> register.reverted(before, expected, now), actor);
    }
}
