package dev.sistercity.registry.openapi.operation;

import dev.sistercity.registry.endpoint.OperationParameters;
import dev.sistercity.registry.openapi.Examples;
import dev.sistercity.registry.openapi.Responses;
import dev.sistercity.registry.openapi.Schemas;
import dev.sistercity.registry.shared.problem.Kind;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Describes drafts that offices write together. */
final class DraftOperations {

    private static final String DRAFTS = "/v1/drafts";
    private static final String ONE = DRAFTS + "/{id}";
    private static final String ANSWERS = "/v1/partner-requests/{id}/answers";
    private static final PrivateOperations.Subject DRAFT =
            new PrivateOperations.Subject("Drafts", "SharedDraft", "draft", "drafts");
    private static final Kind[] OF_READS = {
        Kind.MALFORMED, Kind.UNAUTHENTICATED, Kind.FORBIDDEN, Kind.NOT_FOUND, Kind.NOT_ACCEPTABLE, Kind.UNAVAILABLE
    };

    private final PrivateOperations common;
    private final Examples examples;

    DraftOperations(PrivateOperations common, Examples examples) {
        this.common = common;
        this.examples = examples;
    }

    static boolean isOne(String path) {
        return path.startsWith(DRAFTS) || path.equals(ANSWERS);
    }

    void describe(String path, PathItem item) {
        switch (path) {
            case DRAFTS -> {
                common.describeCollection(
                        item,
                        DRAFT,
                        "Takes the role office. Only the offices that are named see the draft, edit it in turns, comment on it "
                                + "and publish it; not even the registrar. Until it is published it is in no log, "
                                + "feed, export or list of others.");
                item.getGET().description("Those that your office is named in. No others.");
            }
            case ONE -> {
                common.describeItem(item, DRAFT, "Throws it away; for the office that began it.");
                item.getGET().description("Answers the offices that are named; its `ETag` is good for `If-Match`.");
                item.setPATCH(update());
            }
            case ONE + "/comments" -> item.setPOST(comment());
            case ONE + "/publish" -> item.setPOST(publish());
            case ANSWERS -> item.setPOST(answer());
            default -> throw new IllegalArgumentException("Nothing describes " + path);
        }
    }

    private Operation update() {
        List<Parameter> parameters = parameters();
        parameters.add(Operations.ifMatch());
        APIResponses answers = changed();
        Responses.refuse(answers, Kind.STALE, Kind.TOO_LARGE, Kind.UNSUPPORTED_TYPE, Kind.PRECONDITION_REQUIRED);
        return operation("updateSharedDraft", "Edit a draft")
                .description("`offices` is for the office that began it to change.")
                .parameters(parameters)
                .requestBody(body("application/merge-patch+json", "SharedDraftPatch"))
                .responses(answers);
    }

    private Operation comment() {
        List<Parameter> parameters = parameters();
        parameters.add(Operations.idempotencyKey());
        APIResponses answers = changed();
        Responses.refuse(answers, Kind.TOO_LARGE, Kind.UNSUPPORTED_TYPE, Kind.KEY_REUSED);
        return operation("commentSharedDraft", "Comment on a draft")
                .description("For those that see it. A comment changes no version: edits go on beside it.")
                .parameters(parameters)
                .requestBody(body("application/json", "DraftCommentDraft"))
                .responses(answers);
    }

    private Operation answer() {
        List<Parameter> parameters = new ArrayList<>(List.of(
                PrivateOperations.id(new PrivateOperations.Subject("", "PartnerRequest", "partner request", ""))));
        parameters.addAll(Operations.queries(OperationParameters.ofWrite()));
        parameters.add(Operations.idempotencyKey());
        APIResponses answers = OASFactory.createAPIResponses()
                .addAPIResponse("201", PrivateOperations.answer("The draft that it becomes", "SharedDraft"))
                .addAPIResponse(
                        "200",
                        PrivateOperations.answer("With dryRun: as it would be; nothing was stored", "SharedDraft"));
        Responses.refuse(answers, OF_READS);
        Responses.refuse(answers, Kind.REFUSED, Kind.TOO_LARGE, Kind.UNSUPPORTED_TYPE, Kind.KEY_REUSED);
        return PrivateOperations.operation(
                        "answerPartnerRequest", "Answer a city that looks for partners", "Partner requests")
                .description(
                        "Takes the role office. The answer is a draft of a partnership that the offices of both cities see, "
                                + "with `text` as its first comment: write it together at `/v1/drafts/{id}`, and publish it "
                                + "when you agree. One of each office at a time.")
                .parameters(parameters)
                .requestBody(body("application/json", "PartnerRequestAnswerDraft"))
                .responses(answers);
    }

    private Operation publish() {
        List<Parameter> parameters = parameters();
        parameters.add(Operations.ifMatch());
        parameters.add(Operations.idempotencyKey());
        APIResponses answers = changed();
        Responses.refuse(answers, Kind.DUPLICATE, Kind.STALE, Kind.KEY_REUSED, Kind.PRECONDITION_REQUIRED);
        return operation("publishSharedDraft", "Publish a draft")
                .description(
                        "Makes the record, by the rules of its collection and in the name of your office: that has to be "
                                + "one that may write it. `published` is its address. Of two offices that publish at once, one does.")
                .parameters(parameters)
                .responses(answers);
    }

    private static APIResponses changed() {
        APIResponses answers = OASFactory.createAPIResponses()
                .addAPIResponse("200", PrivateOperations.answer(Responses.NOW, "SharedDraft"));
        Responses.refuse(answers, OF_READS);
        Responses.refuse(answers, Kind.REFUSED);
        return answers;
    }

    private RequestBody body(String type, String schema) {
        var content = OASFactory.createMediaType().schema(Schemas.ref(schema));
        examples.find(schema).ifPresent(content::setExample);
        return OASFactory.createRequestBody()
                .required(true)
                .content(OASFactory.createContent().addMediaType(type, content));
    }

    private static List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>(List.of(PrivateOperations.id(DRAFT)));
        parameters.addAll(Operations.queries(OperationParameters.ofWrite()));
        return parameters;
    }

    private static Operation operation(String id, String summary) {
        return PrivateOperations.operation(id, summary, DRAFT.tag());
    }
}
