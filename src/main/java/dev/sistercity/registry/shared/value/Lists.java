package dev.sistercity.registry.shared.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Lists as drafts hold them. */
public final class Lists {

    private Lists() {}

    /**
     * An unmodifiable list in as little memory as there is: hundreds of thousands of drafts are kept, and most of their lists
     * are empty or short.
     *
     * @param list may hold nulls, which validation refuses later; null for an empty one
     */
    public static <T> List<T> compact(List<T> list) {
        if (list == null || list.isEmpty()) {
            return List.of();
        }
        for (T element : list) {
            if (element == null) {
                return Collections.unmodifiableList(new ArrayList<>(list));
            }
        }
        return List.copyOf(list);
    }
}
