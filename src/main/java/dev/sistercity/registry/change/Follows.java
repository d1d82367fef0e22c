package dev.sistercity.registry.change;

/**
 * Something whose records refer to records of other collections, and go along when one of those is merged into another.
 * Whoever stores such references implements it as a bean; a merge is refused as long as anything still refers to the record
 * that is to go.
 */
public interface Follows {

    /** Has everything that refers to the merged record refer to its successor; both are still there. */
    void follow(Merging merging);
}
