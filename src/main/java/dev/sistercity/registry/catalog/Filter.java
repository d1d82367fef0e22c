package dev.sistercity.registry.catalog;

import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.Parameters;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/**
 * Something a collection can be narrowed by.
 *
 * @param parameter as clients write it
 * @param narrowing what it does with the values sent
 */
public record Filter<D>(ListParameter parameter, Narrowing<D> narrowing) {

    /** Narrows a selection by the values of a parameter (one or more), with a look at the others if need be. */
    @FunctionalInterface
    public interface Narrowing<D> {
        void apply(Selection<D> selection, List<String> values, Parameters all);
    }

    /** Records with any of the values of the facet that has the parameter's name. */
    public static <D> Filter<D> anyOf(ListParameter parameter) {
        return new Filter<>(parameter.many(), (selection, values, all) -> {
            RoaringBitmap found = selection.records().with(parameter.name(), values.get(0));
            for (int i = 1; i < values.size(); i++) {
                found = RoaringBitmap.or(found, selection.records().with(parameter.name(), values.get(i)));
            }
            selection.retain(found);
        });
    }
}
