package dev.sistercity.registry.endpoint.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.change.ConsentNeeded;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.endpoint.read.RecordReads;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.endpoint.request.EntityTags;
import dev.sistercity.registry.endpoint.request.Format;
import dev.sistercity.registry.endpoint.request.ReadBack;
import dev.sistercity.registry.endpoint.request.WriteRequest;
import dev.sistercity.registry.shared.http.MergePatch;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Writes single items of a list in a record: each is a change of the record, by the rules that hold for a patch of it.
 *
 * @param list name of the list, as the draft has it
 */
public record ItemWrites<D>(
        RecordCollection<D> type,
        Register<?, D> register,
        RecordReads<D> reads,
        RecordWrites.WriteServices writing,
        String list) {

    /** Alters the items of a record, whose list is a copy. */
    private interface Edit {

        /** @param shown the list as the client may have read it */
        void on(ArrayNode items, ReadBack.Shown shown);

        /** What is answered where the record cannot be as the edit leaves it. */
        default RegistryException refused(RegistryException e) {
            return e;
        }
    }

    /** Takes an item away. Nothing is sent with it that could be malformed: it is the record that cannot be without it. */
    private record Removal(String item) implements Edit {

        @Override
        public void on(ArrayNode items, ReadBack.Shown shown) {
            items.remove(place(items, item));
        }

        @Override
        public RegistryException refused(RegistryException e) {
            return e.kind() != Kind.MALFORMED
                    ? e
                    : new RegistryException(
                            Kind.REFUSED,
                            FaultCode.ITEM_NEEDED,
                            e.violations().stream()
                                    .map(fault -> fault.pointer() + " " + fault.detail())
                                    .collect(Collectors.joining("; ")));
        }
    }

    public RestResponse<byte[]> add(Actor actor, ApiRequest apiRequest, String id, byte[] body) {
        JsonNode sent =
                writing.drafting().cleanedItem(type, list, writing.drafting().object(body), ReadBack.Shown.NONE);
        WriteRequest request = WriteRequest.of(actor, "POST", apiRequest, body);
        return ofItem(() -> write(request, actor, apiRequest, id, (items, shown) -> items.add(sent), true));
    }

    /** @param item its id */
    public RestResponse<byte[]> change(Actor actor, ApiRequest apiRequest, String id, String item, byte[] body) {
        JsonNode sent = writing.drafting().object(body);
        WriteRequest request = WriteRequest.of(actor, "PATCH", apiRequest, body);
        Edit edit = (items, shown) -> {
            int at = place(items, item);
            JsonNode patch = writing.drafting().cleanedItem(type, list, sent, shown.of(item));
            // With nulls, so that a name that there is not is refused here as elsewhere.
            items.set(at, MergePatch.keepingNulls(items.get(at), patch));
        };
        return ofItem(() -> write(request, actor, apiRequest, id, edit, false));
    }

    /** @param item its id */
    public RestResponse<byte[]> remove(Actor actor, ApiRequest apiRequest, String id, String item) {
        // Unlike the deletion of a record it is answered with something.
        Format.choose(Optional.empty(), apiRequest.header("Accept"), List.of(Format.JSON));
        WriteRequest request = WriteRequest.of(actor, "DELETE", apiRequest, null);
        return write(request, actor, apiRequest, id, new Removal(item), false);
    }

    /**
     * An item of a record, or of what it is answered as.
     *
     * @throws RegistryException NOT_FOUND
     */
    public static JsonNode find(JsonNode record, String list, String item) {
        JsonNode items = record.path(list);
        return items.get(place(items, item));
    }

    /** What is wrong with an item is told by where it stands in what was sent, not in the record's list. */
    private RestResponse<byte[]> ofItem(Supplier<RestResponse<byte[]>> act) {
        try {
            return act.get();
        } catch (RegistryException e) {
            throw e.at(this::withinItem);
        }
    }

    private String withinItem(String pointer) {
        String[] steps = pointer.split("/", 4);
        boolean within = steps.length > 2 && steps[1].equals(list);
        return !within ? pointer : steps.length > 3 ? "/" + steps[3] : "";
    }

    private static int place(JsonNode items, String item) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).path("id").asText().equals(item)) {
                return i;
            }
        }
        throw RegistryException.notFound("item of this record with id", item);
    }

    private RestResponse<byte[]> write(
            WriteRequest request, Actor actor, ApiRequest apiRequest, String id, Edit edit, boolean added) {
        UUID record = writing.standing(reads, apiRequest, id);
        LongPredicate current = EntityTags.required(apiRequest.header("If-Match"));
        Optional<D> standing = writing.replica().snapshot().find(type, record).map(entry -> entry.recorded()
                .draft());
        ReadBack.Shown shown = writing.shown(type, record, JsonNodeFactory.instance.objectNode(), request, current)
                .below(list);
        return writing.writer().write(request, () -> foresee(standing, edit, shown), r -> {
            JsonNode[] patch = new JsonNode[1];
            try {
                Register.WrittenRecord<D> written = register.update(
                        record,
                        current,
                        before -> {
                            patch[0] = patch(before, edit, shown);
                            return edited(before, patch[0], edit);
                        },
                        actor,
                        r.reason());
                return outcome(r, written, added);
            } catch (ConsentNeeded needed) {
                return asked(r, writing.consents().ask(type.name(), record, patch[0], r.reason(), needed, actor));
            }
        });
    }

    private D edited(D before, JsonNode patch, Edit edit) {
        try {
            return writing.drafting().patched(type, before, patch);
        } catch (RegistryException e) {
            throw edit.refused(e);
        }
    }

    private void foresee(Optional<D> standing, Edit edit, ReadBack.Shown shown) {
        try {
            standing.ifPresent(draft -> writing.drafting().foresee(type, standing, patch(draft, edit, shown)));
        } catch (RegistryException refused) {
            // It is refused once more where it is applied, after what goes before that.
        }
    }

    private JsonNode patch(D before, Edit edit, ReadBack.Shown shown) {
        ArrayNode items = writing.drafting().tree(before).path(list).deepCopy();
        edit.on(items, shown);
        return JsonNodeFactory.instance.objectNode().set(list, items);
    }

    private Writer.Outcome outcome(WriteRequest request, Register.WrittenRecord<D> written, boolean added) {
        Writer.Outcome changed = writing.outcome(type, request, written, 200);
        if (!added || request.dryRun()) {
            return changed;
        }
        JsonNode items = writing.drafting().tree(written.recorded().draft()).path(list);
        String item = items.path(items.size() - 1).path("id").asText();
        String address = "/v1/" + type.name() + "/" + written.recorded().id() + "/" + list + "/" + item;
        return new Writer.Outcome(
                () -> {
                    WriteResponse record = changed.answer().get();
                    return new WriteResponse(201, address, record.etag(), record.language(), record.body());
                },
                changed.changes());
    }

    private <A> Writer.Outcome asked(WriteRequest request, ConsentRequests.ConsentRequest<A> asked) {
        return writing.outcome(asked.type(), request, asked.written(), 202);
    }
}
