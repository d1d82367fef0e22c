package dev.sistercity.registry.openapi.operation;

import dev.sistercity.registry.endpoint.OperationParameters;
import dev.sistercity.registry.endpoint.request.CommonParameters;
import dev.sistercity.registry.openapi.Examples;
import dev.sistercity.registry.openapi.Introduction;
import dev.sistercity.registry.openapi.Responses;
import dev.sistercity.registry.openapi.Schemas;
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

/** Describes how sides speak for themselves, and how changes are asked for that another office decides. */
public final class ConsentOperations {

    private static final String PARTNERSHIPS = "Partnerships";
    private static final String REQUESTS = "Change requests";

    private static final String CONFIRMATION = "/v1/partnerships/{id}/confirmations/{city}";
    private static final String ANSWERS = "/v1/change-requests/{id}/answers";
    private static final String WITHDRAWAL = "/v1/change-requests/{id}/withdrawal";

    /** Those that are no reading or writing of records as such. */
    private static final Set<String> PATHS = Set.of(CONFIRMATION, ANSWERS, WITHDRAWAL);

    private final Examples examples;

    public ConsentOperations(Examples examples) {
        this.examples = examples;
    }

    public static boolean isOne(String path) {
        return PATHS.contains(path) || ItemOperations.isOne(path);
    }

    public void describe(String path, PathItem item) {
        if (ItemOperations.isOne(path)) {
            ItemOperations.describe(path, item);
        } else if (path.equals(CONFIRMATION)) {
            describeConfirmation(item);
        } else if (path.equals(WITHDRAWAL)) {
            describeWithdrawal(item);
        } else {
            describeAnswer(item);
        }
    }

    /** What is described as of other collections, and is not quite so. */
    public void complete(String path, PathItem item) {
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
                .addAPIResponse("200", answer(Responses.NOW, "Confirmation"))
                .addAPIResponse(
                        "304",
                        OASFactory.createAPIResponse()
                                .description("Not modified: If-None-Match names the current version"));
        Responses.refuse(
                found, Kind.MERGED, Kind.MALFORMED, Kind.NOT_FOUND, Kind.NOT_ACCEPTABLE, Kind.GONE, Kind.UNAVAILABLE);
        item.setGET(operation("readConfirmation", "Read a side's confirmation", PARTNERSHIPS)
                .description("As it stands among the `parties` of the record. Its `ETag` is good for `If-Match` below.")
                .security(List.of())
                .parameters(andKnownAt(path))
                .responses(found));
        item.setPUT(writeConfirmation(path));
    }

    /** @param path the parameters of the path */
    private Operation writeConfirmation(List<Parameter> path) {
        APIResponses said =
                OASFactory.createAPIResponses().addAPIResponse("200", answer(Responses.NOW, "Confirmation"));
        refuseChange(said);
        List<Parameter> parameters = new ArrayList<>(path);
        parameters.addAll(Operations.queries(OperationParameters.ofWrite()));
        parameters.add(Operations.ifMatch());
        return operation("writeConfirmation", "Confirm or dispute a partnership", PARTNERSHIPS)
                .description(
                        "Requires role `office`, of that city: no other caller may speak for it. `If-Match` names the version of the "
                                + "partnership that it speaks about. A proposal becomes active when all sides have confirmed it; it is "
                                + "rejected when a side disputes it, or when its proposer takes the confirmation back. A side that has "
                                + "another date or kind says so: both are kept, and listed at `/v1/conflicts`. Once all sides have "
                                + "confirmed, no side changes `parties`, `kind`, `established` or `ended` alone.")
                .parameters(parameters)
                .requestBody(OASFactory.createRequestBody()
                        .required(true)
                        .content(
                                OASFactory.createContent().addMediaType("application/json", body("ConfirmationDraft"))))
                .responses(said);
    }

    /** What a PATCH of a partnership is answered where others have to agree. */
    private static void addConsent(Operation update) {
        APIResponse asked = answer(
                "All sides have confirmed what this changes: nothing is changed yet, and the others are asked by a change request",
                "ChangeRequest");
        asked.addHeader("Location", Responses.header("Address of the change request"));
        update.getResponses().addAPIResponse("202", asked);
        update.setDescription(update.getDescription()
                + " Where all sides have confirmed the partnership and the patch touches `parties`, `kind`, `established` or "
                + "`ended`, all of it becomes a change request that the other sides answer (202); the registrar may make such "
                + "a change with a `reason`, which takes the confirmations back. An office declares an end by a milestone "
                + "`ended`, and disputes one by `end-disputed`, `by` its own city.");
    }

    private void describeCorrection(PathItem item) {
        List<Parameter> parameters = new ArrayList<>(Operations.queries(OperationParameters.ofWrite()));
        parameters.add(Operations.idempotencyKey());
        APIResponse made = answer("The new change request", "ChangeRequest");
        made.addHeader("Location", Responses.header("Address of the change request"));
        made.addHeader(
                "Registry-Token",
                Responses.header("Without a key: what withdraws the request; shown this once, good for 180 days"));
        APIResponses answers = OASFactory.createAPIResponses()
                .addAPIResponse("201", made)
                .addAPIResponse("200", answer(Responses.NOW, "ChangeRequest"));
        Responses.refuse(
                answers,
                Kind.MALFORMED,
                Kind.UNAUTHENTICATED,
                Kind.NOT_ACCEPTABLE,
                Kind.TOO_LARGE,
                Kind.UNSUPPORTED_TYPE,
                Kind.DUPLICATE,
                Kind.IN_USE,
                Kind.REFUSED,
                Kind.KEY_REUSED,
                Kind.TOO_MANY,
                Kind.UNAVAILABLE);
        List<SecurityRequirement> anyone = new ArrayList<>(List.of(OASFactory.createSecurityRequirement()));
        anyone.addAll(Introduction.known());
        item.setPOST(operation("createChangeRequest", "Request a change", REQUESTS)
                .description(
                        "Open to anyone, without a key for a few an hour, of 64 KiB each. `action` says what is asked for: a patch "
                                + "of a record, a new one, that two are merged, or that one is deleted. It is tried on the records as they "
                                + "stand, and refused if it could not be done. Those decide who may do it themselves, or the registrar. "
                                + "Everything you send is public; nothing is kept of who sent it without a key.")
                .security(anyone)
                .parameters(parameters)
                .requestBody(OASFactory.createRequestBody()
                        .required(true)
                        .content(OASFactory.createContent()
                                .addMediaType("application/json", body("ChangeRequestDraft"))))
                .responses(answers));
    }

    private void describeAnswer(PathItem item) {
        List<Parameter> parameters = new ArrayList<>(List.of(id("ChangeRequest", "change request")));
        parameters.addAll(Operations.queries(OperationParameters.ofWrite()));
        parameters.add(Operations.ifMatch());
        parameters.add(Operations.idempotencyKey());
        APIResponses answers =
                OASFactory.createAPIResponses().addAPIResponse("200", answer(Responses.NOW, "ChangeRequest"));
        refuseChange(answers);
        Responses.refuse(answers, Kind.DUPLICATE, Kind.IN_USE, Kind.KEY_REUSED);
        item.setPOST(operation("answerChangeRequest", "Accept, decline or withdraw a change request", REQUESTS)
                .description(
                        "A correction is decided by an office that may write the record, or by the registrar; a submission by those who may "
                                + "create or delete the record, or merge the two, themselves. A change that takes the "
                                + "consent of other sides is answered by their offices, each for itself. Only who "
                                + "made a request may withdraw it. What is accepted by all that have to is made at once, to the record "
                                + "as it then is; if that cannot be done, the request stays open and the refusal says why. A record "
                                + "that was changed since is merged or deleted only with `subjectVersion`.")
                .parameters(parameters)
                .requestBody(OASFactory.createRequestBody()
                        .required(true)
                        .content(OASFactory.createContent().addMediaType("application/json", body("AnswerDraft"))))
                .responses(answers));
    }

    private void describeWithdrawal(PathItem item) {
        List<Parameter> parameters = new ArrayList<>(List.of(id("ChangeRequest", "change request")));
        parameters.add(InvitationOperations.token());
        parameters.addAll(Operations.queries(OperationParameters.ofWrite()));
        parameters.add(Operations.ifMatch());
        parameters.add(Operations.idempotencyKey());
        APIResponses answers =
                OASFactory.createAPIResponses().addAPIResponse("200", answer(Responses.NOW, "ChangeRequest"));
        refuseChange(answers);
        Responses.refuse(answers, Kind.KEY_REUSED);
        item.setPOST(operation("withdrawChangeRequest", "Withdraw a change request without a key", REQUESTS)
                .description("For who asked without a key, with the token that the answer had.")
                .security(List.of())
                .parameters(parameters)
                .requestBody(OASFactory.createRequestBody()
                        .required(true)
                        .content(OASFactory.createContent().addMediaType("application/json", body("WithdrawalDraft"))))
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
        answer.addHeader("ETag", Responses.etag());
        return answer;
    }

    private static List<Parameter> andKnownAt(List<Parameter> path) {
        List<Parameter> parameters = new ArrayList<>(path);
        parameters.addAll(Operations.queries(CommonParameters.ofDay()));
        return parameters;
    }
}
