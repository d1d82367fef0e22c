package dev.sistercity.registry.contract;

import dev.sistercity.registry.endpoint.Declared;
import dev.sistercity.registry.shared.problem.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;

/** Describes how sides speak for themselves, and how changes are asked for that somebody else decides. */
final class ConsentOperations {

    private static final String PARTNERSHIPS = "Partnerships";
    private static final String REQUESTS = "Change requests";

    private static final String CONFIRMATION = "/v1/partnerships/{id}/confirmations/{city}";
    private static final String ANSWERS = "/v1/change-requests/{id}/answers";

    /** Those that are no reading or writing of records as such. */
    static final Set<String> PATHS = Set.of(CONFIRMATION, ANSWERS);

    private final Examples examples;

    ConsentOperations(Examples examples) {
        this.examples = examples;
    }

    void describe(String path, PathItem item) {
        if (path.equals(CONFIRMATION)) {
            describeConfirmation(item);
        } else {
            describeAnswer(item);
        }
    }

    /** What is described as of other collections, and is not quite so. */
    void complete(String path, PathItem item) {
        if (path.equals("/v1/change-requests")) {
            describeCorrection(item);
        } else if (path.equals("/v1/partnerships/{id}")) {
            addConsent(item.getPATCH());
        }
    }

    private void describeConfirmation(PathItem item) {
        List<Parameter> path = List.of(
                id("Partnership", "partnership"),
                OASFactory.createParameter()
                        .name("city")
                        .in(Parameter.In.PATH)
                        .required(true)
                        .description("The side: id of its city, or `{scheme}:{value}`")
                        .schema(Schemas.string()));
        APIResponses found = OASFactory.createAPIResponses()
                .addAPIResponse("200", answer("What the side says", "Confirmation"))
                .addAPIResponse(
                        "304",
                        OASFactory.createAPIResponse().description("You have it already: If-None-Match names it"));
        Responses.refuse(
                found, Kind.MERGED, Kind.MALFORMED, Kind.NOT_FOUND, Kind.NOT_ACCEPTABLE, Kind.GONE, Kind.UNAVAILABLE);
        item.setGET(operation("readConfirmation", "Read what a side says of a partnership", PARTNERSHIPS)
                .description("As it stands among the `parties` of the record. Its `ETag` is good for `If-Match` below.")
                .security(List.of())
                .parameters(path)
                .responses(found));
        APIResponses said =
                OASFactory.createAPIResponses().addAPIResponse("200", answer("What the side says now", "Confirmation"));
        refuseChange(said);
        List<Parameter> parameters = new ArrayList<>(path);
        parameters.addAll(Operations.queries(Declared.ofWrite()));
        parameters.add(Operations.ifMatch());
        item.setPUT(operation("writeConfirmation", "Confirm or dispute a partnership, or take that back", PARTNERSHIPS)
                .description(
                        "Takes the role office, of that city; nobody else may speak for it. `If-Match` names the version of the "
                                + "partnership that it speaks about. A proposal becomes active when all sides have confirmed it; it is "
                                + "rejected when a side disputes it, or when its proposer takes the confirmation back. A side that has "
                                + "another date or kind says so: both are kept, and listed at `/v1/conflicts`. Once all sides have "
                                + "confirmed, nobody changes `parties`, `kind`, `established` or `ended` alone.")
                .parameters(parameters)
                .requestBody(OASFactory.createRequestBody()
                        .required(true)
                        .content(
                                OASFactory.createContent().addMediaType("application/json", body("ConfirmationDraft"))))
                .responses(said));
    }

    /** What a PATCH of a partnership is answered where others have to agree. */
    private static void addConsent(Operation update) {
        APIResponse asked = answer(
                "All sides have confirmed what this changes: nothing is changed yet, and the others are asked by a change request",
                "ChangeRequest");
        asked.addHeader("Location", Responses.header("The change request"));
        update.getResponses().addAPIResponse("202", asked);
        update.setDescription(update.getDescription()
                + " Where all sides have confirmed the partnership and the patch touches `parties`, `kind`, `established` or "
                + "`ended`, all of it becomes a change request that the other sides answer (202); the registrar may make such "
                + "a change with a `reason`, which takes the confirmations back. An office declares an end by a milestone "
                + "`ended`, and disputes one by `end-disputed`, `by` its own city.");
    }

    private void describeCorrection(PathItem item) {
        List<Parameter> parameters = new ArrayList<>(Operations.queries(Declared.ofWrite()));
        parameters.add(Operations.idempotencyKey());
        APIResponse made = answer("The new change request", "ChangeRequest");
        made.addHeader("Location", Responses.header("Where what becomes of it can be read"));
        APIResponses answers = OASFactory.createAPIResponses()
                .addAPIResponse("201", made)
                .addAPIResponse("200", answer("With dryRun: as it would be; nothing was stored", "ChangeRequest"));
        Responses.refuse(
                answers,
                Kind.MALFORMED,
                Kind.UNAUTHENTICATED,
                Kind.NOT_ACCEPTABLE,
                Kind.TOO_LARGE,
                Kind.UNSUPPORTED_TYPE,
                Kind.REFUSED,
                Kind.KEY_REUSED,
                Kind.TOO_MANY,
                Kind.UNAVAILABLE);
        List<SecurityRequirement> anybody = new ArrayList<>(List.of(OASFactory.createSecurityRequirement()));
        anybody.addAll(Introduction.known());
        item.setPOST(operation("createChangeRequest", "Send a correction of any record", REQUESTS)
                .description(
                        "Open to everybody, without a key for a few an hour. The change is tried on the record as it stands, "
                                + "and refused if it could not be made. Whoever may write the record decides, or the registrar. "
                                + "Everything you send is shown to everybody; nothing is kept of who sent it without a key.")
                .security(anybody)
                .parameters(parameters)
                .requestBody(OASFactory.createRequestBody()
                        .required(true)
                        .content(OASFactory.createContent()
                                .addMediaType("application/json", body("ChangeRequestDraft"))))
                .responses(answers));
    }

    private void describeAnswer(PathItem item) {
        List<Parameter> parameters = new ArrayList<>(List.of(id("ChangeRequest", "change request")));
        parameters.addAll(Operations.queries(Declared.ofWrite()));
        parameters.add(Operations.ifMatch());
        parameters.add(Operations.idempotencyKey());
        APIResponses answers = OASFactory.createAPIResponses()
                .addAPIResponse("200", answer("The change request with the answer", "ChangeRequest"));
        refuseChange(answers);
        Responses.refuse(answers, Kind.KEY_REUSED);
        item.setPOST(operation("answerChangeRequest", "Accept, decline or withdraw a change request", REQUESTS)
                .description(
                        "A correction is decided by whoever may write the record, or by the registrar. A change that takes the "
                                + "consent of other sides is answered by their offices, each for itself, and by nobody else. Whoever "
                                + "made a request may withdraw it. What is accepted by all that have to is made at once, to the record "
                                + "as it then is; if that cannot be done, the request stays open and the refusal says why.")
                .parameters(parameters)
                .requestBody(OASFactory.createRequestBody()
                        .required(true)
                        .content(OASFactory.createContent().addMediaType("application/json", body("AnswerDraft"))))
                .responses(answers));
    }

    private static void refuseChange(APIResponses answers) {
        Responses.refuse(
                answers,
                Kind.MALFORMED,
                Kind.UNAUTHENTICATED,
                Kind.FORBIDDEN,
                Kind.NOT_FOUND,
                Kind.NOT_ACCEPTABLE,
                Kind.GONE,
                Kind.STALE,
                Kind.TOO_LARGE,
                Kind.UNSUPPORTED_TYPE,
                Kind.REFUSED,
                Kind.PRECONDITION_REQUIRED,
                Kind.UNAVAILABLE);
    }

    private MediaType body(String draft) {
        MediaType body = OASFactory.createMediaType().schema(Schemas.ref(draft));
        examples.find(draft).ifPresent(body::setExample);
        return body;
    }

    private Parameter id(String schema, String one) {
        Schema uuid = Schemas.string().format("uuid");
        Parameter id = OASFactory.createParameter()
                .name("id")
                .in(Parameter.In.PATH)
                .required(true)
                .description("Id of the " + one)
                .schema(uuid);
        examples.id(schema).ifPresent(id::setExample);
        return id;
    }

    private static Operation operation(String id, String summary, String tag) {
        return OASFactory.createOperation()
                .operationId(id)
                .summary(summary)
                .tags(List.of(tag))
                .security(Introduction.known());
    }

    private static APIResponse answer(String description, String schema) {
        APIResponse answer = OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent()
                        .addMediaType(
                                "application/json", OASFactory.createMediaType().schema(Schemas.ref(schema))));
        answer.addHeader("ETag", Responses.header("Send it as If-Match with the next change"));
        answer.addHeader("Registry-Sequence", Responses.header("Number of the last change that the answer knows of"));
        return answer;
    }
}
