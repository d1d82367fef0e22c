package dev.sistercity.registry.event;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.shared.value.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.roaringbitmap.RoaringBitmap;

/**
 * What was launched at a forum. That is said once, by the record that was launched: its draft implements this, and its type
 * puts the forum into the facet {@link #FACET}. The forum shows it among its outcomes.
 */
public interface Launched {

    /** The facet by which records of any kind tell the forum that they were launched at. */
    String FACET = "launchedAt";

    /** Id of the forum; null where that is not known. */
    String launchedAt();

    /** All that it is called. */
    List<Name> names();

    /**
     * @param collection that it is in
     * @param name in the language asked for
     * @param names all that it is called
     */
    record Launch(String collection, UUID id, String name, List<Name> names) {}

    /** All that was launched at a forum, by collection and in the order of registration. */
    static List<Launch> at(UUID forum, ReadContext readContext) {
        List<Launch> launches = new ArrayList<>();
        readContext.snapshot().all().values().forEach(records -> collect(records, forum, readContext, launches));
        return launches;
    }

    private static <D> void collect(Records<D> records, UUID forum, ReadContext readContext, List<Launch> launches) {
        RoaringBitmap found = records.with(FACET, forum);
        if (!found.isEmpty()) {
            records.forEach(found, entry -> launches.add(launch(records.type(), entry, readContext)));
        }
    }

    private static <D> Launch launch(RecordCollection<D> type, Entry<D> entry, ReadContext readContext) {
        Launched launched = (Launched) entry.draft();
        return new Launch(type.name(), entry.id(), type.title(entry, readContext), launched.names());
    }
}
