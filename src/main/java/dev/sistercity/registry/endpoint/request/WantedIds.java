package dev.sistercity.registry.endpoint.request;

import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.problem.RegistryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.roaringbitmap.RoaringBitmap;

/**
 * Records that a list is asked for by their ids.
 *
 * @param slots of those that are there
 * @param unknown the others, as they were sent
 */
record WantedIds(RoaringBitmap slots, List<String> unknown) {

    static final int MOST = 200;

    static final ListParameter PARAMETER = new ListParameter(
            "ids",
            "Only these records: ids, separated by commas, " + MOST
                    + " at the most; what else a record is known by, too. Those "
                    + "that there are not come in `page.unknownIds`",
            ListParameter.Kind.IDS,
            false,
            List.of(),
            null);

    /** @throws RegistryException MALFORMED for more than {@link #MOST}, and for what can be no id */
    static <D> WantedIds of(RecordCollection<D> type, String text, Snapshot snapshot) {
        String[] references = text.split(",", -1);
        if (references.length > MOST) {
            throw RegistryException.ofParameter(
                    PARAMETER.name(), "must be " + MOST + " at the most, and is " + references.length);
        }
        RoaringBitmap slots = new RoaringBitmap();
        List<String> unknown = new ArrayList<>();
        for (String reference : references) {
            Optional<Entry<D>> entry = find(type, reference, snapshot);
            entry.ifPresentOrElse(known -> slots.add(known.slot()), () -> unknown.add(reference));
        }
        return new WantedIds(slots, unknown);
    }

    /** What was merged is what it became. */
    private static <D> Optional<Entry<D>> find(RecordCollection<D> type, String reference, Snapshot snapshot) {
        Optional<UUID> id;
        try {
            id = type.resolve(reference, snapshot);
        } catch (RegistryException e) {
            throw RegistryException.ofParameter(
                    PARAMETER.name(), "must be ids, separated by commas; this is none: " + reference);
        }
        return id.flatMap(known -> snapshot.find(type, snapshot.successor(known).orElse(known)));
    }
}
