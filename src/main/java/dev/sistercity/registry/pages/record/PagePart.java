package dev.sistercity.registry.pages.record;

import dev.sistercity.registry.pages.html.Html;

/** A part of a record's page that other features make. */
@FunctionalInterface
public interface PagePart {

    /** @param id of the record that the page is about */
    void write(Html main, PageRequest page, String id);
}
