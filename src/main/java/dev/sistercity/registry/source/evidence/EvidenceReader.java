package dev.sistercity.registry.source.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.change.entity.StoredRecord;
import dev.sistercity.registry.endpoint.request.ReadBack;
import dev.sistercity.registry.endpoint.request.ReadBackShape;
import dev.sistercity.registry.endpoint.write.EvidenceWrites;
import dev.sistercity.registry.shared.http.BodyReader;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.Faults;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.problem.Violation;
import dev.sistercity.registry.source.api.ClaimDraft;
import dev.sistercity.registry.source.api.ClaimView;
import dev.sistercity.registry.source.api.SourceDraft;
import dev.sistercity.registry.source.api.SourceView;
import dev.sistercity.registry.source.evidence.RecordEvidence.Sent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Reads the sources and claims of one body. What has an id is there already, and was only sent back; what has none is new. A handle
 * is a new source's name within the request.
 */
final class EvidenceReader {

    static final String SOURCES = "sources";
    static final String CLAIMS = "claims";

    private static final int MOST_SOURCES = 20;
    private static final int MOST_CLAIMS = 100;
    /** Too short to be an id. */
    private static final Pattern HANDLE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,31}");

    private static final ReadBackShape SOURCE = ReadBackShape.of(SourceDraft.class, SourceView.class);
    private static final ReadBackShape CLAIM = ReadBackShape.of(ClaimDraft.class, ClaimView.class);

    private final EvidenceWrites.About about;
    private final BodyReader bodies;
    private final Faults faults;
    /** The ids that new sources will have, by their handles. */
    private final Map<String, UUID> handles = new LinkedHashMap<>();

    private final Map<String, String> uncited = new LinkedHashMap<>();

    EvidenceReader(EvidenceWrites.About about, BodyReader bodies, Faults faults) {
        this.about = about;
        this.bodies = bodies;
        this.faults = faults;
    }

    List<Sent<SourceDraft>> sources(JsonNode sent) {
        return fresh(sent, SOURCES, MOST_SOURCES, this::source);
    }

    List<Sent<ClaimDraft>> claims(JsonNode sent) {
        return fresh(sent, CLAIMS, MOST_CLAIMS, this::claim);
    }

    /** A source that nothing is cited from is most often a claim that names it otherwise. */
    void refuseUncited() {
        uncited.forEach((handle, pointer) -> fault(pointer, "no claim of this request cites " + handle));
    }

    /** @param read makes a draft of what is new, given with its pointer; null where it is malformed */
    private <D> List<Sent<D>> fresh(
            JsonNode sent, String list, int most, BiFunction<ObjectNode, String, Sent<D>> read) {
        List<Sent<D>> fresh = new ArrayList<>();
        boolean none = sent.isMissingNode() || sent.isNull() && about.shown() == ReadBack.Shown.NONE;
        if (none) {
            return fresh;
        }
        if (!sent.isArray()) {
            fault("/" + list, "must be an array of what is to be added: nothing is taken away here");
            return fresh;
        }
        if (sent.size() > most + about.shown().view().path(list).size()) {
            fault("/" + list, "must be " + most + " at the most, besides those that the record has");
            return fresh;
        }
        for (int i = 0; i < sent.size(); i++) {
            String pointer = "/" + list + "/" + i;
            if (!(sent.get(i) instanceof ObjectNode one)) {
                fault(pointer, "must be an object");
            } else if (one.has("id")) {
                compare(one, list, pointer);
            } else {
                Sent<D> draft = faults.of(() -> read.apply(one, pointer));
                if (draft != null) {
                    fresh.add(draft);
                }
            }
        }
        return fresh;
    }

    private void compare(ObjectNode sent, String list, String pointer) {
        if (!about.shown().isRead()) {
            return;
        }
        for (JsonNode known : about.shown().view().path(list)) {
            if (known.path("id").equals(sent.get("id"))) {
                if (!isAsShown(sent, known)) {
                    fault(pointer, "is not as the record shows it: change it at /v1/" + list + "/{id}");
                }
                return;
            }
        }
        fault(
                pointer + "/id",
                list.equals(SOURCES)
                        ? "is no source of this record: have a claim cite it by its id"
                        : "is no claim about this record");
    }

    /** What a claim shows of its record is in the language of the client that read it. */
    private static boolean isAsShown(ObjectNode sent, JsonNode known) {
        return sent.properties().stream()
                .allMatch(property -> property.getKey().equals("subject")
                        ? property.getValue().path("id").equals(known.at("/subject/id"))
                        : ReadBack.isSame(property.getValue(), known.path(property.getKey())));
    }

    private Sent<SourceDraft> source(ObjectNode sent, String pointer) {
        UUID id = StoredRecord.newId();
        name(sent.path("handle"), id, pointer + "/handle");
        ObjectNode own = cleaned(SOURCE, sent.deepCopy().without("handle"), pointer);
        cite(own, "translationOf");
        cite(own, "republicationOf");
        return new Sent<>(id, at(pointer, () -> bodies.bind(own, SourceDraft.class, Set.of("handle"))), pointer);
    }

    private void name(JsonNode handle, UUID source, String pointer) {
        String name = handle.isTextual() ? handle.textValue() : "";
        if (!HANDLE.matcher(name).matches()) {
            fault(
                    pointer,
                    "must be given: 1 to 32 letters, digits and _.- by which claims of this request cite the source");
        } else if (handles.putIfAbsent(name, source) != null) {
            fault(pointer, "is the handle of another source of this request");
        } else {
            uncited.put(name, pointer);
        }
    }

    private Sent<ClaimDraft> claim(ObjectNode sent, String pointer) {
        ObjectNode own = cleaned(CLAIM, sent, pointer);
        if (own.has("subject")
                && !own.at("/subject/id").asText().equals(about.id().toString())) {
            fault(pointer + "/subject", "must be left out: what comes with a record is about that record");
        }
        own.putObject("subject")
                .put("resource", about.type().name())
                .put("id", about.id().toString());
        String source = own.path("source").asText();
        cite(own, "source");
        if (own.path("source").isTextual()
                && own.path("source").textValue().equals(source)
                && ParameterValues.parseId(source).isEmpty()) {
            fault(pointer + "/source", "is neither the handle of a source of this request nor the id of one");
        }
        return new Sent<>(StoredRecord.newId(), at(pointer, () -> bodies.bind(own, ClaimDraft.class)), pointer);
    }

    /** Puts the id of a new source in the place of its handle. */
    private void cite(ObjectNode citing, String property) {
        String handle = citing.path(property).asText();
        if (handles.containsKey(handle)) {
            citing.put(property, handles.get(handle).toString());
            uncited.remove(handle);
        }
    }

    private ObjectNode cleaned(ReadBackShape shape, ObjectNode sent, String pointer) {
        Faults own = new Faults();
        JsonNode cleaned = ReadBack.cleaned(shape, sent, ReadBack.Shown.NONE, own);
        return at(pointer, () -> {
            own.refuse();
            return (ObjectNode) cleaned;
        });
    }

    private static <T> T at(String pointer, Supplier<T> read) {
        try {
            return read.get();
        } catch (RegistryException e) {
            throw e.at(within -> pointer + within);
        }
    }

    private void fault(String pointer, String detail) {
        faults.add(Violation.at(pointer, detail));
    }
}
