package dev.sistercity.registry.change.merge;

/**
 * Something whose records refer to records of other collections, and go along when one of those is merged into another.
 * A collection that stores such references implements it as a bean; a merge is refused as long as anything still refers to the record
 * that is to go.
 */
public interface MergeListener {

    /** Makes everything that refers to the merged record refer to its successor; both are still there. */
    void follow(MergeContext mergeContext);
}
