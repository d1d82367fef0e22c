package dev.sistercity.registry.endpoint;

import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.catalog.Snapshot;
import dev.sistercity.registry.catalog.Tombstone;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import java.util.UUID;

/** Says why a record is not at its address: it never was, was deleted, or was merged into another. */
final class Absence {

    private Absence() {}

    static <D> RegistryException of(RecordType<D> type, UUID id, Snapshot snapshot, Call call) {
        return snapshot.records(type)
                .findDeleted(id)
                .map(tombstone -> of(type, tombstone, snapshot, call))
                .orElseGet(() -> RegistryException.notFound(type.singular(), "with id " + id));
    }

    static <D> RegistryException of(RecordType<D> type, Tombstone<D> tombstone, Snapshot snapshot, Call call) {
        String path = "/v1/" + type.name() + "/";
        UUID id = tombstone.last().id();
        if (tombstone.mergedInto() == null) {
            return new RegistryException(
                            Kind.GONE,
                            "This " + type.singular() + " was deleted at " + tombstone.at() + "; its history is at "
                                    + path + id + "/revisions")
                    .with("ETag", Tags.ofTombstone(tombstone));
        }
        UUID successor = snapshot.successor(id).orElse(tombstone.mergedInto());
        return new RegistryException(
                        Kind.MERGED, "This " + type.singular() + " was merged into another at " + tombstone.at())
                .successor(path + successor)
                .with("Location", path + successor + behind(path, call))
                .with("ETag", Tags.ofTombstone(tombstone));
    }

    /** What the address says after the id: the path below, and the query. */
    private static String behind(String path, Call call) {
        int end = call.path().startsWith(path) ? call.path().indexOf('/', path.length()) : -1;
        return (end < 0 ? "" : call.path().substring(end)) + (call.query() == null ? "" : "?" + call.query());
    }
}
