package dev.sistercity.registry.endpoint;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.change.Change;
import dev.sistercity.registry.change.MergeResult;
import dev.sistercity.registry.change.MergeableRegister;
import dev.sistercity.registry.change.Mergers;
import java.util.List;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.jboss.resteasy.reactive.RestResponse;

/** Merges records of one collection, and takes merges back. */
final class MergeWrites<D> {

    private final RecordType<D> type;
    private final MergeableRegister<?, D> register;
    private final RecordReads<D> reads;
    private final Mergers mergers;
    private final RecordWrites.Writing writing;

    MergeWrites(
            RecordType<D> type,
            MergeableRegister<?, D> register,
            RecordReads<D> reads,
            Mergers mergers,
            RecordWrites.Writing writing) {
        this.type = type;
        this.register = register;
        this.reads = reads;
        this.mergers = mergers;
        this.writing = writing;
    }

    RestResponse<byte[]> merge(Actor actor, Call call, String id, byte[] body) {
        WriteRequest request = WriteRequest.of(actor, "POST", call, body).standingAlone();
        MergeDraft draft = writing.bodies().read(body, MergeDraft.class);
        // Whether it stands is looked at in the transaction: a repeated request finds its first answer there.
        UUID from = reads.named(id, writing.replica().snapshot());
        LongPredicate current = Tags.required(call.header("If-Match"));
        return writing.writer()
                .write(
                        request,
                        r -> outcome(
                                from,
                                mergers.merge(register, from, current, draft.into(), actor),
                                r,
                                " was merged into another"));
    }

    RestResponse<byte[]> unmerge(Actor actor, Call call, String id, byte[] body) {
        WriteRequest request = WriteRequest.withoutBody(actor, call, body).standingAlone();
        UUID record = reads.named(id, writing.replica().snapshot());
        LongPredicate current = Tags.required(call.header("If-Match"));
        return writing.writer()
                .write(
                        request,
                        r -> outcome(
                                record,
                                mergers.unmerge(register, record, current, actor),
                                r,
                                " was merged by mistake"));
    }

    /** Whoever reads the history of a record that had to follow is told why, if not by the writer. */
    private Writer.Outcome outcome(UUID id, MergeResult result, WriteRequest request, String reason) {
        String why = "The " + type.singular() + " " + id + reason;
        List<Change> changes = result.changes().stream()
                .map(change -> change.because(request.reason()).because(why))
                .toList();
        byte[] report = writing.renderer().json(MergeView.of(id, result));
        return new Writer.Outcome(new Written(200, null, null, null, report), changes);
    }
}
