package dev.sistercity.registry.endpoint.read.atom;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.index.Entry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What is new.
 *
 * @param id the same for ever
 * @param base scheme and authority of the registry, before all paths; empty where the request names no host
 * @param path of the feed itself
 * @param subject path, in the API, of what it is about
 * @param next path of the next page; null where there is none
 */
public record Feed(
        UUID id,
        String title,
        Instant updated,
        String base,
        String path,
        String subject,
        List<Item> items,
        String next) {

    public static final String TITLE = "Sister cities";

    /** All on one page. */
    public Feed(UUID id, String title, Instant updated, String base, String path, String subject, List<Item> items) {
        this(id, title, updated, base, path, subject, items, null);
    }

    /**
     * A record that came or changed.
     *
     * @param id of the record
     * @param path of the record, in the API
     * @param collection its name in paths
     */
    public record Item(
            UUID id, String title, Instant published, Instant updated, String path, String collection, String summary) {

        /** A record by its title, or by what it is where it has none. */
        public static <D> Item of(RecordCollection<D> type, Entry<D> entry, ReadContext readContext) {
            long version = entry.recorded().version();
            return new Item(
                    entry.id(),
                    Objects.requireNonNullElse(type.title(entry, readContext), type.singular()),
                    entry.recorded().createdAt(),
                    entry.recorded().updatedAt(),
                    "/v1/" + type.name() + '/' + entry.id(),
                    type.name(),
                    version == 1
                            ? "This " + type.singular() + " was registered"
                            : "This " + type.singular() + " was changed: version " + version);
        }
    }

    /** The same for what has the same address. */
    public static UUID id(String address) {
        return UUID.nameUUIDFromBytes(address.getBytes(StandardCharsets.UTF_8));
    }
}
