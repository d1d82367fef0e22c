package dev.sistercity.registry.openapi.operation;

import dev.sistercity.registry.endpoint.OperationParameters;
import dev.sistercity.registry.endpoint.request.Format;
import dev.sistercity.registry.openapi.Responses;
import dev.sistercity.registry.openapi.Schemas;
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
public final class ChangeOperations {

    public static final String FEED = "/v1/changes";
    static final String STREAM = FEED + "/stream";
    static final String PROOF = FEED + "/proof";

    private static final Kind[] REFUSALS = {Kind.MALFORMED, Kind.NOT_ACCEPTABLE, Kind.HISTORY_LOST, Kind.UNAVAILABLE};

    private static final String OF_PROOF = """
            Every change carries a hash over itself and over the hash of the change before it, so a client that has kept one \
            `hash` can tell whether anything up to there was altered, left out or moved since. Begin with `previousHash` (or \
            with the hash you kept), and for each item compute SHA-256 over its 32 bytes and the UTF-8 bytes of `canonical`: \
            that is the item's `hash`, and goes into the next. With `include=documents`, SHA-256 over the bytes of `salt` and \
            the UTF-8 bytes of `document` is the last line of `canonical`. At most 1,000 changes come in one answer, 200 with \
            documents; `Link` with rel="next" leads on.""";

    private static final String OF_FEED = """
            Everything that was written after a number, in commit order, from 1 for ever: no number is missing, none comes \
            later in front of another. Go on with `after=<position>`, which says your number and \
            the beginning of its change's `hash`: where the database has gone back to an earlier state you are refused, as \
            `/problems/history-lost`, and told where to go on; a number alone is taken too. With `waitSeconds` an answer that would be empty waits for \
            the next change. A filter may leave a page short or empty: `last` tells how far it looked, and `Link` with \
            rel="next" leads on. Formats: json, ndjson. The latest changes are in memory and answered while the database is \
            away; older ones are 503 then.""";

    private static final String OF_STREAM = """
            The same as server-sent events: `id` is the position, as `42-9f86d081884c7d65`, `event` the action, `data` the change as `GET /v1/changes` \
            has it, in one line. It begins after `Last-Event-ID`, which a reader that comes back sends by itself, or else after \
            `after`, and never ends by itself, except by an \
            event `history-lost` with that problem as `data`; a comment comes every 15 seconds where nothing else does. A reader may take its \
            time. When the service ends, so does the stream: come back, and nothing is missed.""";

    private final Responses responses;
    private final List<String> collections;

    public ChangeOperations(Responses responses, List<String> collections) {
        this.responses = responses;
        this.collections = collections;
    }

    public void describe(String path, PathItem item) {
        item.setGET(
                switch (path) {
                    case FEED -> list();
                    case STREAM -> stream();
                    case PROOF -> prove();
                    default -> throw new IllegalArgumentException("Nothing describes " + path);
                });
    }

    private Operation list() {
        APIResponses answers = responses.ofRead("Changes", "Feed", true, REFUSALS);
        answers.getAPIResponse("200").getContent().addMediaType(Responses.mediaType(Format.NDJSON), text());
        return read("listChanges", "Follow the changes")
                .description(OF_FEED)
                .parameters(Operations.queries(OperationParameters.ofChanges(collections)))
                .responses(answers);
    }

    private Operation stream() {
        List<Parameter> parameters = new ArrayList<>(Operations.queries(OperationParameters.ofStream(collections)));
        parameters.add(OASFactory.createParameter()
                .name(OperationParameters.LAST_EVENT_ID)
                .in(Parameter.In.HEADER)
                .description("The `id` of the last event you have, or its number; goes before `after`")
                .schema(Schemas.position()));
        APIResponses answers = OASFactory.createAPIResponses()
                .addAPIResponse(
                        "200",
                        OASFactory.createAPIResponse()
                                .description("A stream of changes")
                                .content(OASFactory.createContent()
                                        .addMediaType(Responses.mediaType(Format.EVENTS), text())));
        Responses.refuse(answers, REFUSALS);
        return read("streamChanges", "Stream the changes")
                .description(OF_STREAM)
                .parameters(parameters)
                .responses(answers);
    }

    private static MediaType text() {
        return OASFactory.createMediaType().schema(Schemas.string());
    }

    private Operation prove() {
        return read("proveChanges", "Verify the log")
                .description(OF_PROOF)
                .parameters(Operations.queries(OperationParameters.ofProof()))
                .responses(responses.ofRead("A section of the hash chain", "Proof", true, REFUSALS));
    }

    private static Operation read(String id, String summary) {
        return OASFactory.createOperation()
                .operationId(id)
                .summary(summary)
                .tags(List.of("Changes"))
                .security(List.of());
    }
}
