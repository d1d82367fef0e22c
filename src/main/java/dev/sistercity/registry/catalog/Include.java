package dev.sistercity.registry.catalog;

import dev.sistercity.registry.catalog.index.Entry;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Related records that can be read along with a record.
 *
 * @param name as clients write it in {@code include}, and the property they find it under
 * @param schema name of the schema of one of them, for the contract
 * @param of the views, or records of which the views are to be made; at most {@link #MOST} of them are answered
 */
public record Include<D>(
        String name, String description, String schema, BiFunction<Entry<D>, ReadContext, List<?>> of) {

    /** More belongs into a list of its own, which can be paged. */
    public static final int MOST = 200;

    /** A record that is shown as it is shown at its own address. */
    public record Related<E>(RecordCollection<E> type, Entry<E> entry) {}
}
