package dev.sistercity.registry.catalog.follow;

/** Runs when the database is ready for the first time, before reads and writes are served. */
public interface DatabaseInitializer {

    void prepare();
}
