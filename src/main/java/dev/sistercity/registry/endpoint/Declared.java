package dev.sistercity.registry.endpoint;

import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.shared.page.ListParameter;
import java.util.Collection;
import java.util.List;

/** The query parameters that operations take, for the contract: the very declarations by which requests are checked. */
public final class Declared {

    /** The header by which a reader of the stream that comes back says how far it got. */
    public static final String LAST_EVENT_ID = ChangeStream.LAST_EVENT_ID;

    private Declared() {}

    public static Collection<ListParameter> ofList(RecordType<?> type) {
        return new ListReader<>(type).declared().values();
    }

    /** Of a list below a record. @param filter that the path sets */
    public static Collection<ListParameter> ofRelated(RecordType<?> type, String filter) {
        return RolledUp.declared(new ListReader<>(type).declared(), filter).values();
    }

    public static Collection<ListParameter> ofItem(RecordType<?> type) {
        return CommonParameters.ofItem(type);
    }

    public static Collection<ListParameter> ofWrite() {
        return List.of(WriteRequest.DRY_RUN, WriteRequest.REASON);
    }

    public static Collection<ListParameter> ofCreation(RecordType<?> type) {
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
