package dev.sistercity.registry.catalog;

/** Takes what a record is to be found by. */
public interface Index {

    /** The record is among those with this value of the facet. A null value is none. */
    void put(String facet, Object value);

    /** The words of this text lead to the record. A null text has none. */
    void text(String text);
}
