package dev.sistercity.registry.endpoint;

import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.shared.page.ListParameter;
import java.util.Collection;
import java.util.List;

/** The query parameters that operations take, for the contract: the very declarations by which requests are checked. */
public final class Declared {

    private Declared() {}

    public static Collection<ListParameter> ofList(RecordType<?> type) {
        return new ListReader<>(type).declared().values();
    }

    public static Collection<ListParameter> ofItem(RecordType<?> type) {
        return CommonParameters.ofItem(type);
    }

    public static Collection<ListParameter> ofWrite() {
        return List.of(WriteRequest.DRY_RUN);
    }

    public static Collection<ListParameter> ofRevisions() {
        return List.of(Histories.LIMIT, Histories.CURSOR);
    }

    public static Collection<ListParameter> ofChanges() {
        return List.of(Histories.AFTER, Histories.LIMIT);
    }

    public static Collection<ListParameter> ofProof() {
        return List.of(Proofs.FROM, Proofs.TO, Proofs.INCLUDE);
    }
}
