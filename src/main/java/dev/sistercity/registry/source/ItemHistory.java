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
import java.util.List;
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
     * The pointer to the item that a claim meant, by its id: one that the record still has, or had last.
     *
     * @param said when it was claimed
     * @return the claim's own pointer where there was nothing at that place
     */
    String pointer(ClaimDraft claim, Instant said) {
        String collection = claim.subject().resource();
        Class<?> draftType = catalog.latest().records(collection).type().draftType();
        List<JsonNode> states = history
                .of(collection, UUID.fromString(claim.subject().id()))
                .stream()
                .map(change -> documents.draft(change.document(), draftType))
                .toList();
        int then = then(history.of(collection, UUID.fromString(claim.subject().id())), said);
        String list = ItemPointer.listOfPlace(states.get(then), claim.pointer());
        if (list.isEmpty()) {
            return claim.pointer();
        }
        String rest = claim.pointer().substring(list.length() + 1);
        int end = rest.indexOf('/') < 0 ? rest.length() : rest.indexOf('/');
        JsonNode items = ItemPointer.at(states.get(then), list);
        JsonNode item = items.path(Integer.parseInt(rest.substring(0, end)));
        for (int i = then + 1; i < states.size() && ItemPointer.isItem(item); i++) {
            JsonNode later = ItemPointer.at(states.get(i), list);
            JsonNode became = became(item, items, later);
            if (became == null) {
                break;
            }
            item = became;
            items = later;
        }
        return ItemPointer.isItem(item)
                ? list + "/~" + item.get("id").textValue() + rest.substring(end)
                : claim.pointer();
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
