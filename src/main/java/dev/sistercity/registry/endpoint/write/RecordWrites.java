package dev.sistercity.registry.endpoint.write;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.catalog.Include;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.catalog.index.SnapshotEditor;
import dev.sistercity.registry.change.ConsentNeeded;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.change.entity.RecordVersion;
import dev.sistercity.registry.change.entity.StoredRecord;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.change.log.PrecedingChanges;
import dev.sistercity.registry.endpoint.read.RecordReads;
import dev.sistercity.registry.endpoint.read.Renderer;
import dev.sistercity.registry.endpoint.read.Rendition;
import dev.sistercity.registry.endpoint.read.Replica;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.endpoint.request.DraftReader;
import dev.sistercity.registry.endpoint.request.EntityTags;
import dev.sistercity.registry.endpoint.request.Presentation;
import dev.sistercity.registry.endpoint.request.ReadBack;
import dev.sistercity.registry.endpoint.request.WriteRequest;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.Faults;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.value.Certainty;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.jboss.resteasy.reactive.RestResponse;

/** Writes to one collection: from a body to the register, and from what it recorded to the answer. */
public final class RecordWrites<D> {

    private final RecordCollection<D> type;
    private final Register<?, D> register;
    private final RecordReads<D> reads;
    private final WriteServices writing;

    public RecordWrites(
            RecordCollection<D> type, Register<?, D> register, RecordReads<D> reads, WriteServices writing) {
        this.type = type;
        this.register = register;
        this.reads = reads;
        this.writing = writing;
    }

    /** What writing needs besides the record's own type and register. */
    @Singleton
    public record WriteServices(
            Writer writer,
            DraftReader drafting,
            ConsentRequests consents,
            EvidenceWrites evidence,
            Renderer renderer,
            Replica replica) {

        /** The id of a record that is to be changed. What was merged is at another version than any writer has read. */
        public UUID standing(RecordReads<?> reads, ApiRequest apiRequest, String id) {
            try {
                return reads.get(apiRequest, id, replica.snapshot()).id();
            } catch (RegistryException e) {
                if (e.kind() != Kind.MERGED) {
                    throw e;
                }
                EntityTags.required(apiRequest.header("If-Match"));
                throw new RegistryException(Kind.STALE, FaultCode.MERGED_MEANWHILE).successor(e.existing());
            }
        }

        /** @param status if it is stored; of something new its address is answered too */
        public <T> Writer.Outcome outcome(
                RecordCollection<T> type, WriteRequest request, Register.WrittenRecord<T> written, int status) {
            return outcome(type, request, written, status, List.of());
        }

        /** @param following what was stored after the record, in the same transaction */
        <T> Writer.Outcome outcome(
                RecordCollection<T> type,
                WriteRequest request,
                Register.WrittenRecord<T> written,
                int status,
                List<PrecedingChanges.Preceding<?>> following) {
            // Looked at within the transaction: the answer may be made after its end.
            List<PrecedingChanges.Preceding<?>> preceding = writer.preceding();
            List<Change> changes = new ArrayList<>(written.changes());
            following.forEach(after -> changes.add(after.change()));
            return new Writer.Outcome(
                    () -> answer(type, request, new Stored<>(written.recorded(), preceding, following), status),
                    changes);
        }

        /** A record, and what had to be stored before and after it. */
        private record Stored<T>(
                RecordVersion<T> recorded,
                List<PrecedingChanges.Preceding<?>> preceding,
                List<PrecedingChanges.Preceding<?>> following) {

            private boolean isIn(Snapshot snapshot, RecordCollection<T> type) {
                return snapshot.find(type, recorded.id())
                                .filter(entry -> entry.recorded().version() == recorded.version())
                                .isPresent()
                        && following.stream().allMatch(after -> snapshot.records(
                                        after.change().resource())
                                .find(after.recorded().id())
                                .isPresent());
            }
        }

        /**
         * A record as the client may have read it that sends this body.
         *
         * @param current says whether a version is one that the client has read
         */
        <T> ReadBack.Shown shown(
                RecordCollection<T> type, UUID record, JsonNode body, WriteRequest request, LongPredicate current) {
            Snapshot snapshot = replica.snapshot();
            Optional<Entry<T>> found = snapshot.find(type, record);
            if (found.isEmpty()) {
                return ReadBack.Shown.UNKNOWN;
            }
            ReadContext readContext = new ReadContext(snapshot, request.languages(), null, Certainty.POSSIBLE);
            List<Include<T>> includes = type.includes().stream()
                    .filter(include -> body.has(include.name()))
                    .toList();
            RecordVersion<T> known = found.get().recorded();
            return new ReadBack.Shown(
                    renderer.tree(type, found.get(), readContext, includes),
                    drafting.tree(known.draft()),
                    current.test(known.version()));
        }

        private <T> WriteResponse answer(RecordCollection<T> type, WriteRequest request, Stored<T> stored, int status) {
            Snapshot withIt = with(type, stored);
            RecordVersion<T> recordVersion = stored.recorded();
            ReadContext readContext = new ReadContext(withIt, request.languages(), null, Certainty.POSSIBLE);
            Entry<T> entry = withIt.find(type, recordVersion.id()).orElseThrow();
            Rendition view = renderer.write(type, entry, readContext, new Presentation<>(Set.of(), List.of()));
            boolean made = status != 200 && !request.dryRun();
            return new WriteResponse(
                    made ? status : 200,
                    made ? "/v1/" + type.name() + "/" + recordVersion.id() : null,
                    EntityTags.ofItem(recordVersion.version(), view.hash()),
                    view.language(),
                    view.bytes());
        }

        /** The registry with the record as it was written: usually it is there by now. */
        private <T> Snapshot with(RecordCollection<T> type, Stored<T> stored) {
            RecordVersion<T> recordVersion = stored.recorded();
            Snapshot now = replica.snapshot();
            if (stored.isIn(now, type)) {
                return now;
            }
            SnapshotEditor editor = new SnapshotEditor(now);
            stored.preceding().forEach(before -> editor.put(before.change().resource(), before.recorded()));
            editor.put(type.name(), recordVersion);
            stored.following().forEach(after -> editor.put(after.change().resource(), after.recorded()));
            return editor.done(now.sequence());
        }
    }

    public RestResponse<byte[]> create(Actor actor, ApiRequest apiRequest, byte[] body) {
        WriteRequest request = type.looksForDuplicates()
                ? WriteRequest.ofCreation(actor, apiRequest, body)
                : WriteRequest.of(actor, "POST", apiRequest, body);
        JsonNode sent = writing.drafting().object(body);
        UUID id = StoredRecord.newId();
        Faults faults = new Faults();
        EvidenceWrites.Evidence evidence =
                writing.evidence().read(new EvidenceWrites.About(type, id, ReadBack.Shown.NONE), sent, faults);
        D draft = faults.of(() -> writing.drafting().fresh(type, EvidenceWrites.without(type, sent)));
        faults.refuse();
        return writing.writer().write(request, r -> {
            Register.WrittenRecord<D> created = register.create(id, draft, actor);
            if (!r.allowsDuplicate()) {
                ProbableDuplicates.refuse(
                        type, created.recorded(), writing.replica().snapshot());
            }
            return writing.outcome(type, r, created, 201, evidence.store(actor));
        });
    }

    public RestResponse<byte[]> update(Actor actor, ApiRequest apiRequest, String id, byte[] body) {
        WriteRequest request = WriteRequest.of(actor, "PATCH", apiRequest, body);
        JsonNode sent = writing.drafting().object(body);
        UUID record = writing.standing(reads, apiRequest, id);
        LongPredicate current = EntityTags.required(apiRequest.header("If-Match"));
        Optional<D> shown = writing.replica().snapshot().find(type, record).map(entry -> entry.recorded()
                .draft());
        SentPatch<D> patch =
                SentPatch.of(type, record, sent, writing.shown(type, record, sent, request, current), writing);
        return writing.writer().write(request, () -> patch.foresee(shown), r -> {
            try {
                Register.WrittenRecord<D> written = register.update(record, current, patch.change(), actor, r.reason());
                return writing.outcome(type, r, written, 200, patch.evidence().store(actor));
            } catch (ConsentNeeded needed) {
                // What sources say does not depend on who agrees to the change.
                var asked = writing.consents().ask(type.name(), record, patch.patch(), r.reason(), needed, actor);
                return asked(r, asked, patch.evidence().store(actor));
            }
        });
    }

    private <A> Writer.Outcome asked(
            WriteRequest request,
            ConsentRequests.ConsentRequest<A> asked,
            List<PrecedingChanges.Preceding<?>> following) {
        return writing.outcome(asked.type(), request, asked.written(), 202, following);
    }

    public RestResponse<byte[]> delete(Actor actor, ApiRequest apiRequest, String id) {
        WriteRequest request = WriteRequest.of(actor, "DELETE", apiRequest, null);
        UUID record = writing.standing(reads, apiRequest, id);
        LongPredicate current = EntityTags.required(apiRequest.header("If-Match"));
        return writing.writer().write(request, r -> {
            Register.WrittenRecord<D> deleted = register.delete(record, current, actor);
            return new Writer.Outcome(new WriteResponse(204, null, null, null, null), deleted.changes());
        });
    }

    public RestResponse<byte[]> restore(Actor actor, ApiRequest apiRequest, String id, byte[] body) {
        WriteRequest request = WriteRequest.withoutBody(actor, apiRequest, body);
        UUID record = reads.named(id, writing.replica().snapshot());
        LongPredicate current = EntityTags.required(apiRequest.header("If-Match"));
        return writing.writer().write(request, r -> outcome(r, register.restore(record, current, actor), 200));
    }

    private Writer.Outcome outcome(WriteRequest request, Register.WrittenRecord<D> written, int status) {
        return writing.outcome(type, request, written, status);
    }
}
