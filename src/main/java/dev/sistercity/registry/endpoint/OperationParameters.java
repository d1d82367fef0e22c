package dev.sistercity.registry.endpoint;

import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.endpoint.feed.ChangeFeed;
import dev.sistercity.registry.endpoint.feed.ChangeStream;
import dev.sistercity.registry.endpoint.feed.Histories;
import dev.sistercity.registry.endpoint.feed.Proofs;
import dev.sistercity.registry.endpoint.request.CommonParameters;
import dev.sistercity.registry.endpoint.request.ListReader;
import dev.sistercity.registry.endpoint.request.WithinParameter;
import dev.sistercity.registry.endpoint.request.WriteRequest;
import dev.sistercity.registry.shared.page.ListParameter;
import java.util.Collection;
import java.util.List;

/** The query parameters that operations take, for the contract: the very declarations by which requests are checked. */
public final class OperationParameters {

    /** The header by which a reader of the stream that comes back says how far it got. */
    public static final String LAST_EVENT_ID = ChangeStream.LAST_EVENT_ID;

    private OperationParameters() {}

    public static Collection<ListParameter> ofList(RecordCollection<?> type) {
        return new ListReader<>(type).declared().values();
    }

    /**
     * Of a list below a record.
     *
     * @param filter that the path sets
     */
    public static Collection<ListParameter> ofRelated(RecordCollection<?> type, String filter) {
        return WithinParameter.declared(new ListReader<>(type).declared(), filter)
                .values();
    }

    public static Collection<ListParameter> ofItem(RecordCollection<?> type) {
        return CommonParameters.ofItem(type);
    }

    /** Of an item of a list in a record. */
    public static Collection<ListParameter> ofPart() {
        return CommonParameters.ofDay();
    }

    public static Collection<ListParameter> ofWrite() {
        return List.of(WriteRequest.DRY_RUN, WriteRequest.REASON);
    }

    public static Collection<ListParameter> ofCreation(RecordCollection<?> type) {
        return type.looksForDuplicates()
                ? List.of(WriteRequest.DRY_RUN, WriteRequest.REASON, WriteRequest.ALLOW_DUPLICATE)
                : ofWrite();
    }

    public static Collection<ListParameter> ofRevisions() {
        return List.of(Histories.LIMIT, Histories.CURSOR);
    }

    /** @param collections names of all collections */
    public static Collection<ListParameter> ofChanges(Collection<String> collections) {
        return ChangeFeed.declared(collections);
    }

    public static Collection<ListParameter> ofStream(Collection<String> collections) {
        return ChangeStream.declared(collections);
    }

    public static Collection<ListParameter> ofProof() {
        return List.of(Proofs.FROM, Proofs.TO, Proofs.INCLUDE);
    }
}
