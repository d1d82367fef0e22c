package dev.sistercity.registry.openapi.operation;

import dev.sistercity.registry.endpoint.OperationParameters;
import dev.sistercity.registry.openapi.Examples;
import dev.sistercity.registry.openapi.Introduction;
import dev.sistercity.registry.openapi.Responses;
import dev.sistercity.registry.openapi.Schemas;
import dev.sistercity.registry.shared.problem.Kind;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Describes the operations on what belongs to one caller: the same few for keys as for anything else that is private. */
public final class PrivateOperations {

    private final Examples examples;

    public PrivateOperations(Examples examples) {
        this.examples = examples;
    }

    /** @param view name of the schema that is answered; its draft's is that with {@code Draft} behind it */
    record Subject(String tag, String view, String one, String many) {}

    /** Schemas of what is answered page by page. */
    public static final List<String> VIEWS =
            List.of("ApiKey", "Webhook", "Delivery", "Invitation", "OfficeApplication", "SharedDraft");

    private static final Subject KEYS = new Subject("API keys", "ApiKey", "API key", "API keys");

    /** Whether {@link #describe} has words for a path. */
    public static boolean isOne(String path) {
        return path.equals("/v1/me")
                || path.startsWith("/v1/api-keys")
                || InvitationOperations.isOne(path)
                || DraftOperations.isOne(path)
                || DeskOperations.isOne(path);
    }

    public void describe(String path, PathItem item) {
        if (InvitationOperations.isOne(path)) {
            new InvitationOperations(this, examples).describe(path, item);
            return;
        }
        if (DraftOperations.isOne(path)) {
            new DraftOperations(this, examples).describe(path, item);
            return;
        }
        if (DeskOperations.isOne(path)) {
            DeskOperations.describe(path, item, examples);
            return;
        }
        switch (path) {
            case "/v1/api-keys" ->
                describeCollection(
                        item,
                        KEYS,
                        "Takes the role office, for a key of your own, or registrar. The key is in this answer and never "
                                + "again: a repetition of the request answers without it.");
            case "/v1/api-keys/{id}" -> describeItem(item, KEYS, "Revokes the key, at once and everywhere.");
            default -> describeMe(item);
        }
    }

    private void describeMe(PathItem item) {
        item.setGET(operation("readMe", "Who am I?", "API keys")
                .description(
                        "Who you are to the registry, for which cities you speak and until when, how far your key or "
                                + "token goes, and what you may write. An office sees its contact here, published or not.")
                .responses(read(
                        "The caller",
                        "Me",
                        Kind.MALFORMED,
                        Kind.UNAUTHENTICATED,
                        Kind.FORBIDDEN,
                        Kind.NOT_ACCEPTABLE,
                        Kind.UNAVAILABLE)));
    }

    /** The list of what is the caller's, and the making of one more. */
    void describeCollection(PathItem item, Subject subject, String making) {
        item.setGET(operation("list" + subject.view() + "s", "List your " + subject.many(), subject.tag())
                .description("Your own; for the registrar, all.")
                .parameters(Operations.queries(OperationParameters.ofRevisions()))
                .responses(read(
                        "A page of the list",
                        subject.view() + "Page",
                        Kind.MALFORMED,
                        Kind.UNAUTHENTICATED,
                        Kind.FORBIDDEN,
                        Kind.NOT_ACCEPTABLE,
                        Kind.UNAVAILABLE)));
        List<Parameter> parameters = new ArrayList<>(Operations.queries(OperationParameters.ofWrite()));
        parameters.add(Operations.idempotencyKey());
        String draft = subject.view() + "Draft";
        var content = OASFactory.createMediaType().schema(Schemas.ref(draft));
        examples.find(draft).ifPresent(content::setExample);
        APIResponses answers = OASFactory.createAPIResponses()
                .addAPIResponse("201", answer(Responses.NOW, subject.view()))
                .addAPIResponse("200", answer(Responses.NOW, subject.view()));
        Responses.refuse(
                answers,
                Kind.MALFORMED,
                Kind.UNAUTHENTICATED,
                Kind.FORBIDDEN,
                Kind.NOT_ACCEPTABLE,
                Kind.TOO_LARGE,
                Kind.UNSUPPORTED_TYPE,
                Kind.REFUSED,
                Kind.UNAVAILABLE);
        item.setPOST(operation("create" + subject.view(), "Create a new " + subject.one(), subject.tag())
                .description(making)
                .parameters(parameters)
                .requestBody(OASFactory.createRequestBody()
                        .required(true)
                        .content(OASFactory.createContent().addMediaType("application/json", content)))
                .responses(answers));
    }

    /** One of them, and its end. */
    void describeItem(PathItem item, Subject subject, String ending) {
        item.setGET(operation("read" + subject.view(), "Read one of your " + subject.many(), subject.tag())
                .description("For its owner and the registrar.")
                .parameters(List.of(id(subject)))
                .responses(read(
                        Responses.NOW,
                        subject.view(),
                        Kind.MALFORMED,
                        Kind.UNAUTHENTICATED,
                        Kind.FORBIDDEN,
                        Kind.NOT_FOUND,
                        Kind.NOT_ACCEPTABLE,
                        Kind.UNAVAILABLE)));
        List<Parameter> parameters = new ArrayList<>(List.of(id(subject)));
        parameters.addAll(Operations.queries(OperationParameters.ofWrite()));
        parameters.add(Operations.ifMatch());
        APIResponses answers = OASFactory.createAPIResponses()
                .addAPIResponse("204", OASFactory.createAPIResponse().description("Deleted"));
        Responses.refuse(
                answers,
                Kind.MALFORMED,
                Kind.UNAUTHENTICATED,
                Kind.FORBIDDEN,
                Kind.NOT_FOUND,
                Kind.STALE,
                Kind.PRECONDITION_REQUIRED,
                Kind.UNAVAILABLE);
        item.setDELETE(operation("delete" + subject.view(), "Delete one of your " + subject.many(), subject.tag())
                .description(ending)
                .parameters(parameters)
                .responses(answers));
    }

    static Parameter id(Subject subject) {
        return OASFactory.createParameter()
                .name("id")
                .in(Parameter.In.PATH)
                .required(true)
                .description("Id of the " + subject.one())
                .schema(Schemas.string().format("uuid"));
    }

    static Operation operation(String id, String summary, String tag) {
        return OASFactory.createOperation()
                .operationId(id)
                .summary(summary)
                .tags(List.of(tag))
                .security(Introduction.known());
    }

    static APIResponses read(String description, String schema, Kind... refusals) {
        APIResponses answers = OASFactory.createAPIResponses()
                .addAPIResponse("200", answer(description, schema))
                .addAPIResponse(
                        "304",
                        OASFactory.createAPIResponse()
                                .description("Not modified: If-None-Match names the current version"));
        Responses.refuse(answers, refusals);
        return answers;
    }

    static APIResponse answer(String description, String schema) {
        APIResponse answer = OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent()
                        .addMediaType(
                                "application/json", OASFactory.createMediaType().schema(Schemas.ref(schema))));
        answer.addHeader("ETag", Responses.etag());
        return answer;
    }
}
