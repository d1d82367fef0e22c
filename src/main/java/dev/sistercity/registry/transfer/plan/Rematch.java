package dev.sistercity.registry.transfer.plan;

import dev.sistercity.registry.match.CityMatcher;
import dev.sistercity.registry.match.country.NoCountry;
import dev.sistercity.registry.transfer.resolve.CityResolver;
import dev.sistercity.registry.transfer.resolve.Resolution;
import dev.sistercity.registry.transfer.statement.Side;
import jakarta.inject.Singleton;

/** Looks again for cities that were not clear, among those too that a dry run would have made. */
@Singleton
public class Rematch {

    private final CityMatcher matcher;

    Rematch(CityMatcher matcher) {
        this.matcher = matcher;
    }

    /** Whether nothing need be asked about a row. */
    public static boolean isDecided(CityResolver.ResolvedRow row) {
        return row.rejected() || row.isClear() && row.statement().doubt() == null;
    }

    /** @param book of the whole dry run */
    public CityResolver.ResolvedRow place(CityResolver.ResolvedRow row, ImportWriter.ImportPlan book) {
        if (row.rejected()) {
            return row;
        }
        return new CityResolver.ResolvedRow(
                row.statement(),
                again(row.one(), row.statement().one(), book),
                again(row.two(), row.statement().two(), book),
                row.more(),
                false);
    }

    private Resolution again(Resolution resolution, Side side, ImportWriter.ImportPlan book) {
        boolean settled = resolution.isClear() && resolution.newcomer() == null;
        return settled || side.name() == null || NoCountry.mayBeMeant(side.country())
                ? resolution
                : Resolution.of(matcher.match(side.query(), book.ledger.pending()));
    }
}
