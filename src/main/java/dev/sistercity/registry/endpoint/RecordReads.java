package dev.sistercity.registry.endpoint;

import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.catalog.Rows;
import dev.sistercity.registry.catalog.Snapshot;
import dev.sistercity.registry.catalog.Tombstone;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.page.Parameters;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.value.Certainty;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Name;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;

/** Reads of one collection: all from memory, so they may stay on the event loop. */
final class RecordReads<D> {

    private final RecordType<D> type;
    private final Replica replica;
    private final Renderer renderer;
    private final ListReader<D> listReader;
    private final Map<String, ListParameter> itemParameters = new LinkedHashMap<>();
    private final List<Format> formats;
    private final Pages pages = new Pages();

    RecordReads(RecordType<D> type, Replica replica, Renderer renderer) {
        this.type = type;
        this.replica = replica;
        this.renderer = renderer;
        this.listReader = new ListReader<>(type);
        this.formats = Format.of(type);
        CommonParameters.ofItem(type).forEach(parameter -> itemParameters.put(parameter.name(), parameter));
    }

    RestResponse<byte[]> list(Call call) {
        return list(call, () -> Parameters.of(call.parameters(), listReader.declared()));
    }

    /** What has to do with one record. @param filter that is set to its id, and cannot be sent */
    RestResponse<byte[]> related(Call call, String filter, UUID id) {
        return list(call, () -> RolledUp.parameters(call, listReader.declared(), filter, id));
    }

    private RestResponse<byte[]> list(Call call, Supplier<Parameters> checked) {
        Snapshot current = replica.snapshot();
        String key = Pages.key(call);
        Pages.Kept known = key == null ? null : pages.find(key, current.stamp(), null);
        if (known != null) {
            return Answer.read(call, current, known.etag(), Format.JSON.contentType(), known.body());
        }
        Parameters parameters = checked.get();
        Format format = Format.choose(parameters.one("format"), call.header("Accept"), formats);
        Reading reading = reading(parameters, call);
        Rows<D> rows = Rows.of(listReader.read(parameters, reading));
        Presentation<D> presentation = Presentation.of(type, parameters);
        String link =
                rows.page().nextCursor() == null ? null : next(call, rows.page().nextCursor());
        if (format != Format.JSON) {
            byte[] bytes = new OtherFormats<>(type, renderer).list(format, rows, reading, presentation);
            return answer(call, reading, Renderer.hash(bytes), format, new Answer.Body(bytes, null, link));
        }
        Page page = Page.of(type, rows, reading, presentation, renderer);
        Answer.Body body = new Answer.Body(page.bytes(), page.languages(), link);
        if (key != null) {
            pages.keep(key, new Pages.Kept(reading.snapshot().stamp(), null, Tags.ofList(page.hash()), body));
        }
        return answer(call, reading, page.hash(), format, body);
    }

    RestResponse<byte[]> read(Call call, String id) {
        Parameters parameters = itemParameters(call);
        Reading reading = reading(parameters, call);
        return item(call, parameters, reading, get(call, id, reading.snapshot()), renderer::render);
    }

    /** Writes a record out. */
    interface Rendering {
        <D> Rendition of(RecordType<D> type, Entry<D> entry, Reading reading, Presentation<D> presentation);
    }

    Parameters itemParameters(Call call) {
        return Parameters.of(call.parameters(), itemParameters);
    }

    RestResponse<byte[]> item(Call call, Parameters parameters, Reading reading, Entry<D> entry, Rendering rendering) {
        Format format = Format.choose(parameters.one("format"), call.header("Accept"), formats);
        if (reading.asOf() != null && !type.existed(entry, reading)) {
            throw new RegistryException(
                    Kind.NOT_FOUND,
                    "As of " + reading.asOf() + " this " + type.singular() + " had not begun, or was over already");
        }
        Presentation<D> presentation = Presentation.of(type, parameters);
        if (format != Format.JSON) {
            byte[] bytes = new OtherFormats<>(type, renderer).item(format, entry, reading, presentation);
            String etag = Tags.ofItem(entry.recorded().version(), Renderer.hash(bytes));
            Name name = type.displayName(entry, reading);
            return Answer.read(
                    call,
                    reading.snapshot(),
                    etag,
                    format.contentType(),
                    new Answer.Body(bytes, name == null ? null : name.lang(), null));
        }
        Rendition item = rendering.of(type, entry, reading, presentation);
        return Answer.read(
                call,
                reading.snapshot(),
                Tags.ofItem(entry.recorded().version(), item.hash()),
                format.contentType(),
                new Answer.Body(item.bytes(), item.language(), null));
    }

    /** @throws RegistryException MALFORMED for what is no id, NOT_FOUND, GONE, or MERGED */
    Entry<D> get(Call call, String id, Snapshot snapshot) {
        UUID uuid = named(id, snapshot);
        return snapshot.find(type, uuid)
                .filter(entry -> isMember(entry, snapshot))
                .orElseThrow(() -> Absence.of(type, uuid, snapshot, call));
    }

    /** The id that a reference means, whether or not there is such a record; refuses other names that nothing has. */
    UUID named(String reference, Snapshot snapshot) {
        return type.resolve(reference, snapshot)
                .orElseThrow(() -> RegistryException.notFound(type.singular(), "with identifier " + reference));
    }

    /** What is left of a deleted record. */
    Optional<Tombstone<D>> tombstone(String reference) {
        Snapshot snapshot = replica.snapshot();
        return snapshot.records(type).findDeleted(named(reference, snapshot));
    }

    /** The registry as this replica has it now, without any wishes. */
    Reading plain() {
        return Reading.of(replica.snapshot());
    }

    /** The id of the record that a reference means; refuses as {@link #get} does. */
    UUID id(Call call, String reference) {
        return get(call, reference, replica.snapshot()).id();
    }

    private boolean isMember(Entry<D> entry, Snapshot snapshot) {
        return type.stored() == type || type.members(snapshot.records(type)).contains(entry.slot());
    }

    Reading reading(Parameters parameters, Call call) {
        EdtfDate asOf = parameters
                .one("asOf")
                .map(text -> ParameterValues.date("asOf", text))
                .orElse(null);
        Certainty certainty =
                parameters.one("certainty").filter("certain"::equals).isPresent()
                        ? Certainty.CERTAIN
                        : Certainty.POSSIBLE;
        List<String> languages = Languages.wanted(parameters.one("lang"), call.header("Accept-Language"));
        return new Reading(replica.snapshot(), languages, asOf, certainty);
    }

    private RestResponse<byte[]> answer(Call call, Reading reading, long hash, Format format, Answer.Body body) {
        return Answer.read(call, reading.snapshot(), Tags.ofList(hash), format.contentType(), body);
    }

    /** The same request with another cursor. */
    private static String next(Call call, String cursor) {
        String others = call.parameters().entrySet().stream()
                .filter(parameter -> !parameter.getKey().equals("cursor"))
                .flatMap(parameter -> parameter.getValue().stream()
                        .map(value -> encode(parameter.getKey()) + "=" + encode(value) + "&"))
                .collect(Collectors.joining());
        return "<" + call.path() + "?" + others + "cursor=" + cursor + ">; rel=\"next\"";
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** For the contract. */
    ListReader<D> listReader() {
        return listReader;
    }
}
