package dev.sistercity.registry.openapi.operation;

import dev.sistercity.registry.endpoint.OperationParameters;
import dev.sistercity.registry.openapi.Introduction;
import dev.sistercity.registry.openapi.Responses;
import dev.sistercity.registry.openapi.Schemas;
import dev.sistercity.registry.shared.problem.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Describes the items of lists in records: read, added, changed and removed one by one. */
public final class ItemOperations {

    private static final String RECORD = "/v1/partnerships/{id}/";
    /** Schemas of the items, by the names of their lists. */
    private static final Map<String, String> SCHEMAS =
            Map.of("milestones", "Milestone", "parties", "Party", "agreements", "SignedAgreement");

    private ItemOperations() {}

    public static boolean isOne(String path) {
        return path.startsWith(RECORD) && SCHEMAS.containsKey(list(path));
    }

    private static String list(String path) {
        return path.substring(RECORD.length()).split("/")[0];
    }

    public static void describe(String path, PathItem item) {
        String one = SCHEMAS.get(list(path));
        List<Parameter> at = new ArrayList<>(List.of(
                parameter("id", "Id of the partnership").schema(Schemas.string().format("uuid"))));
        if (item.getPOST() != null) {
            item.setPOST(write(
                    "add" + one,
                    (noun(one).equals("agreement") ? "Add an " : "Add a ") + noun(one),
                    at,
                    one + "Draft",
                    "application/json"));
            item.getPOST().addParameter(Operations.idempotencyKey());
            APIResponse made = record("The partnership with it");
            made.addHeader("Location", Responses.header("Address of the new item"));
            item.getPOST().getResponses().addAPIResponse("201", made);
            Responses.refuse(item.getPOST().getResponses(), Kind.KEY_REUSED);
            return;
        }
        at.add(parameter("item", "Id of the item in the record").schema(Schemas.string()));
        String noun = noun(one);
        APIResponses found = OASFactory.createAPIResponses()
                .addAPIResponse("200", answer("The item", one))
                .addAPIResponse(
                        "304",
                        OASFactory.createAPIResponse()
                                .description("Not modified: If-None-Match names the current version"));
        Responses.refuse(
                found, Kind.MERGED, Kind.MALFORMED, Kind.NOT_FOUND, Kind.NOT_ACCEPTABLE, Kind.GONE, Kind.UNAVAILABLE);
        List<Parameter> readable = new ArrayList<>(at);
        readable.addAll(Operations.queries(OperationParameters.ofPart()));
        item.setGET(operation("read" + one, "Read one " + noun)
                .security(List.of())
                .parameters(readable)
                .responses(found));
        item.setPATCH(write("change" + one, "Change one " + noun, at, one + "Patch", "application/merge-patch+json"));
        item.setDELETE(write("remove" + one, "Remove one " + noun, at, null, null));
    }

    private static Operation write(String id, String summary, List<Parameter> at, String draft, String mediaType) {
        List<Parameter> parameters = new ArrayList<>(at);
        parameters.addAll(Operations.queries(OperationParameters.ofWrite()));
        parameters.add(Operations.ifMatch());
        APIResponses answers = OASFactory.createAPIResponses()
                .addAPIResponse("200", record(Responses.NOW))
                .addAPIResponse(
                        "202",
                        answer("All sides have to agree: the others are asked by a change request", "ChangeRequest"));
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
        Operation operation = operation(id, summary)
                .description("By the rules for a PATCH of the partnership, with its `ETag`.")
                .parameters(parameters)
                .responses(answers);
        return draft == null
                ? operation
                : operation.requestBody(OASFactory.createRequestBody()
                        .required(true)
                        .content(OASFactory.createContent()
                                .addMediaType(
                                        mediaType, OASFactory.createMediaType().schema(Schemas.ref(draft)))));
    }

    private static Operation operation(String id, String summary) {
        return OASFactory.createOperation()
                .operationId(id)
                .summary(summary)
                .tags(List.of("Partnerships"))
                .security(Introduction.known());
    }

    private static Parameter parameter(String name, String description) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.PATH)
                .required(true)
                .description(description);
    }

    private static APIResponse record(String description) {
        return answer(description, "Partnership");
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

    /** The word for one. */
    private static String noun(String schema) {
        return schema.equals("SignedAgreement") ? "agreement" : schema.toLowerCase(java.util.Locale.ROOT);
    }
}
