package dev.sistercity.registry.transfer.plan;

import dev.sistercity.registry.match.CityMatcher;
import dev.sistercity.registry.match.api.Reason;
import dev.sistercity.registry.transfer.resolve.CityLabels;
import dev.sistercity.registry.transfer.resolve.CityResolver;
import dev.sistercity.registry.transfer.resolve.Resolution;
import dev.sistercity.registry.transfer.statement.Side;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Looks again for what rows were found to mean when they were placed: rows before them, in this batch or in an earlier one, may have made
 * cities of these names since, or told more of them. So what a row means depends neither on where a batch ends nor on whether anything is
 * written.
 */
final class UnknownCityRematch {

    /** What names do not decide. */
    private static final Set<Reason> SETTLED = EnumSet.of(
            Reason.DECIDED,
            Reason.BY_IDENTIFIER,
            Reason.NEW_BY_IDENTIFIER,
            Reason.UNKNOWN_IDENTIFIER,
            Reason.TAKEN_BEFORE,
            Reason.SAME_NAMES,
            Reason.ONLY_PARTNER);

    private final CityMatcher matcher;
    private final PlannedRecords plannedRecords;
    private final CityLabels names;

    UnknownCityRematch(CityMatcher matcher, PlannedRecords plannedRecords, CityLabels names) {
        this.matcher = matcher;
        this.plannedRecords = plannedRecords;
        this.names = names;
    }

    /** Leaves alone what is rejected; of what comes to nothing, since something has to be asked, no city is expected. */
    CityResolver.ResolvedRow settle(CityResolver.ResolvedRow row) {
        CityResolver.ResolvedRow now = looked(row);
        if (now.rejected() || !now.isClear() || now.sides().stream().allMatch(side -> side.newcomer() == null)) {
            return now;
        }
        // Each side may be unknown by the same name as one before it.
        List<Resolution> settled = new ArrayList<>();
        for (int i = 0; i < now.sides().size(); i++) {
            settled.add(settled(now.sides().get(i), now.statement().sides().get(i)));
        }
        return now.with(settled);
    }

    /** The row as its names mean it with all that rows before it brought. */
    CityResolver.ResolvedRow looked(CityResolver.ResolvedRow row) {
        if (row.rejected()) {
            return row;
        }
        List<Resolution> now = new ArrayList<>();
        for (int i = 0; i < row.sides().size(); i++) {
            now.add(looked(row.sides().get(i), row.statement().sides().get(i)));
        }
        return row.with(now);
    }

    private Resolution looked(Resolution resolution, Side side) {
        boolean named =
                side.name() != null && !SETTLED.contains(resolution.why().reason());
        return named && mayBePending(resolution)
                ? CityResolver.matched(side, query -> matcher.match(query, plannedRecords.pending()))
                : resolution;
    }

    private boolean mayBePending(Resolution resolution) {
        return resolution.keys() == null || plannedRecords.pending().mayBe(resolution.keys());
    }

    private Resolution settled(Resolution resolution, Side side) {
        if (resolution.newcomer() == null || side.identifier() != null) {
            return resolution;
        }
        boolean same = resolution.isNew()
                && resolution.keys() != null
                && matcher.isStillNew(resolution.keys(), resolution.newcomer(), plannedRecords.pending());
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
