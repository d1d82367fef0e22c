package dev.sistercity.registry.contract;

import dev.sistercity.registry.endpoint.Declared;
import dev.sistercity.registry.endpoint.Format;
import dev.sistercity.registry.shared.problem.Kind;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

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

    private static final String LIST = """
            Everything that was written after a number, in commit order, from 1 for ever: no number is missing, none comes \
            later in front of another. Go on with `after=<last>`. With `waitSeconds` an answer that would be empty waits for \
            the next change. A filter may leave a page short or empty: `last` tells how far it looked, and `Link` with \
            rel="next" leads on. Formats: json, ndjson. The latest changes are in memory and answered while the database is \
            away; older ones are 503 then.""";

    private static final String STREAM = """
            The same as server-sent events: `id` is the sequence, `event` the action, `data` the change as `GET /v1/changes` \
            has it, in one line. It begins after `Last-Event-ID`, which a reader that comes back sends by itself, or else after \
            `after`, and never ends by itself; a comment comes every 15 seconds where nothing else does. A reader may take its \
            time. When the service ends, so does the stream: come back, and nothing is missed.""";

    private final Responses responses;
    private final List<String> collections;

    ChangeOperations(Responses responses, List<String> collections) {
        this.responses = responses;
        this.collections = collections;
    }

    void describe(String path, PathItem item) {
        item.setGET(
                switch (path) {
                    case PATH -> list();
                    case PATH + "/stream" -> stream();
                    case PATH + "/proof" -> prove();
                    default -> throw new IllegalArgumentException("Nothing describes " + path);
                });
    }

    private Operation list() {
        APIResponses answers = responses.ofRead("Changes", "Feed", true, REFUSALS);
        answers.getAPIResponse("200").getContent().addMediaType(Responses.mediaType(Format.NDJSON), text());
        return read("listChanges", "Follow the changes")
                .description(LIST)
                .parameters(Operations.queries(Declared.ofChanges(collections)))
                .responses(answers);
    }

    private Operation stream() {
        List<Parameter> parameters = new ArrayList<>(Operations.queries(Declared.ofStream(collections)));
        parameters.add(OASFactory.createParameter()
                .name(Declared.LAST_EVENT_ID)
                .in(Parameter.In.HEADER)
                .description("The number of the last change you have; goes before `after`")
                .schema(Schemas.sequence()));
        APIResponses answers = OASFactory.createAPIResponses()
                .addAPIResponse(
                        "200",
                        OASFactory.createAPIResponse()
                                .description("Changes, as they come")
                                .content(OASFactory.createContent()
                                        .addMediaType(Responses.mediaType(Format.EVENTS), text())));
        Responses.refuse(answers, REFUSALS);
        return read("streamChanges", "Be told of the changes")
                .description(STREAM)
                .parameters(parameters)
                .responses(answers);
    }

    private static MediaType text() {
        return OASFactory.createMediaType().schema(Schemas.string());
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
