package dev.sistercity.registry.endpoint;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.change.Change;
import jakarta.inject.Singleton;

/** Changes just as the feed shows them, for whoever tells others of them. */
@Singleton
public class ChangeItems {

    private final ChangeViews views;
    private final Catalog catalog;

    ChangeItems(ChangeViews views, Catalog catalog) {
        this.views = views;
        this.catalog = catalog;
    }

    /** JSON in one line: its record as the registry's names now have it. */
    public byte[] json(Change change) {
        return views.json(change, catalog.snapshot());
    }
}
