package dev.sistercity.registry.endpoint.feed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.change.entity.Difference;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.change.log.RecordDocument;
import dev.sistercity.registry.change.log.UnreadableDocument;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The changes of one record beside each other. */
final class Revisions {

    private final RecordCollection<?> type;
    private final RecordDocument documents;
    private final Map<Long, Change> byVersion;

    /** @param all changes of the record */
    Revisions(RecordCollection<?> type, RecordDocument documents, List<Change> all) {
        this.type = type;
        this.documents = documents;
        this.byVersion = all.stream().collect(Collectors.toMap(Change::version, Function.identity()));
    }

    /** Pointers to what a change altered of the record's own content; null for the first, which altered nothing. */
    List<String> changed(Change change) {
        Change before = byVersion.get(change.version() - 1);
        try {
            return before == null ? null : Difference.between(draft(before), draft(change));
        } catch (UnreadableDocument e) {
            // As they were written, without the defaults of one version or another.
            return Difference.between(documents.draft(before.document()), documents.draft(change.document()));
        }
    }

    private JsonNode draft(Change change) {
        return documents.draft(change.document(), type.draftType());
    }
}
