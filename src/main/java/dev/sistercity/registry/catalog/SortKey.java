package dev.sistercity.registry.catalog;

import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Snapshot;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Something a collection can be sorted by.
 *
 * @param name as clients write it in {@code sort}
 * @param type of the keys: String, Long, Integer or Double
 * @param kept whether the keys are kept with the records; else {@code of} needs no snapshot and is asked at every comparison
 * @param of the key of a record; null sorts last, whatever the direction
 */
public record SortKey<D>(
        String name,
        String description,
        Class<?> type,
        boolean kept,
        BiFunction<Entry<D>, Snapshot, Comparable<?>> of) {

    /** A key that costs something to work out, or follows from other records too: it is kept with each record. */
    public SortKey(String name, String description, Class<?> type, BiFunction<Entry<D>, Snapshot, Comparable<?>> of) {
        this(name, description, type, true, of);
    }

    /** A key that costs something to work out: it is kept with each record. */
    public static <D> SortKey<D> of(
            String name, String description, Class<?> type, Function<Entry<D>, Comparable<?>> of) {
        return new SortKey<>(name, description, type, true, (entry, snapshot) -> of.apply(entry));
    }

    /** A key that the record just has: it is kept nowhere else. */
    public static <D> SortKey<D> had(
            String name, String description, Class<?> type, Function<Entry<D>, Comparable<?>> of) {
        return new SortKey<>(name, description, type, false, (entry, snapshot) -> of.apply(entry));
    }

    /** A type's own keys behind those that all records have: {@code id}, which is the default, and their times. */
    public static <D> List<SortKey<D>> list(List<SortKey<D>> own) {
        List<SortKey<D>> keys = new ArrayList<>();
        // Without a key of its own a record is sorted by id, which is the order of registration.
        keys.add(had("id", "the order of registration", Void.class, entry -> null));
        keys.add(had(
                "createdAt",
                "when it was registered",
                Long.class,
                entry -> micros(entry.recorded().createdAt())));
        keys.add(had(
                "updatedAt",
                "when it last changed",
                Long.class,
                entry -> micros(entry.recorded().updatedAt())));
        keys.addAll(own);
        return List.copyOf(keys);
    }

    private static Long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
