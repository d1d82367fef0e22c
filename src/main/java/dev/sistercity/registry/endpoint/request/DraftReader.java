package dev.sistercity.registry.endpoint.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.catalog.Include;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.shared.http.BodyReader;
import dev.sistercity.registry.shared.http.MergePatch;
import dev.sistercity.registry.shared.http.PreparedPatches;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.Faults;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.problem.Violation;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes drafts of what is sent: new ones, and those that stand with a patch applied to them. */
@Singleton
public class DraftReader {

    /** What comes beside a record that claims may be about. */
    private static final Set<String> EVIDENCE = Set.of("sources", "claims");

    private final BodyReader bodies;
    private final ObjectMapper mapper;

    DraftReader(BodyReader bodies, ObjectMapper mapper) {
        this.bodies = bodies;
        this.mapper = mapper;
    }

    /** @throws RegistryException MALFORMED or TOO_LARGE */
    public <D> D read(byte[] body, Class<D> draftType) {
        return bodies.read(body, draftType);
    }

    /** @throws RegistryException MALFORMED */
    public <D> D fresh(RecordCollection<D> type, JsonNode sent) {
        refuseKept(type, sent);
        return bind(type, sent);
    }

    private <D> D bind(RecordCollection<D> type, JsonNode sent) {
        Faults faults = new Faults();
        JsonNode cleaned = ReadBack.cleaned(shape(type), sent, ReadBack.Shown.NONE, faults);
        D draft = faults.of(() -> bodies.bind(cleaned, type.draftType(), type.claimable() ? EVIDENCE : Set.of()));
        faults.refuse();
        return draft;
    }

    /**
     * A draft that was sent as a part of something else, worked out as patches are: outside of the transaction that needs it.
     *
     * @throws RegistryException MALFORMED
     */
    public <D> D part(RecordCollection<D> type, JsonNode sent) {
        return PreparedPatches.draft("a new record of " + type.name(), null, sent, () -> fresh(type, sent));
    }

    /**
     * A body, not yet made into anything.
     *
     * @throws RegistryException MALFORMED or TOO_LARGE
     */
    public JsonNode object(byte[] body) {
        return bodies.object(body);
    }

    /**
     * A patch without what was only sent back as it was read.
     *
     * @param faults takes what is read only, and altered
     */
    public JsonNode cleaned(RecordCollection<?> type, JsonNode patch, ReadBack.Shown shown, Faults faults) {
        return ReadBack.cleaned(shape(type), patch, shown, faults);
    }

    /** As {@link #cleaned}, of an item of a list. */
    public JsonNode cleanedItem(RecordCollection<?> type, String list, JsonNode sent, ReadBack.Shown shown) {
        Faults faults = new Faults();
        JsonNode cleaned = ReadBack.cleaned(shape(type).below(list), sent, shown, faults);
        faults.refuse();
        return cleaned;
    }

    private static ReadBackShape shape(RecordCollection<?> type) {
        return ReadBackShape.of(type.draftType(), type.viewType())
                .with(type.includes().stream().map(Include::name).toList());
    }

    /**
     * Applies a JSON Merge Patch (RFC 7396).
     *
     * @throws RegistryException MALFORMED if the result is no draft, or the patch alters what only the registry writes
     */
    public <D> D patched(RecordCollection<D> type, D before, JsonNode patch) {
        return PreparedPatches.draft(type.name(), before, patch, () -> apply(type, before, patch));
    }

    /** A draft as JSON, to make a patch of. */
    public JsonNode tree(Object draft) {
        return mapper.valueToTree(draft);
    }

    /** Applies a patch of a write that is about to begin to the record as readers see it, which is most often how it stands. */
    public <D> void foresee(RecordCollection<D> type, Optional<D> before, JsonNode patch) {
        try {
            before.ifPresent(draft -> patched(type, draft, patch));
        } catch (RegistryException refused) {
            // It is refused once more where it is applied, after what goes before that.
        }
    }

    private <D> D apply(RecordCollection<D> type, D before, JsonNode patch) {
        refuseKept(type, patch);
        JsonNode tree = mapper.valueToTree(before);
        bind(type, MergePatch.keepingNulls(tree, patch));
        return bind(type, MergePatch.apply(tree, patch));
    }

    private static void refuseKept(RecordCollection<?> type, JsonNode sent) {
        List<Violation> kept = type.kept().stream()
                .filter(sent::has)
                .map(name -> Violation.at("/" + name, FaultCode.WRITTEN_BY_REGISTRY))
                .toList();
        if (!kept.isEmpty()) {
            throw RegistryException.malformed(kept);
        }
    }
}
