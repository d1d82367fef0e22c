package dev.sistercity.registry.transfer.plan;

import dev.sistercity.registry.match.CityMatcher;
import dev.sistercity.registry.transfer.resolve.CityLabels;
import dev.sistercity.registry.transfer.resolve.CityResolver;
import dev.sistercity.registry.transfer.resolve.Resolution;
import dev.sistercity.registry.transfer.statement.Side;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks again for cities of which nothing, or little, was known when their rows were placed: rows before them may have made them since, or
 * told more of them, in this batch or in an earlier one.
 */
final class UnknownCityRematch {

    private final CityMatcher matcher;
    private final PlannedRecords plannedRecords;
    private final CityLabels names;

    UnknownCityRematch(CityMatcher matcher, PlannedRecords plannedRecords, CityLabels names) {
        this.matcher = matcher;
        this.plannedRecords = plannedRecords;
        this.names = names;
    }

    /** Leaves alone what comes to nothing, since the row is not taken. */
    CityResolver.ResolvedRow settle(CityResolver.ResolvedRow row) {
        boolean taken = !row.rejected() && row.isClear();
        if (!taken || row.sides().stream().allMatch(side -> side.newcomer() == null)) {
            return row;
        }
        Resolution one = settled(row.one(), row.statement().one());
        // The other side may be unknown by the same name.
        Resolution two = settled(row.two(), row.statement().two());
        List<Resolution> more = new ArrayList<>();
        for (int i = 0; i < row.more().size(); i++) {
            more.add(settled(row.more().get(i), row.statement().more().get(i)));
        }
        return new CityResolver.ResolvedRow(row.statement(), one, two, more, false);
    }

    private Resolution settled(Resolution resolution, Side side) {
        if (resolution.newcomer() == null || side.identifier() != null) {
            return resolution;
        }
        boolean same =
                resolution.isNew() && matcher.isStillNew(side.query(), resolution.newcomer(), plannedRecords.pending());
        Resolution now = same ? resolution : Resolution.of(matcher.match(side.query(), plannedRecords.pending()));
        if (now.isNew()) {
            return now.as(plannedRecords.expect(Drafts.city(now.newcomer(), side)));
        }
        if (now.newcomer() != null) {
            plannedRecords.foresee(now.city(), now.newcomer(), () -> names.find(now.city()));
        }
        return now;
    }
}
