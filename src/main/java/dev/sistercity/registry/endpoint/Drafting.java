package dev.sistercity.registry.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.shared.http.BodyReader;
import dev.sistercity.registry.shared.http.MergePatch;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.problem.Violation;
import jakarta.inject.Singleton;
import java.util.List;

/** Makes drafts of what is sent: new ones, and those that stand with a patch applied to them. */
@Singleton
public class Drafting {

    private final BodyReader bodies;
    private final ObjectMapper mapper;

    Drafting(BodyReader bodies, ObjectMapper mapper) {
        this.bodies = bodies;
        this.mapper = mapper;
    }

    /** @throws RegistryException MALFORMED or TOO_LARGE */
    <D> D fresh(RecordType<D> type, byte[] body) {
        JsonNode sent = bodies.object(body);
        refuseKept(type, sent);
        return bodies.bind(sent, type.draftType());
    }

    /** A patch, not yet applied to anything. */
    JsonNode patch(byte[] body) {
        return bodies.object(body);
    }

    /**
     * Applies a JSON Merge Patch (RFC 7396).
     *
     * @throws RegistryException MALFORMED if the result is no draft, or the patch alters what only the registry writes
     */
    public <D> D patched(RecordType<D> type, D before, JsonNode patch) {
        refuseKept(type, patch);
        JsonNode tree = mapper.valueToTree(before);
        bodies.bind(MergePatch.keepingNulls(tree, patch), type.draftType());
        return bodies.bind(MergePatch.apply(tree, patch), type.draftType());
    }

    private static void refuseKept(RecordType<?> type, JsonNode sent) {
        List<Violation> kept = type.kept().stream()
                .filter(sent::has)
                .map(name -> Violation.at("/" + name, "is unknown here: the registry writes it itself"))
                .toList();
        if (!kept.isEmpty()) {
            throw RegistryException.malformed(kept);
        }
    }
}
