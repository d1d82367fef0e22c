package dev.sistercity.registry.openapi;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Marks what the registry works out of other properties and records: what an answer has and a draft has not. It changes without
 * the record being changed.
 */
final class Derived {

    static final String MARK = "x-derived";

    /** Kept of each record, not worked out. */
    private static final Set<String> KEPT = Set.of("id", "version", "createdAt", "updatedAt");

    private Derived() {}

    static void mark(Components components) {
        Map<String, Schema> all = new TreeMap<>(components.getSchemas());
        all.forEach((name, schema) -> {
            Schema draft = all.get(name + "Draft");
            if (draft != null && draft.getProperties() != null && schema.getProperties() != null) {
                schema.getProperties().forEach((property, of) -> {
                    if (!KEPT.contains(property) && !draft.getProperties().containsKey(property)) {
                        of.addExtension(MARK, true);
                    }
                });
            }
        });
    }
}
