package dev.sistercity.registry.edition;

import dev.sistercity.registry.catalog.CollectionOrder;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.change.log.Action;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.change.log.EarlierChanges;
import dev.sistercity.registry.shared.sql.Sql;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What was in the registry at a number of the log, as one file that never changes: a line for each record of each public
 * collection, in the order of the collections and of the ids, with the document that the log keeps of it.
 */
@Singleton
class EditionContent {

    private static final int PAGE = 500;
    private static final UUID FIRST = new UUID(0, 0);

    private static final String IDS = "select distinct record_id from change "
            + "where resource = ? and sequence <= ? and record_id > ? order by record_id limit " + PAGE;

    private static final String DIFFERENCE = "select resource, record_id, "
            + "(select c.action from change c where c.record_id = t.record_id and c.sequence <= ? "
            + "order by c.version desc limit 1) as before, "
            + "(select c.action from change c where c.record_id = t.record_id and c.sequence <= ? "
            + "order by c.version desc limit 1) as now "
            + "from (select distinct resource, record_id from change "
            + "where sequence > ? and sequence <= ? and resource = any(?)) t order by resource, record_id";

    private final List<String> collections;
    private final EarlierChanges changes;
    private final Sql sql;

    EditionContent(@All List<RecordCollection<?>> all, EarlierChanges changes, Sql sql) {
        this.collections = CollectionOrder.loading(all).stream()
                .filter(RecordCollection::openDocuments)
                .filter(type -> type.stored() == type)
                .map(RecordCollection::name)
                .toList();
        this.changes = changes;
        this.sql = sql;
    }

    /**
     * Writes the file, a page of records after the other.
     *
     * @return how many records of each collection it has
     */
    Map<String, Integer> write(long sequence, OutputStream out) throws IOException {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (String collection : collections) {
            int count = 0;
            UUID after = FIRST;
            List<UUID> ids;
            do {
                ids = sql.query(IDS, row -> row.getObject(1, UUID.class), collection, sequence, after);
                for (Change change : last(collection, ids, sequence)) {
                    if (change.action() != Action.DELETED) {
                        out.write(line(change));
                        count++;
                    }
                }
                after = ids.isEmpty() ? after : ids.get(ids.size() - 1);
            } while (ids.size() == PAGE);
            counts.put(collection, count);
        }
        return counts;
    }

    private List<Change> last(String collection, List<UUID> ids, long sequence) {
        if (ids.isEmpty()) {
            return List.of();
        }
        try {
            List<Change> last = new ArrayList<>(changes.last(collection, ids, sequence));
            last.sort(Comparator.comparing(change -> change.recordId().toString()));
            return last;
        } catch (SQLException e) {
            throw new Sql.Failure(e);
        }
    }

    private static byte[] line(Change change) {
        return ("{\"resource\":\"" + change.resource() + "\",\"id\":\"" + change.recordId() + "\",\"version\":"
                        + change.version() + ",\"document\":" + change.document() + "}\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A record that is not in two states alike. */
    record Altered(String resource, UUID id, String what) {}

    /** Public records that came, changed or went after one number and up to another. */
    List<Altered> difference(long from, long to) {
        List<Altered> altered = new ArrayList<>();
        sql
                .query(
                        DIFFERENCE,
                        row -> {
                            boolean before = stands(row.getString("before"));
                            boolean now = stands(row.getString("now"));
                            return new Altered(
                                    row.getString("resource"),
                                    row.getObject("record_id", UUID.class),
                                    before ? now ? "changed" : "removed" : now ? "added" : null);
                        },
                        from,
                        to,
                        from,
                        to,
                        collections.toArray(String[]::new))
                .stream()
                .filter(one -> one.what() != null)
                .forEach(altered::add);
        return altered;
    }

    private static boolean stands(String action) {
        return action != null && !action.equals("deleted");
    }
}
