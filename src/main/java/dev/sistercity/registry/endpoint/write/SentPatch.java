package dev.sistercity.registry.endpoint.write;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.endpoint.request.DraftReader;
import dev.sistercity.registry.endpoint.request.ReadBack;
import dev.sistercity.registry.shared.problem.Faults;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * A patch as it came, with the evidence beside it, read before the transaction. What is wrong with it is told where it is applied:
 * that the record is at another version comes first.
 */
record SentPatch<D>(
        RecordCollection<D> type,
        JsonNode patch,
        EvidenceWrites.Evidence evidence,
        Faults faults,
        DraftReader drafting) {

    /** @param shown the record as the client may have read it */
    static <D> SentPatch<D> of(
            RecordCollection<D> type,
            UUID record,
            JsonNode body,
            ReadBack.Shown shown,
            RecordWrites.WriteServices writing) {
        Faults faults = new Faults();
        EvidenceWrites.Evidence evidence =
                writing.evidence().read(new EvidenceWrites.About(type, record, shown), body, faults);
        JsonNode own = EvidenceWrites.without(type, body);
        return new SentPatch<>(
                type, writing.drafting().cleaned(type, own, shown, faults), evidence, faults, writing.drafting());
    }

    /** Applies it to the record as readers see it, which is most often how it stands. */
    void foresee(Optional<D> standing) {
        drafting.foresee(type, standing, patch);
    }

    UnaryOperator<D> change() {
        return before -> {
            Faults all = new Faults();
            faults.all().forEach(all::add);
            D after = all.of(() -> drafting.patched(type, before, patch));
            all.refuse();
            return after;
        };
    }
}
