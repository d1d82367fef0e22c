package dev.sistercity.registry.atom;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What is new.
 *
 * @param id the same for ever
 * @param base scheme and authority of the registry, before all paths; empty where the request names no host
 * @param path of the feed itself
 * @param subject path, in the API, of what it is about
 */
public record Feed(UUID id, String title, Instant updated, String base, String path, String subject, List<Item> items) {

    /**
     * A record that came or changed.
     *
     * @param id of the record
     * @param path of the record, in the API
     * @param collection its name in paths
     */
    public record Item(
            UUID id,
            String title,
            Instant published,
            Instant updated,
            String path,
            String collection,
            String summary) {}
}
