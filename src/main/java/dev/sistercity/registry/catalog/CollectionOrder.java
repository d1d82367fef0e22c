package dev.sistercity.registry.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/** The orders of collections that follow from what each declares of itself. */
public final class CollectionOrder {

    private CollectionOrder() {}

    /** Each after those that its records may refer to: the order of loading, restoring and reading. */
    public static List<RecordCollection<?>> loading(Collection<? extends RecordCollection<?>> types) {
        return sorted(
                types,
                (earlier, later) ->
                        later.after().contains(earlier.name()) || later.aboutOthers() && earlier.claimable());
    }

    /** Each after those whose facets its own may look at: the order of indexing. */
    public static List<RecordCollection<?>> indexing(Collection<? extends RecordCollection<?>> types) {
        return sorted(
                types,
                (earlier, later) ->
                        later.after().contains(earlier.name()) || earlier.aboutOthers() && later.claimable());
    }

    /**
     * Sorts topologically; of those that may come next, the first by name.
     *
     * @param before whether the first of two has to come before the second
     * @throws IllegalStateException if there is a circle
     */
    private static List<RecordCollection<?>> sorted(
            Collection<? extends RecordCollection<?>> types,
            BiPredicate<RecordCollection<?>, RecordCollection<?>> before) {
        List<RecordCollection<?>> left = new ArrayList<>(types);
        left.sort(Comparator.comparing(RecordCollection::name));
        List<RecordCollection<?>> sorted = new ArrayList<>(left.size());
        while (!left.isEmpty()) {
            RecordCollection<?> next = left.stream()
                    .filter(type -> left.stream().noneMatch(other -> other != type && before.test(other, type)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("Collections come after one another in a circle: "
                            + left.stream().map(RecordCollection::name).toList()));
            sorted.add(next);
            left.remove(next);
        }
        return List.copyOf(sorted);
    }

    /** Names that a collection is said to come after and that no collection has. */
    public static Set<String> unknown(Collection<? extends RecordCollection<?>> types) {
        Set<String> unknown = new HashSet<>();
        types.forEach(type -> unknown.addAll(type.after()));
        types.forEach(type -> unknown.remove(type.name()));
        return unknown;
    }
}
