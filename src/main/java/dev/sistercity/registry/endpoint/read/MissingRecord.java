package dev.sistercity.registry.endpoint.read;

import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.catalog.index.Tombstone;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.endpoint.request.EntityTags;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import java.util.UUID;

/** Says why a record is not at its address: it never was, was deleted, or was merged into another. */
public final class MissingRecord {

    private MissingRecord() {}

    public static <D> RegistryException of(
            RecordCollection<D> type, UUID id, Snapshot snapshot, ApiRequest apiRequest) {
        if (snapshot.records(type).findUnreadable(id).isPresent()) {
            return unreadable(type);
        }
        return snapshot.records(type)
                .findDeleted(id)
                .map(tombstone -> of(type, tombstone, snapshot, apiRequest))
                .orElseGet(() -> RegistryException.notFound(type.singular(), "with id " + id));
    }

    private static RegistryException unreadable(RecordCollection<?> type) {
        return new RegistryException(Kind.NEWER_VERSION, FaultCode.NEWER_WROTE, type.singular())
                .with("Retry-After", "30");
    }

    static <D> RegistryException of(
            RecordCollection<D> type, Tombstone<D> tombstone, Snapshot snapshot, ApiRequest apiRequest) {
        String path = "/v1/" + type.name() + "/";
        UUID id = tombstone.last().id();
        if (tombstone.mergedInto() == null) {
            return new RegistryException(
                            Kind.GONE, FaultCode.DELETED_AT, type.singular(), tombstone.at(), path + id + "/revisions")
                    .with("ETag", EntityTags.ofTombstone(tombstone));
        }
        UUID successor = snapshot.successor(id).orElse(tombstone.mergedInto());
        return new RegistryException(Kind.MERGED, FaultCode.MERGED_AT, type.singular(), tombstone.at())
                .successor(path + successor)
                .with("Location", path + successor + behind(path, apiRequest))
                .with("ETag", EntityTags.ofTombstone(tombstone));
    }

    /** What the address says after the id: the path below, and the query. */
    private static String behind(String path, ApiRequest apiRequest) {
        int end = apiRequest.path().startsWith(path) ? apiRequest.path().indexOf('/', path.length()) : -1;
        return (end < 0 ? "" : apiRequest.path().substring(end))
                + (apiRequest.query() == null ? "" : "?" + apiRequest.query());
    }
}
