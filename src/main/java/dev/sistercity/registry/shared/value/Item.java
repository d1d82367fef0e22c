package dev.sistercity.registry.shared.value;

/**
 * A part of a record that has an id of its own among its kin, so that it is still found when others are put before it.
 *
 * @param <T> its type
 */
public interface Item<T extends Item<T>> {

    /** What an id looks like: short, and no number, so that it cannot be taken for a place in a list. */
    String ID = "[a-z][a-z0-9]{3,11}";

    /** The ids by which pointers name items: as above, or the UUID that media and placements have for the world outside. */
    String NAMED = "(?:" + ID + "|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";

    /** Null where none was given yet. */
    String id();

    T withId(String id);

    /** What makes it what it is, in one line that stays the same in later versions: an id is made of it. */
    String content();

    /** Whether it may be another one after an edit, where neither has the id of the other. */
    boolean isLike(T other);
}
