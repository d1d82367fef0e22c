package dev.sistercity.registry.endpoint.write;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.change.merge.MergeResult;
import dev.sistercity.registry.change.merge.MergeService;
import dev.sistercity.registry.change.merge.MergeableRegister;
import dev.sistercity.registry.endpoint.read.RecordReads;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.endpoint.request.EntityTags;
import dev.sistercity.registry.endpoint.request.WriteRequest;
import java.util.List;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.jboss.resteasy.reactive.RestResponse;

/** Merges records of one collection, and takes merges back. */
public final class MergeWrites<D> {

    private final RecordCollection<D> type;
    private final MergeableRegister<?, D> register;
    private final RecordReads<D> reads;
    private final MergeService mergeService;
    private final RecordWrites.WriteServices writing;

    public MergeWrites(
            RecordCollection<D> type,
            MergeableRegister<?, D> register,
            RecordReads<D> reads,
            MergeService mergeService,
            RecordWrites.WriteServices writing) {
        this.type = type;
        this.register = register;
        this.reads = reads;
        this.mergeService = mergeService;
        this.writing = writing;
    }

    public RestResponse<byte[]> merge(Actor actor, ApiRequest apiRequest, String id, byte[] body) {
        WriteRequest request = WriteRequest.of(actor, "POST", apiRequest, body).standingAlone();
        MergeDraft draft = writing.drafting().read(body, MergeDraft.class);
        // Whether it stands is looked at in the transaction: a repeated request finds its first answer there.
        UUID from = reads.named(id, writing.replica().snapshot());
        LongPredicate current = EntityTags.required(apiRequest.header("If-Match"));
        return writing.writer()
                .write(
                        request,
                        r -> outcome(
                                from,
                                mergeService.merge(register, from, current, draft.into(), actor),
                                r,
                                " was merged into another"));
    }

    public RestResponse<byte[]> unmerge(Actor actor, ApiRequest apiRequest, String id, byte[] body) {
        WriteRequest request = WriteRequest.withoutBody(actor, apiRequest, body).standingAlone();
        UUID record = reads.named(id, writing.replica().snapshot());
        LongPredicate current = EntityTags.required(apiRequest.header("If-Match"));
        return writing.writer()
                .write(
                        request,
                        r -> outcome(
                                record,
                                mergeService.unmerge(register, record, current, actor),
                                r,
                                " was merged by mistake"));
    }

    /** The reason in the history of a record that had to follow, where the writer gave none. */
    private Writer.Outcome outcome(UUID id, MergeResult result, WriteRequest request, String reason) {
        String why = "The " + type.singular() + " " + id + reason;
        List<Change> changes = result.changes().stream()
                .map(change -> change.because(request.reason()).because(why))
                .toList();
        byte[] report = writing.renderer().json(MergeView.of(id, result));
        return new Writer.Outcome(new WriteResponse(200, null, null, null, report), changes);
    }
}
