package dev.sistercity.registry.catalog;

import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Index;
import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.change.entity.RecordVersion;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.value.Name;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.roaringbitmap.RoaringBitmap;

/**
 * A collection of records: what it {@link Declaration declares} of itself, and how its records are shown and indexed. Each
 * feature has one for each of its collections; paging, cursors, totals, formats and refusals are made from it.
 *
 * @param <D> the draft of its records
 */
public abstract class RecordCollection<D> {

    private final Declaration<D> declared;

    protected RecordCollection(Declaration<D> declared) {
        this.declared = declared;
    }

    /** The view of a record; an instance of {@link #viewType()}. */
    public abstract Object view(Entry<D> entry, ReadContext readContext);

    /** Puts the record into the indexes. Facets may follow from other records only as {@link #dependents} says. */
    public abstract void index(Entry<D> entry, Snapshot snapshot, Index index);

    /**
     * Ids of other records that are to be indexed anew when this one comes, changes or goes.
     *
     * @param before the registry before the change
     */
    public void dependents(Entry<D> entry, Snapshot before, Consumer<UUID> other) {}

    /** The collection whose records these are: another one where this is but a view of some of them. */
    public RecordCollection<D> stored() {
        return this;
    }

    /** Slots of the records that belong to the collection. */
    public RoaringBitmap members(Records<D> records, Snapshot snapshot) {
        return records.all();
    }

    /**
     * Finds the id that a reference means.
     *
     * @param reference an id, or another name that the collection's records are known by
     * @throws RegistryException MALFORMED if it can be no reference to one of its records
     */
    public Optional<UUID> resolve(String reference, Snapshot snapshot) {
        return Optional.of(ParameterValues.id("id", reference));
    }

    /** The name it is displayed by, whose language is told to the reader; null where it has no name. */
    public Name displayName(Entry<D> entry, ReadContext readContext) {
        return null;
    }

    /** A line that tells the record from others. */
    public String title(Entry<D> entry, ReadContext readContext) {
        Name name = displayName(entry, readContext);
        return name == null ? null : name.value();
    }

    /** What other records show of it: their views are others where this is another. */
    public Object shown(Entry<D> entry, ReadContext readContext) {
        return title(entry, readContext);
    }

    /** Whether the record had begun to exist, and not ended, as of the reading's day. */
    public boolean existed(Entry<D> entry, ReadContext readContext) {
        return true;
    }

    /**
     * Whether {@link #alike} finds anything: who creates a record is then told of those that it is probably a second record
     * of, and may say why it is not.
     */
    public boolean looksForDuplicates() {
        return false;
    }

    /** Records that one which is about to be created is probably a second record of. Not for the event loop. */
    public List<DuplicateCandidate> alike(RecordVersion<D> fresh, Snapshot snapshot) {
        return List.of();
    }

    /**
     * What the record holds and its view does not show, or not so: by the draft's names. An export carries it along, so that
     * the record can be restored from there.
     */
    public Map<String, Object> unseen(Entry<D> entry, ReadContext readContext) {
        return Map.of();
    }

    /** What is public of a draft; null where that is not all of it ({@link #openDocuments}) and the collection does not say what is. */
    public D published(D draft) {
        return openDocuments() ? draft : null;
    }

    public List<Filter<D>> filters() {
        return declared.filters;
    }

    /** The first is the default. */
    public List<SortKey<D>> sortKeys() {
        return declared.sortKeys;
    }

    /** The name of the sort key that says how large a record is; null where none is larger than others. */
    public String size() {
        return declared.size;
    }

    public List<Include<D>> includes() {
        return declared.includes;
    }

    /** The geometry of its records in GeoJSON; null for none. */
    public Geographic<D> geographic() {
        return declared.geographic;
    }

    /** The collection's name in paths: {@code forum-series}. */
    public final String name() {
        return declared.name;
    }

    /** What one of its records is called: {@code forum series}. */
    public final String singular() {
        return declared.singular;
    }

    /** One sentence on what it holds. */
    public final String description() {
        return declared.description;
    }

    public final Class<D> draftType() {
        return declared.draftType;
    }

    /** The record class of its views: what clients read. */
    public final Class<?> viewType() {
        return declared.viewType;
    }

    /** The name of its views' schema in the contract. */
    public final String schema() {
        return declared.schema;
    }

    /** The name of its drafts' schema in the contract. */
    public final String draftSchema() {
        return declared.draftSchema;
    }

    /** Properties of the draft that the registry keeps itself: clients may not send them. */
    public final Set<String> kept() {
        return declared.kept;
    }

    /** Whether what the log stores of its records is public. */
    public final boolean openDocuments() {
        return declared.openDocuments;
    }

    /** Whether claims may be about its records. */
    public final boolean claimable() {
        return declared.claimable;
    }

    /** Whether change requests may be about its records. */
    public final boolean requestable() {
        return declared.requestable;
    }

    /** Whether its records are about those of all claimable collections. */
    final boolean aboutOthers() {
        return declared.aboutOthers;
    }

    /** Names of collections that come before it. */
    final List<String> after() {
        return declared.after;
    }

    /** Ids of the cities that a record is about. */
    public final List<String> cities(D draft) {
        return declared.cities.apply(draft).filter(Objects::nonNull).distinct().toList();
    }

    /** The columns of its lists as CSV; null where they do not come in that form. */
    public final Tabular<D> tabular() {
        return declared.tabular;
    }

    /** The columns of its table among the exports; null where it is not exported. */
    public final Tabular<D> exported() {
        return declared.exported;
    }

    /** The events of its records in iCalendar; null where they do not come in that form. */
    public final Calendar<D> calendar() {
        return declared.calendar;
    }
}
