package dev.sistercity.registry.catalog.index;

import java.util.Set;

/** Takes what a record is to be found by. */
public interface Index {

    /** The record is among those with this value of the facet. A null value is none. */
    void put(String facet, Object value);

    /** The words of this text lead to the record. A null text has none. */
    void text(String text);

    /**
     * The record has this name, and the words of its spellings lead to it.
     *
     * @param spellings the name itself, and other ways in which it is written
     */
    default void name(String name, Set<String> spellings) {
        spellings.forEach(this::text);
    }
}
