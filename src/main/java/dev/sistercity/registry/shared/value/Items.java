package dev.sistercity.registry.shared.value;

import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.RegistryException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gives ids to the items of a record. An id that was not sent is made of the item's content: so the items of records that were
 * written before there were ids have the same ones whenever they are read.
 */
public final class Items {

    private static final String LETTERS = "abcdefghjkmnpqrstvwxyz";
    private static final String SIGNS = LETTERS + "0123456789";
    private static final int LENGTH = 5;

    private Items() {}

    /**
     * The items, each with an id.
     *
     * @param items null for none; an item that is null stays so
     */
    public static <T extends Item<T>> List<T> identified(List<T> items) {
        if (items == null || items.stream().allMatch(item -> item == null || item.id() != null)) {
            return items;
        }
        Set<String> taken = ids(items);
        List<T> identified = new ArrayList<>(items.size());
        for (T item : items) {
            identified.add(item == null || item.id() != null ? item : item.withId(fresh(item, taken)));
        }
        return Lists.compact(identified);
    }

    private static <T extends Item<T>> String fresh(T item, Set<String> taken) {
        int attempt = 0;
        while (!taken.add(id(item.content(), attempt))) {
            attempt++;
        }
        return id(item.content(), attempt);
    }

    /** Whether the id is the one that is made of the content as it is. */
    public static boolean isOfContent(Item<?> item) {
        return id(item.content(), 0).equals(item.id());
    }

    /**
     * The items with the ids that they had before the change: an item that was sent without its id is the same one, or the one of
     * the same content, or, in a list as long as before, the one in its place that it is like. No other one gets an id that was in use.
     */
    public static <T extends Item<T>> List<T> kept(List<T> items, List<T> before) {
        List<T> free = new ArrayList<>(before);
        List<T> kept = new ArrayList<>(items.size());
        items.forEach(item -> kept.add(take(item, free, other -> isNamed(other, item))));
        replace(kept, items, (item, place) -> take(item, free, other -> isSame(other, item)));
        Map<String, List<T>> byContent =
                kept.contains(null) ? free.stream().collect(Collectors.groupingBy(T::content)) : Map.of();
        replace(kept, items, (item, place) -> ofContent(item, byContent, free));
        if (items.size() == before.size()) {
            replace(
                    kept,
                    items,
                    (item, place) -> take(item, free, other -> other == before.get(place) && other.isLike(item)));
        }
        Set<String> taken = ids(before);
        taken.addAll(ids(kept));
        replace(kept, items, (item, place) -> taken.add(item.id()) ? item : item.withId(fresh(item, taken)));
        return List.copyOf(kept);
    }

    /** Whether an item was sent with the id of that one. One that is made of its content may not have been sent at all. */
    private static <T extends Item<T>> boolean isNamed(T other, T item) {
        return other.id().equals(item.id()) && (!isOfContent(item) || isSame(other, item));
    }

    private static <T extends Item<T>> boolean isSame(T other, T item) {
        return other.withId(null).equals(item.withId(null));
    }

    /** What is said of it beside its content may have changed; of several, the one of its id. Null where there is none. */
    private static <T extends Item<T>> T ofContent(T item, Map<String, List<T>> byContent, List<T> free) {
        List<T> others = byContent.getOrDefault(item.content(), List.of());
        return others.stream()
                .filter(other -> other.id().equals(item.id()))
                .findFirst()
                .or(() -> others.stream().findFirst())
                .map(other -> {
                    others.remove(other);
                    return take(item, free, one -> one == other);
                })
                .orElse(null);
    }

    /** Fills the places that are null still. */
    private static <T> void replace(List<T> kept, List<T> items, BiFunction<T, Integer, T> by) {
        for (int i = 0; i < kept.size(); i++) {
            if (kept.get(i) == null) {
                kept.set(i, by.apply(items.get(i), i));
            }
        }
    }

    /** Null where none is the same. */
    private static <T extends Item<T>> T take(T item, List<T> free, Predicate<T> same) {
        for (T other : free) {
            if (same.test(other)) {
                free.remove(other);
                return item.withId(other.id());
            }
        }
        return null;
    }

    /**
     * Where the items of a record that is merged into another are in what the two become.
     *
     * @param list its name, the same in all three
     * @param same whether two are of one thing, where they are not the same in all
     * @return pointers to items, such as {@code /milestones/~m4k2}, by those of before; without those that stay the same
     */
    public static <T extends Item<T>> Map<String, String> moved(
            String list, List<T> merged, List<T> united, BiPredicate<T, T> same) {
        Map<String, String> moved = new HashMap<>();
        for (T item : merged) {
            Stream.<Predicate<T>>of(
                            other -> isSame(other, item) && other.id().equals(item.id()),
                            other -> isSame(other, item),
                            other -> other.content().equals(item.content()),
                            other -> same.test(item, other))
                    .flatMap(as -> united.stream().filter(as))
                    .findFirst()
                    .filter(other -> !other.id().equals(item.id()))
                    .ifPresent(other -> moved.put(pointer(list, item), pointer(list, other)));
        }
        return moved;
    }

    private static String pointer(String list, Item<?> item) {
        return "/" + list + "/~" + item.id();
    }

    /** @throws RegistryException REFUSED if two have one id */
    public static void requireDistinct(List<? extends Item<?>> items, String list) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            if (!ids.add(items.get(i).id())) {
                throw RegistryException.refused("/" + list + "/" + i + "/id", FaultCode.SAME_ITEM_ID);
            }
        }
    }

    private static Set<String> ids(List<? extends Item<?>> items) {
        return items.stream()
                .filter(Objects::nonNull)
                .map(Item::id)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** By FNV-1a (64 bits) of the content, and MurmurHash3's last step, which spreads what differs in few bits. */
    private static String id(String content, int attempt) {
        long hash = 0xcbf29ce484222325L ^ attempt;
        for (int i = 0; i < content.length(); i++) {
            hash = (hash ^ content.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        hash = (hash ^ hash >>> 33) >>> 1;
        StringBuilder id = new StringBuilder(LENGTH);
        id.append(LETTERS.charAt((int) (hash % LETTERS.length())));
        hash /= LETTERS.length();
        while (id.length() < LENGTH) {
            id.append(SIGNS.charAt((int) (hash % SIGNS.length())));
            hash /= SIGNS.length();
        }
        return id.toString();
    }
}
