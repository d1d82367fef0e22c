package dev.sistercity.registry.catalog;

import dev.sistercity.registry.change.Recorded;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.value.Name;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.roaringbitmap.RoaringBitmap;

/**
 * One kind of record, as the read side has to know it: how it is shown, found, narrowed, sorted and what it leads to. The
 * features declare one each; paging, cursors, totals, formats and refusals are made from the declaration.
 *
 * @param <D> its draft
 */
public interface RecordType<D> {

    // The order in which records are indexed, by @Priority: what a type's facets look at comes before it.
    int SOURCES = 90;
    int CLAIMS = 80;
    int CITIES = 70;
    int PARTNERSHIPS = 60;
    int FORUM_SERIES = 50;
    int FORUMS = 40;
    int EXCHANGES = 38;
    int PLATFORMS = 36;
    int PROJECTS = 35;
    int KNOWLEDGE_TRANSFERS = 34;
    int NETWORKS = 33;
    int COMMITMENTS = 32;
    int CAMPAIGNS = 31;
    int OFFICES = 30;
    int CHANGE_REQUESTS = 20;

    /** The collection's name in paths: {@code forum-series}. */
    String name();

    /** The type whose records these are: another one where this is but a view of some of them. */
    default RecordType<D> stored() {
        return this;
    }

    /** Slots of the records that belong to the collection. */
    default RoaringBitmap members(Records<D> records) {
        return records.all();
    }

    /** What one of them is called: {@code forum series}. */
    String singular();

    Class<D> draftType();

    /** Properties of the draft that the registry keeps itself: nobody may send them. */
    default Set<String> kept() {
        return Set.of();
    }

    /** The record class of its views: what a caller reads. */
    Class<?> viewType();

    /**
     * Finds the id that a reference means.
     *
     * @param reference an id, or another name that the type is known by
     * @throws RegistryException MALFORMED if it can be no reference to a record of this type
     */
    default Optional<UUID> resolve(String reference, Snapshot snapshot) {
        return Optional.of(ParameterValues.id("id", reference));
    }

    /** The name of its views' schema in the contract. */
    default String schema() {
        return viewType().getSimpleName().replaceAll("View$", "");
    }

    /** The name of its drafts' schema in the contract. */
    default String draftSchema() {
        return draftType().getSimpleName();
    }

    /** The view of a record; an instance of {@link #viewType()}. */
    Object view(Entry<D> entry, Reading reading);

    /** Whether what the log stores of such records may be shown to everybody; not by default: views may keep some back. */
    default boolean openDocuments() {
        return false;
    }

    /** The name it is displayed by, whose language is told to the reader; null where it has no name. */
    default Name displayName(Entry<D> entry, Reading reading) {
        return null;
    }

    /** A line that tells the record from others. */
    default String title(Entry<D> entry, Reading reading) {
        Name name = displayName(entry, reading);
        return name == null ? null : name.value();
    }

    /** Puts the record into the indexes. Facets may follow from other records only as {@link #dependents} says. */
    void index(Entry<D> entry, Snapshot snapshot, Index index);

    /**
     * Ids of other records that are to be indexed anew when this one comes, changes or goes.
     *
     * @param before the registry before the change
     */
    default void dependents(Entry<D> entry, Snapshot before, Consumer<UUID> other) {}

    /** Whether the record had begun to exist, and not ended, as of the reading's day. */
    default boolean existed(Entry<D> entry, Reading reading) {
        return true;
    }

    /**
     * Whether {@link #alike} finds anything: whoever creates a record is then told of those that it is probably a second record
     * of, and may say why it is not.
     */
    default boolean looksForDuplicates() {
        return false;
    }

    /** Records that one which is about to be created is probably a second record of. Not for the event loop. */
    default List<Alike> alike(Recorded<D> fresh, Snapshot snapshot) {
        return List.of();
    }

    List<Filter<D>> filters();

    /** Made by {@link SortKey#list}; the first is the default. */
    List<SortKey<D>> sortKeys();

    default List<Include<D>> includes() {
        return List.of();
    }

    /** The formats besides JSON that its lists and items come in: columns for CSV, geometry for GeoJSON, events for iCalendar. */
    default Tabular<D> tabular() {
        return null;
    }

    /** The columns of its table among the exports; null where everything may not be had at once. */
    default Tabular<D> exported() {
        return null;
    }

    /**
     * What the record holds and its view does not show, or not so: by the draft's names. An export carries it along, so that
     * the record can be restored from there.
     */
    default Map<String, Object> unseen(Entry<D> entry, Reading reading) {
        return Map.of();
    }

    default Geographic<D> geographic() {
        return null;
    }

    default Calendar<D> calendar() {
        return null;
    }
}
