package dev.sistercity.registry.catalog;

import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Selection;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.Parameters;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;

/**
 * Something a collection can be narrowed by.
 *
 * @param parameter as clients write it
 * @param narrowing what it does with the values sent
 * @param facet by which the lists count its values; null where they cannot
 */
public record Filter<D>(ListParameter parameter, Narrowing<D> narrowing, Facet<D> facet) {

    /** Narrows a selection by the values of a parameter (one or more), with a look at the others if need be. */
    @FunctionalInterface
    public interface Narrowing<D> {
        void apply(Selection<D> selection, List<String> values, Parameters all);
    }

    /** A filter by whose values nothing is counted. */
    public Filter(ListParameter parameter, Narrowing<D> narrowing) {
        this(parameter, narrowing, null);
    }

    /** Records with any of the values of the facet that has the parameter's name, and none of those with ! before them. */
    public static <D> Filter<D> anyOf(ListParameter parameter) {
        return anyOf(parameter, Function.identity());
    }

    /**
     * As above.
     *
     * @param read makes of a value sent, without its !, what is in the index; refuses what is none
     */
    public static <D> Filter<D> anyOf(ListParameter parameter, Function<String, String> read) {
        ListParameter many = parameter.many().negated();
        // Which values there are may be known only when all collections are there.
        Facet<D> facet =
                Facet.named(many.name(), (value, readContext) -> many.allowed().isEmpty() ? value : Facet.words(value));
        return new Filter<>(
                many,
                (selection, values, all) -> {
                    RoaringBitmap wanted = null;
                    RoaringBitmap unwanted = new RoaringBitmap();
                    for (String value : values) {
                        RoaringBitmap slots = selection.records().with(many.name(), read.apply(many.plain(value)));
                        if (many.excludes(value)) {
                            unwanted.or(slots);
                        } else {
                            wanted = wanted == null ? slots : RoaringBitmap.or(wanted, slots);
                        }
                    }
                    if (wanted != null) {
                        selection.retain(wanted);
                    }
                    if (!unwanted.isEmpty()) {
                        selection.exclude(unwanted);
                    }
                },
                facet);
    }

    /** As it is; as of a day, by the values that records had then. */
    public Filter<D> asOf(Facet.Values<D> then) {
        return new Filter<>(
                parameter,
                (selection, values, all) -> {
                    ReadContext readContext = selection.reading();
                    if (readContext.asOf() == null) {
                        narrowing.apply(selection, values, all);
                        return;
                    }
                    Set<String> unwanted = values.stream()
                            .filter(parameter::excludes)
                            .map(parameter::plain)
                            .collect(Collectors.toSet());
                    Set<String> wanted = values.stream()
                            .filter(value -> !parameter.excludes(value))
                            .collect(Collectors.toSet());
                    selection.retain(entry -> {
                        Set<String> were = then.of(entry, readContext).collect(Collectors.toSet());
                        return (wanted.isEmpty() || !Collections.disjoint(wanted, were))
                                && Collections.disjoint(unwanted, were);
                    });
                },
                facet.asOf(then));
    }

    /** As it is, with its values counted like this. */
    public Filter<D> counted(Facet<D> by) {
        return new Filter<>(parameter, narrowing, by);
    }

    /**
     * What the records of a list are counted by: the values of a filter, and what people call them.
     *
     * @param name of the filter, and of the values in the index
     * @param ordered whether counts come in the order of the values, as years do; else the largest come first
     * @param naming what a value is called
     * @param then the values that a record had as of a day; null where they do not depend on it
     */
    public record Facet<D>(String name, boolean ordered, Naming naming, Values<D> then) {

        /** What a value is called, in the reader's language where it has names in several. */
        @FunctionalInterface
        public interface Naming {
            String of(String value, ReadContext readContext);
        }

        /** The values of a record as of the reading's day. */
        @FunctionalInterface
        public interface Values<D> {
            Stream<String> of(Entry<D> entry, ReadContext readContext);
        }

        /** Of values that are their own names. */
        public static <D> Facet<D> of(String name) {
            return new Facet<>(name, false, (value, readContext) -> value, null);
        }

        /** What a value of a vocabulary is called: {@code sister-city} Sister city. */
        private static String words(String value) {
            return Character.toUpperCase(value.charAt(0)) + value.substring(1).replace('-', ' ');
        }

        /** Of values that have names elsewhere. */
        public static <D> Facet<D> named(String name, Naming naming) {
            return new Facet<>(name, false, naming, null);
        }

        /** As it is, with the counts in the order of the values. */
        public Facet<D> inOrder() {
            return new Facet<>(name, true, naming, then);
        }

        /** As it is, with what the values were as of a day. */
        public Facet<D> asOf(Values<D> values) {
            return new Facet<>(name, ordered, naming, values);
        }
    }
}
