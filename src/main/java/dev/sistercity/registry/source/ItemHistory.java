package dev.sistercity.registry.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.change.log.RecordDocument;
import dev.sistercity.registry.change.log.RecordHistory;
import dev.sistercity.registry.shared.value.ItemPointer;
import dev.sistercity.registry.source.api.ClaimDraft;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What became of an item that a claim named by its place, as the log tells of the record. */
@Singleton
class ItemHistory {

    private final Catalog catalog;
    private final RecordHistory history;
    private final RecordDocument documents;

    ItemHistory(Catalog catalog, RecordHistory history, RecordDocument documents) {
        this.catalog = catalog;
        this.history = history;
        this.documents = documents;
    }

    /**
     * The pointer to the items that a claim meant, by their ids: ones that the record still has, or had last.
     *
     * @param said when it was claimed
     * @return the claim's own pointer where there was nothing at that place
     */
    String pointer(ClaimDraft claim, Instant said) {
        String collection = claim.subject().resource();
        Class<?> draftType = catalog.latest().records(collection).type().draftType();
        List<Change> changes =
                history.of(collection, UUID.fromString(claim.subject().id()));
        List<JsonNode> states = changes.stream()
                .map(change -> documents.draft(change.document(), draftType))
                .toList();
        int then = then(changes, said);
        while (then + 1 < states.size() && ItemPointer.isOrphaned(states.get(then), claim.pointer())) {
            // The item around it had another id then.
            then++;
        }
        String pointer = ItemPointer.byId(states.get(then), claim.pointer());
        for (int i = then + 1; i < states.size(); i++) {
            pointer = became(pointer, states.get(i - 1), states.get(i));
        }
        return pointer;
    }

    /**
     * When it was claimed, of a claim whose pointer was mended once and has to be again; empty for others.
     *
     * @param mended the reason of such changes
     */
    Optional<Instant> saidBefore(UUID claim, String mended) {
        List<Change> changes = new ArrayList<>(history.of(Citations.CLAIMS, claim));
        int all = changes.size();
        while (!changes.isEmpty()
                && mended.equals(changes.get(changes.size() - 1).reason())) {
            changes.remove(changes.size() - 1);
        }
        return changes.isEmpty() || changes.size() == all
                ? Optional.empty()
                : Optional.of(changes.get(changes.size() - 1).at());
    }

    /** The pointer after a change of the record: each item is followed as long as it is there. */
    private static String became(String pointer, JsonNode before, JsonNode after) {
        StringBuilder became = new StringBuilder();
        JsonNode was = before;
        JsonNode is = after;
        for (String segment : ItemPointer.segments(pointer)) {
            JsonNode item = ItemPointer.below(was, segment);
            JsonNode same =
                    ItemPointer.namesItem("/" + segment) ? became(item, was, is) : ItemPointer.below(is, segment);
            if (same == null) {
                return pointer;
            }
            became.append('/')
                    .append(
                            ItemPointer.namesItem("/" + segment)
                                    ? "~" + same.get("id").textValue()
                                    : segment);
            was = item;
            is = same;
        }
        return became.toString();
    }

    /** Index of the last change by that time; of the first one, where all came later. */
    private static int then(List<Change> changes, Instant said) {
        int then = 0;
        while (then + 1 < changes.size() && !changes.get(then + 1).at().isAfter(said)) {
            then++;
        }
        return then;
    }

    /** The item after a change: of its id, or its content, or in its place in a list as long and of its type; null for none. */
    private static JsonNode became(JsonNode item, JsonNode before, JsonNode after) {
        for (JsonNode other : after) {
            if (other.path("id").equals(item.path("id"))) {
                return other;
            }
        }
        for (JsonNode other : after) {
            if (content(other).equals(content(item))) {
                return other;
            }
        }
        for (int i = 0; i < after.size() && after.size() == before.size(); i++) {
            if (before.get(i) == item && after.get(i).path("type").equals(item.path("type"))) {
                return after.get(i);
            }
        }
        return null;
    }

    private static JsonNode content(JsonNode item) {
        return item.isObject() ? item.<ObjectNode>deepCopy().without("id") : item;
    }
}
