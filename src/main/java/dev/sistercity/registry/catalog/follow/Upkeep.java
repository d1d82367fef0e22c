package dev.sistercity.registry.catalog.follow;

/** Keeps something true of records that no caller changes: as days pass, and of what an earlier version wrote. */
public interface Upkeep {

    /**
     * Looks through the records in memory, and changes those that have to be changed.
     *
     * @return how many it changed
     */
    int look();
}
