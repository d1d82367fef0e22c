package dev.sistercity.registry.draft;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.change.entity.StoredRecord;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.endpoint.request.DraftReader;
import dev.sistercity.registry.endpoint.request.ReadBack;
import dev.sistercity.registry.endpoint.write.EvidenceWrites;
import dev.sistercity.registry.endpoint.write.ProbableDuplicates;
import dev.sistercity.registry.shared.problem.Faults;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.problem.Violation;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Makes a record of a draft by the rules of its collection, as if the office had posted it. */
@Singleton
class DraftPublication {

    private final Catalog catalog;
    private final Instance<Register<?, ?>> registers;
    private final DraftReader draftReader;
    private final EvidenceWrites evidenceWrites;

    DraftPublication(
            Catalog catalog,
            @Any Instance<Register<?, ?>> registers,
            DraftReader draftReader,
            EvidenceWrites evidenceWrites) {
        this.catalog = catalog;
        this.registers = registers;
        this.draftReader = draftReader;
        this.evidenceWrites = evidenceWrites;
    }

    /** @param changes to be logged */
    record Made(UUID record, List<Change> changes) {}

    /** A record that is read and checked by itself, ready to be written in a transaction. */
    final class Prepared<D> {

        private final RecordCollection<D> type;
        private final UUID id = StoredRecord.newId();
        private final EvidenceWrites.Evidence evidence;
        private final D record;
        private final boolean allowsDuplicate;

        private Prepared(RecordCollection<D> type, SharedDraftDraft draft) {
            this.type = type;
            JsonNode content = draftReader.object(draft.content().toString().getBytes(StandardCharsets.UTF_8));
            Faults faults = new Faults();
            this.evidence =
                    evidenceWrites.read(new EvidenceWrites.About(type, id, ReadBack.Shown.NONE), content, faults);
            this.record = faults.of(() -> draftReader.fresh(type, EvidenceWrites.without(type, content)));
            faults.refuse();
            this.allowsDuplicate = draft.allowDuplicate() != null;
        }

        private Made make(Actor actor) {
            Register.WrittenRecord<D> made = register(type).create(id, record, actor);
            if (!allowsDuplicate) {
                ProbableDuplicates.refuse(type, made.recorded(), catalog.snapshot());
            }
            List<Change> changes = new ArrayList<>(made.changes());
            evidence.store(actor).forEach(claim -> changes.add(claim.change()));
            return new Made(id, changes);
        }
    }

    /**
     * Reads the content of a draft; before the transaction begins, since that may take long.
     *
     * @throws RegistryException MALFORMED if it is no record, with pointers into the draft
     */
    Prepared<?> prepare(SharedDraftDraft draft) {
        return pointed(() -> new Prepared<>(
                catalog.snapshot().records(draft.resource().collection()).type(), draft));
    }

    /** @throws RegistryException whatever the rules refuse, with pointers into the draft */
    Made make(Prepared<?> prepared, Actor actor) {
        return pointed(() -> prepared.make(actor));
    }

    private static <T> T pointed(Supplier<T> work) {
        try {
            return work.get();
        } catch (RegistryException e) {
            List<Violation> violations = e.violations().stream()
                    .map(violation ->
                            violation.movedTo("/content" + (violation.pointer() == null ? "" : violation.pointer())))
                    .toList();
            throw violations.isEmpty() ? e : new RegistryException(e.kind(), e.getMessage(), violations);
        }
    }

    @SuppressWarnings("unchecked") // a collection's register and type have the same drafts
    private <D> Register<?, D> register(RecordCollection<D> type) {
        return (Register<?, D>) registers.stream()
                .filter(register -> register.resource().equals(type.name()))
                .findFirst()
                .orElseThrow();
    }
}
