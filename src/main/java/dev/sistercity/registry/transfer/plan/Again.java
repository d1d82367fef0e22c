package dev.sistercity.registry.transfer.plan;

import dev.sistercity.registry.match.CityMatcher;
import dev.sistercity.registry.transfer.statement.Side;
import jakarta.inject.Singleton;

/** Looks again for cities that were not clear, among those too that a dry run would have made. */
@Singleton
public class Again {

    private final CityMatcher matcher;

    Again(CityMatcher matcher) {
        this.matcher = matcher;
    }

    /** Whether nothing need be asked about a row. */
    public static boolean isDecided(Placer.Placed row) {
        return row.rejected() || row.one().isClear() && row.two().isClear();
    }

    /** @param book of the whole dry run */
    public Placer.Placed place(Placer.Placed row, Posting.Book book) {
        if (row.rejected()) {
            return row;
        }
        return new Placer.Placed(
                row.statement(),
                again(row.one(), row.statement().one(), book),
                again(row.two(), row.statement().two(), book),
                false);
    }

    private Placement again(Placement placement, Side side, Posting.Book book) {
        boolean settled = placement.isClear() && placement.newcomer() == null;
        return settled || side.name() == null
                ? placement
                : Placement.of(matcher.match(side.query(), book.ledger.pending()));
    }
}
