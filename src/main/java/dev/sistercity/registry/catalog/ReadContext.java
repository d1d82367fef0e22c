package dev.sistercity.registry.catalog;

import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.shared.value.Certainty;
import dev.sistercity.registry.shared.value.EdtfDate;
import java.util.List;

/**
 * What a view is made from, besides the record itself.
 *
 * @param snapshot the registry as the reader sees it
 * @param languages BCP 47 tags, the most wanted first; empty if the reader has no wish
 * @param asOf the day as of which the record is shown; null for today
 */
public record ReadContext(Snapshot snapshot, List<String> languages, EdtfDate asOf, Certainty certainty) {

    public static ReadContext of(Snapshot snapshot) {
        return new ReadContext(snapshot, List.of(), null, Certainty.POSSIBLE);
    }
}
