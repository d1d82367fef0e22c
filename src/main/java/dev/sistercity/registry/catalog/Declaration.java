package dev.sistercity.registry.catalog;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a collection says of itself, once: its names, its place among other collections, what its lists take and which forms
 * they come in. Everything that goes through all collections (order of loading, restoring and indexing, subjects of claims and
 * of change requests, exports, the contract) is derived from these values.
 *
 * @param <D> the draft of its records
 */
public final class Declaration<D> {

    final String name;
    final Class<D> draftType;
    final Class<?> viewType;
    String singular;
    String schema;
    String draftSchema;
    String description = "";
    boolean openDocuments;
    boolean claimable;
    boolean requestable;
    boolean aboutOthers;
    Set<String> kept = Set.of();
    List<String> after = List.of();
    Function<D, Stream<String>> cities = draft -> Stream.empty();
    List<Filter<D>> filters = List.of();
    List<SortKey<D>> sortKeys = List.of();
    String size;
    List<Include<D>> includes = List.of();
    Tabular<D> tabular;
    Tabular<D> exported;
    Geographic<D> geographic;
    Calendar<D> calendar;

    private Declaration(String name, Class<D> draftType, Class<?> viewType) {
        this.name = name;
        this.draftType = draftType;
        this.viewType = viewType;
        this.singular = name.replaceAll("s$", "").replace('-', ' ');
        this.schema = viewType.getSimpleName().replaceAll("View$", "");
        this.draftSchema = draftType.getSimpleName();
    }

    /**
     * Begins a declaration.
     *
     * @param name as in paths: {@code forum-series}
     * @param draftType what clients send and the log keeps
     * @param viewType what clients read
     */
    public static <D> Declaration<D> of(String name, Class<D> draftType, Class<?> viewType) {
        return new Declaration<>(name, draftType, viewType);
    }

    /** What one of its records is called; by default the name without the final s. */
    public Declaration<D> singular(String word) {
        singular = word;
        return this;
    }

    /** One sentence for the readers of the contract. */
    public Declaration<D> described(String sentence) {
        description = sentence;
        return this;
    }

    /** The names of its schemas in the contract, where its classes serve several collections. */
    public Declaration<D> schemas(String view, String draft) {
        schema = view;
        draftSchema = draft;
        return this;
    }

    /** Collections that come before it wherever collections have an order: its records may refer to theirs. */
    public Declaration<D> after(String... collections) {
        after = List.of(collections);
        return this;
    }

    /**
     * Its records are about records of all claimable collections: loaded after these, and indexed before them, since their
     * facets may look at it.
     */
    public Declaration<D> aboutOthers() {
        aboutOthers = true;
        return this;
    }

    /** What the log stores of its records is public: its views keep nothing back. */
    public Declaration<D> open() {
        openDocuments = true;
        return this;
    }

    /** Claims may be about its records, and change requests too. */
    public Declaration<D> claimable() {
        claimable = true;
        return requestable();
    }

    /** Change requests may be about its records. */
    public Declaration<D> requestable() {
        requestable = true;
        return this;
    }

    /** Properties of the draft that the registry keeps itself: clients may not send them. */
    public Declaration<D> kept(String... properties) {
        kept = Set.of(properties);
        return this;
    }

    /** Ids of the cities that a record is about: their offices are asked when a change is requested; nulls are left out. */
    public Declaration<D> cities(Function<D, Stream<String>> of) {
        cities = of;
        return this;
    }

    public Declaration<D> filters(List<Filter<D>> all) {
        filters = List.copyOf(all);
        return this;
    }

    /** Sort keys, made by {@link SortKey#list}; the first is the default. */
    public Declaration<D> sortKeys(List<SortKey<D>> all) {
        sortKeys = List.copyOf(all);
        return this;
    }

    /** The sort key by which larger records come first among those that agree equally well with what is searched. */
    public Declaration<D> size(String sortKey) {
        size = sortKey;
        return this;
    }

    public Declaration<D> includes(List<Include<D>> all) {
        includes = List.copyOf(all);
        return this;
    }

    /** The columns of its lists as CSV, and of its table among the exports. */
    public Declaration<D> table(Tabular<D> columns) {
        tabular = columns;
        return exported(columns);
    }

    /** The columns of its table among the exports; without them it is not exported. */
    public Declaration<D> exported(Tabular<D> columns) {
        exported = columns;
        return this;
    }

    /** The geometry of its records in GeoJSON. */
    public Declaration<D> geographic(Geographic<D> geometry) {
        geographic = geometry;
        return this;
    }

    /** The events of its records in iCalendar. */
    public Declaration<D> calendar(Calendar<D> events) {
        calendar = events;
        return this;
    }
}
