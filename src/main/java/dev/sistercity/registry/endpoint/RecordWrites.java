package dev.sistercity.registry.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.catalog.Snapshot;
import dev.sistercity.registry.change.Recorded;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.shared.http.BodyReader;
import dev.sistercity.registry.shared.http.MergePatch;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.value.Certainty;
import java.util.List;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.jboss.resteasy.reactive.RestResponse;

/** Writes to one collection: from a body to the register, and from what it recorded to the answer. */
final class RecordWrites<D> {

    private final RecordType<D> type;
    private final Register<?, D> register;
    private final RecordReads<D> reads;
    private final Writing writing;

    RecordWrites(RecordType<D> type, Register<?, D> register, RecordReads<D> reads, Writing writing) {
        this.type = type;
        this.register = register;
        this.reads = reads;
        this.writing = writing;
    }

    /** What writing needs besides the record's own type and register. */
    record Writing(Writer writer, BodyReader bodies, ObjectMapper mapper, Renderer renderer, Replica replica) {

        /** The id of a record that is to be changed. What was merged is at another version than any writer has read. */
        UUID standing(RecordReads<?> reads, Call call, String id) {
            try {
                return reads.get(call, id, replica.snapshot()).id();
            } catch (RegistryException e) {
                if (e.kind() != Kind.MERGED) {
                    throw e;
                }
                Tags.required(call.header("If-Match"));
                throw new RegistryException(
                                Kind.STALE,
                                "The record was merged into another: read that, and repeat your change there")
                        .successor(e.existing());
            }
        }
    }

    RestResponse<byte[]> create(Actor actor, Call call, byte[] body) {
        WriteRequest request = WriteRequest.of(actor, "POST", call, body);
        D draft = writing.bodies().read(body, type.draftType());
        return writing.writer().write(request, r -> outcome(r, register.create(draft, actor), true));
    }

    RestResponse<byte[]> update(Actor actor, Call call, String id, byte[] body) {
        WriteRequest request = WriteRequest.of(actor, "PATCH", call, body);
        JsonNode patch = writing.bodies().object(body);
        UUID record = writing.standing(reads, call, id);
        LongPredicate current = Tags.required(call.header("If-Match"));
        return writing.writer()
                .write(
                        request,
                        r -> outcome(
                                r, register.update(record, current, before -> patched(before, patch), actor), false));
    }

    RestResponse<byte[]> delete(Actor actor, Call call, String id) {
        WriteRequest request = WriteRequest.of(actor, "DELETE", call, null);
        UUID record = writing.standing(reads, call, id);
        LongPredicate current = Tags.required(call.header("If-Match"));
        return writing.writer().write(request, r -> {
            Register.Written<D> deleted = register.delete(record, current, actor);
            return new Writer.Outcome(new Written(204, null, null, null, null), List.of(deleted.change()));
        });
    }

    RestResponse<byte[]> restore(Actor actor, Call call, String id, byte[] body) {
        WriteRequest request = WriteRequest.withoutBody(actor, call, body);
        UUID record = reads.named(id, writing.replica().snapshot());
        LongPredicate current = Tags.required(call.header("If-Match"));
        return writing.writer().write(request, r -> outcome(r, register.restore(record, current, actor), false));
    }

    private D patched(D before, JsonNode patch) {
        JsonNode tree = writing.mapper().valueToTree(before);
        writing.bodies().bind(MergePatch.keepingNulls(tree, patch), type.draftType());
        JsonNode after = MergePatch.apply(tree, patch);
        return writing.bodies().bind(after, type.draftType());
    }

    private Writer.Outcome outcome(WriteRequest request, Register.Written<D> written, boolean created) {
        Recorded<D> recorded = written.recorded();
        Snapshot withIt = writing.replica().snapshot().with(type, recorded);
        Reading reading = new Reading(withIt, request.languages(), null, Certainty.POSSIBLE);
        Entry<D> entry = withIt.find(type, recorded.id()).orElseThrow();
        Rendition view =
                writing.renderer().write(type, entry, reading, new Presentation<>(java.util.Set.of(), List.of()));
        boolean stored = created && !request.dryRun();
        Written answer = new Written(
                stored ? 201 : 200,
                stored ? "/v1/" + type.name() + "/" + recorded.id() : null,
                Tags.ofItem(recorded.version(), view.hash()),
                view.language(),
                view.bytes());
        return new Writer.Outcome(answer, written.change() == null ? List.of() : List.of(written.change()));
    }
}
