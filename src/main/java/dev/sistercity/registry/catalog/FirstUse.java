package dev.sistercity.registry.catalog;

/** Something to be done when the database is ready for the first time, before anybody reads or writes. */
public interface FirstUse {

    void prepare();
}
