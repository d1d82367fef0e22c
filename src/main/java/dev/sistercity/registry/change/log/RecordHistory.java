package dev.sistercity.registry.change.log;

import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What became of records, by the log: asked inside the transaction that writes. */
@Singleton
public class RecordHistory {

    private final ChangeLog log;

    RecordHistory(ChangeLog log) {
        this.log = log;
    }

    /** @throws RegistryException NOT_FOUND if there never was such a record */
    public Change last(String resource, UUID id) {
        List<Change> changes = of(resource, id);
        if (changes.isEmpty()) {
            throw RegistryException.notFound("record in " + resource + " with id", id);
        }
        return changes.get(changes.size() - 1);
    }

    /** The last change of each of some records, by their ids; none of one that was made in this transaction. */
    public Map<UUID, Change> last(String resource, Collection<UUID> records) {
        try {
            return log.last(resource, records).stream()
                    .collect(Collectors.toMap(Change::recordId, Function.identity()));
        } catch (SQLException e) {
            throw new ChangeLog.LogFailure(e);
        }
    }

    /** The record as one of its changes left it. */
    public Change at(String resource, UUID id, long version) {
        return of(resource, id).stream()
                .filter(change -> change.version() == version)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No version " + version + " of " + id));
    }

    /** All changes of a record, the first one first. */
    public List<Change> of(String resource, UUID id) {
        try {
            return log.of(resource, id);
        } catch (SQLException e) {
            throw new ChangeLog.LogFailure(e);
        }
    }
}
