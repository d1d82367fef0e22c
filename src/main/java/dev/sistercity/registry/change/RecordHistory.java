package dev.sistercity.registry.change;

import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** What became of records, by the log: asked inside the transaction that writes. */
@Singleton
class RecordHistory {

    private final ChangeLog log;

    RecordHistory(ChangeLog log) {
        this.log = log;
    }

    /** @throws RegistryException NOT_FOUND if there never was such a record */
    Change last(String resource, UUID id) {
        List<Change> changes = of(resource, id);
        if (changes.isEmpty()) {
            throw RegistryException.notFound("record in " + resource + " with id", id);
        }
        return changes.get(changes.size() - 1);
    }

    /** The record as one of its changes left it. */
    Change at(String resource, UUID id, long version) {
        return of(resource, id).stream()
                .filter(change -> change.version() == version)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No version " + version + " of " + id));
    }

    private List<Change> of(String resource, UUID id) {
        try {
            return log.of(resource, id);
        } catch (SQLException e) {
            throw new ChangeLog.LogFailure(e);
        }
    }
}
