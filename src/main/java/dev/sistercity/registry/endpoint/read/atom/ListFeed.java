package dev.sistercity.registry.endpoint.read.atom;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.ListPage;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.endpoint.request.Format;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** A page of a list as a feed: what its filters find, the latest changed first where no other order is asked for. */
public final class ListFeed {

    /** What makes no other feed of it. */
    private static final Set<String> OF_THE_READER = Set.of("limit", "cursor", "lang", "format");

    private static final String FORMAT = "format";

    private ListFeed() {}

    /**
     * As bytes.
     *
     * @param base where the world sees the registry
     * @param next address of the next page; null on the last
     */
    public static <D> byte[] write(
            RecordCollection<D> type,
            ListPage<D> page,
            ReadContext readContext,
            ApiRequest asked,
            String base,
            String next) {
        String found = asked.without(OF_THE_READER);
        int query = found.indexOf('?');
        List<Entry<D>> entries = page.entries();
        return AtomFormat.write(new Feed(
                Feed.id(base + found),
                Feed.TITLE + ": " + type.name().replace('-', ' ')
                        + (query < 0 ? "" : ", " + found.substring(query + 1)),
                entries.stream()
                        .map(entry -> entry.recorded().updatedAt())
                        .max(Comparator.naturalOrder())
                        .orElse(Instant.EPOCH),
                base,
                asked.with(FORMAT, Format.ATOM.parameter()),
                found,
                entries.stream()
                        .map(entry -> Feed.Item.of(type, entry, readContext))
                        .toList(),
                next == null || next.contains("format=") ? next : next + "&format=" + Format.ATOM.parameter()));
    }
}
