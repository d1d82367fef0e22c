package dev.sistercity.registry.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.change.Change;
import dev.sistercity.registry.change.Difference;
import dev.sistercity.registry.change.RecordDocument;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The changes of one record beside each other. */
final class Revisions {

    private final RecordType<?> type;
    private final RecordDocument documents;
    private final Map<Long, Change> byVersion;

    /** @param all changes of the record */
    Revisions(RecordType<?> type, RecordDocument documents, List<Change> all) {
        this.type = type;
        this.documents = documents;
        this.byVersion = all.stream().collect(Collectors.toMap(Change::version, Function.identity()));
    }

    /** Pointers to what a change altered of the record's own content; null for the first, which altered nothing. */
    List<String> changed(Change change) {
        Change before = byVersion.get(change.version() - 1);
        return before == null ? null : Difference.between(draft(before), draft(change));
    }

    private JsonNode draft(Change change) {
        return documents.draft(change.document(), type.draftType());
    }
}
