package dev.sistercity.registry.endpoint.feed;

import dev.sistercity.registry.catalog.PossiblyAltered;
import dev.sistercity.registry.catalog.RecentChanges;
import dev.sistercity.registry.catalog.RecordKey;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.change.log.ChangeLog;
import dev.sistercity.registry.change.log.RecordDocument;
import dev.sistercity.registry.endpoint.read.Replica;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Tells with each change in the feed which other records it altered the view of, so that a mirror that follows the feed can
 * read those again. Of what was applied one change after the other it is known; of older changes it is worked out.
 */
@Singleton
class TouchedRecords {

    /** Named with one change; a record's key takes 70 bytes. */
    private static final int MOST = 5_000;

    private final RecentChanges recent;
    private final ChangeLog log;
    private final RecordDocument documents;

    TouchedRecords(RecentChanges recent, ChangeLog log, RecordDocument documents) {
        this.recent = recent;
        this.log = log;
        this.documents = documents;
    }

    /** @throws RegistryException UNAVAILABLE if the log has to be asked, and the database is away */
    ChangeView addedTo(ChangeView view, Change change, Snapshot snapshot) {
        List<RecordKey> touched = recent.altered(change)
                .orElseGet(() -> PossiblyAltered.by(change, before(change), snapshot, documents, MOST));
        return touched.size() > MOST
                ? view.touching(null, List.copyOf(snapshot.all().keySet()))
                : view.touching(touched, null);
    }

    private Optional<Change> before(Change change) {
        if (change.version() == 1) {
            return Optional.empty();
        }
        Optional<Change> kept = recent.before(change);
        if (kept.isPresent()) {
            return kept;
        }
        try {
            return log.of(change.resource(), change.recordId(), change.version() - 1);
        } catch (SQLException e) {
            throw Replica.away(e);
        }
    }
}
