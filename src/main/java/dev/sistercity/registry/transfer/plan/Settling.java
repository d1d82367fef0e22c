package dev.sistercity.registry.transfer.plan;

import dev.sistercity.registry.match.CityMatcher;
import dev.sistercity.registry.transfer.statement.Side;

/**
 * Looks again for cities that nobody knew, or little of, when their rows were placed: rows before them may have made them since, or
 * told more of them, in this batch or in an earlier one.
 */
final class Settling {

    private final CityMatcher matcher;
    private final Ledger ledger;
    private final CityNames names;

    Settling(CityMatcher matcher, Ledger ledger, CityNames names) {
        this.matcher = matcher;
        this.ledger = ledger;
        this.names = names;
    }

    /** Leaves alone what comes to nothing, since the row is not taken. */
    Placer.Placed settle(Placer.Placed row) {
        boolean taken = !row.rejected() && row.one().isClear() && row.two().isClear();
        if (!taken || row.one().newcomer() == null && row.two().newcomer() == null) {
            return row;
        }
        Placement one = settled(row.one(), row.statement().one());
        // The other side may be unknown by the same name.
        Placement two = settled(row.two(), row.statement().two());
        return new Placer.Placed(row.statement(), one, two, false);
    }

    private Placement settled(Placement placement, Side side) {
        if (placement.newcomer() == null) {
            return placement;
        }
        boolean same = placement.isNew() && matcher.isStillNew(side.query(), placement.newcomer(), ledger.pending());
        Placement now = same ? placement : Placement.of(matcher.match(side.query(), ledger.pending()));
        if (now.isNew()) {
            return now.as(ledger.expect(Drafts.city(now.newcomer(), side.identifier())));
        }
        if (now.newcomer() != null) {
            ledger.foresee(now.city(), now.newcomer(), () -> names.find(now.city()));
        }
        return now;
    }
}
