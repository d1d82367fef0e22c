package dev.sistercity.registry.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.catalog.Alike;
import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.catalog.Snapshot;
import dev.sistercity.registry.change.ConsentNeeded;
import dev.sistercity.registry.change.Recorded;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.shared.http.BodyReader;
import dev.sistercity.registry.shared.problem.Alternative;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.value.Certainty;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;
import org.jboss.resteasy.reactive.RestResponse;

/** Writes to one collection: from a body to the register, and from what it recorded to the answer. */
final class RecordWrites<D> {

    private static final int MOST_SHOWN = 10;

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
    record Writing(
            Writer writer,
            BodyReader bodies,
            Drafting drafting,
            ConsentRequests consents,
            Renderer renderer,
            Replica replica) {

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

        /** @param status if it is stored; of something new its address is answered too */
        <T> Writer.Outcome outcome(RecordType<T> type, WriteRequest request, Register.Written<T> written, int status) {
            return new Writer.Outcome(() -> answer(type, request, written.recorded(), status), written.changes());
        }

        private <T> Written answer(RecordType<T> type, WriteRequest request, Recorded<T> recorded, int status) {
            Snapshot withIt = with(type, recorded);
            Reading reading = new Reading(withIt, request.languages(), null, Certainty.POSSIBLE);
            Entry<T> entry = withIt.find(type, recorded.id()).orElseThrow();
            Rendition view = renderer.write(type, entry, reading, new Presentation<>(Set.of(), List.of()));
            boolean made = status != 200 && !request.dryRun();
            return new Written(
                    made ? status : 200,
                    made ? "/v1/" + type.name() + "/" + recorded.id() : null,
                    Tags.ofItem(recorded.version(), view.hash()),
                    view.language(),
                    view.bytes());
        }

        /** The registry with the record as it was written: usually it is there by now. */
        private <T> Snapshot with(RecordType<T> type, Recorded<T> recorded) {
            Snapshot now = replica.snapshot();
            boolean there = now.find(type, recorded.id())
                    .filter(entry -> entry.recorded().version() == recorded.version())
                    .isPresent();
            return there ? now : now.with(type, recorded);
        }
    }

    RestResponse<byte[]> create(Actor actor, Call call, byte[] body) {
        WriteRequest request = type.looksForDuplicates()
                ? WriteRequest.ofCreation(actor, call, body)
                : WriteRequest.of(actor, "POST", call, body);
        D draft = writing.drafting().fresh(type, body);
        return writing.writer().write(request, r -> {
            Register.Written<D> created = register.create(draft, actor);
            if (!r.allowsDuplicate()) {
                refuseDuplicate(created.recorded());
            }
            return outcome(r, created, 201);
        });
    }

    /** What the rules let pass may still be of the same thing as a record that stands: whoever writes has to say that it is not. */
    private void refuseDuplicate(Recorded<D> created) {
        Snapshot standing = writing.replica().snapshot();
        Reading reading = Reading.of(standing);
        List<Alternative> probable = new ArrayList<>();
        for (Alike alike : type.alike(created, standing)) {
            standing.find(type, alike.id())
                    .ifPresent(entry -> probable.add(new Alternative(
                            "/v1/" + type.name() + "/" + alike.id(), type.title(entry, reading), alike.reason())));
        }
        if (!probable.isEmpty()) {
            throw new RegistryException(
                            Kind.DUPLICATE,
                            "This is probably registered already: see candidates. If it is another one, send it again with "
                                    + "allowDuplicate=<why>")
                    .existing(probable.get(0).path())
                    .alternatives(probable.subList(0, Math.min(MOST_SHOWN, probable.size())));
        }
    }

    RestResponse<byte[]> update(Actor actor, Call call, String id, byte[] body) {
        WriteRequest request = WriteRequest.of(actor, "PATCH", call, body);
        JsonNode patch = writing.drafting().patch(body);
        UUID record = writing.standing(reads, call, id);
        LongPredicate current = Tags.required(call.header("If-Match"));
        return writing.writer().write(request, r -> {
            try {
                UnaryOperator<D> change = before -> writing.drafting().patched(type, before, patch);
                return outcome(r, register.update(record, current, change, actor, r.reason()), 200);
            } catch (ConsentNeeded needed) {
                return asked(r, writing.consents().ask(type.name(), record, patch, r.reason(), needed, actor));
            }
        });
    }

    private <A> Writer.Outcome asked(WriteRequest request, ConsentRequests.Asked<A> asked) {
        return writing.outcome(asked.type(), request, asked.written(), 202);
    }

    RestResponse<byte[]> delete(Actor actor, Call call, String id) {
        WriteRequest request = WriteRequest.of(actor, "DELETE", call, null);
        UUID record = writing.standing(reads, call, id);
        LongPredicate current = Tags.required(call.header("If-Match"));
        return writing.writer().write(request, r -> {
            Register.Written<D> deleted = register.delete(record, current, actor);
            return new Writer.Outcome(new Written(204, null, null, null, null), deleted.changes());
        });
    }

    RestResponse<byte[]> restore(Actor actor, Call call, String id, byte[] body) {
        WriteRequest request = WriteRequest.withoutBody(actor, call, body);
        UUID record = reads.named(id, writing.replica().snapshot());
        LongPredicate current = Tags.required(call.header("If-Match"));
        return writing.writer().write(request, r -> outcome(r, register.restore(record, current, actor), 200));
    }

    private Writer.Outcome outcome(WriteRequest request, Register.Written<D> written, int status) {
        return writing.outcome(type, request, written, status);
    }
}
