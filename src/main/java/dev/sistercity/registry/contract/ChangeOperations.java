package dev.sistercity.registry.contract;

import dev.sistercity.registry.endpoint.Declared;
import dev.sistercity.registry.shared.problem.Kind;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;

/** Describes the operations on the log of changes, which is about all records. */
final class ChangeOperations {

    static final String PATH = "/v1/changes";

    private static final Kind[] REFUSALS = {Kind.MALFORMED, Kind.NOT_ACCEPTABLE, Kind.UNAVAILABLE};

    private static final String PROOF = """
            Every change carries a hash over itself and over the hash of the change before it, so whoever has kept one \
            `hash` can tell whether anything up to there was altered, left out or moved since. Begin with `previousHash` (or \
            with the hash you kept), and for each item compute SHA-256 over its 32 bytes and the UTF-8 bytes of `canonical`: \
            that is the item's `hash`, and goes into the next. With `include=documents`, SHA-256 over the bytes of `salt` and \
            the UTF-8 bytes of `document` is the last line of `canonical`. At most 1,000 changes come in one answer, 200 with \
            documents; `Link` with rel="next" leads on.""";

    private final Responses responses;

    ChangeOperations(Responses responses) {
        this.responses = responses;
    }

    void describe(String path, PathItem item) {
        item.setGET(
                switch (path) {
                    case PATH -> list();
                    case PATH + "/proof" -> prove();
                    default -> throw new IllegalArgumentException("Nothing describes " + path);
                });
    }

    private Operation list() {
        return read("listChanges", "Follow the changes")
                .description("Everything that was written after a number, in commit order. Go on with `after=<last>`.")
                .parameters(Operations.queries(Declared.ofChanges()))
                .responses(responses.ofRead("Changes", "Feed", true, REFUSALS));
    }

    private Operation prove() {
        return read("proveChanges", "Verify the log")
                .description(PROOF)
                .parameters(Operations.queries(Declared.ofProof()))
                .responses(responses.ofRead("A stretch of the chain of hashes", "Proof", true, REFUSALS));
    }

    private static Operation read(String id, String summary) {
        return OASFactory.createOperation()
                .operationId(id)
                .summary(summary)
                .tags(List.of("Changes"))
                .security(List.of());
    }
}
