package dev.sistercity.registry.endpoint.feed;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.change.log.Change;
import jakarta.inject.Singleton;

/** Changes as the feed shows them, for code that passes them on. */
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
