package dev.sistercity.registry.openapi.operation;

import dev.sistercity.registry.endpoint.OperationParameters;
import dev.sistercity.registry.openapi.Examples;
import dev.sistercity.registry.openapi.Responses;
import dev.sistercity.registry.openapi.Schemas;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.webhook.WebhookParameters;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Describes webhooks: the operations on them, and what they send. */
public final class WebhookOperations {

    public static final String PATH = "/v1/webhooks";

    private static final String ONE = PATH + "/{id}";
    private static final PrivateOperations.Subject WEBHOOKS =
            new PrivateOperations.Subject("Webhooks", "Webhook", "webhook", "webhooks");
    private static final Kind[] OF_READS = {
        Kind.MALFORMED, Kind.UNAUTHENTICATED, Kind.FORBIDDEN, Kind.NOT_FOUND, Kind.NOT_ACCEPTABLE, Kind.UNAVAILABLE
    };

    private static final String MAKING = """
            You are told of every change after this one that matches all filters, in the order of the log, at least once, by \
            a POST as in [Standard Webhooks](https://www.standardwebhooks.com): `webhook-id` (the same in every attempt), \
            `webhook-timestamp` and `webhook-signature`, which is `v1,` and the base64 of HMAC-SHA256 over \
            `<id>.<timestamp>.<body>`, made with the bytes that `secret` has in base64 after `whsec_`. The secret is in this \
            answer and never again: a repetition of the request answers without it. Answer 2xx within 15 seconds. Anything \
            else is tried again after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h and 24 h, or later if `Retry-After` asks \
            for it; those behind it wait meanwhile. Then it is given up, and the webhook is disabled if nothing else has got \
            through for three days. 410 disables it at once. Only https, and only addresses of the public internet, are \
            called; redirects are not followed.""";

    private final PrivateOperations common;
    private final Examples examples;

    public WebhookOperations(PrivateOperations common, Examples examples) {
        this.common = common;
        this.examples = examples;
    }

    public void describe(String path, PathItem item) {
        switch (path) {
            case PATH -> common.describeCollection(item, WEBHOOKS, MAKING);
            case ONE -> {
                common.describeItem(item, WEBHOOKS, "Its secret and its delivery log go with it.");
                item.setPATCH(update());
            }
            case ONE + "/rotate-secret" -> item.setPOST(rotate());
            case ONE + "/replay" -> item.setPOST(replay());
            case ONE + "/test" -> item.setPOST(test());
            case ONE + "/deliveries" -> item.setGET(deliveries());
            case ONE + "/deliveries/{delivery}" -> item.setGET(delivery());
            case ONE + "/deliveries/{delivery}/redeliver" -> item.setPOST(redeliver());
            default -> throw new IllegalArgumentException("Nothing describes " + path);
        }
    }

    private Operation update() {
        List<Parameter> parameters = parameters();
        parameters.add(Operations.ifMatch());
        var content = OASFactory.createMediaType().schema(Schemas.ref("WebhookPatch"));
        examples.find("WebhookPatch").ifPresent(content::setExample);
        APIResponses answers = OASFactory.createAPIResponses()
                .addAPIResponse("200", PrivateOperations.answer(Responses.NOW, "Webhook"));
        Responses.refuse(answers, OF_READS);
        Responses.refuse(
                answers, Kind.STALE, Kind.TOO_LARGE, Kind.UNSUPPORTED_TYPE, Kind.REFUSED, Kind.PRECONDITION_REQUIRED);
        return operation("updateWebhook", "Update a webhook")
                .description(
                        "With `enabled` it goes on where it stopped, and with another `url` what waits is tried at once.")
                .parameters(parameters)
                .requestBody(OASFactory.createRequestBody()
                        .required(true)
                        .content(OASFactory.createContent().addMediaType("application/merge-patch+json", content)))
                .responses(answers);
    }

    private Operation rotate() {
        List<Parameter> parameters = parameters();
        parameters.add(Operations.ifMatch());
        parameters.add(Operations.idempotencyKey());
        APIResponses answers = OASFactory.createAPIResponses()
                .addAPIResponse("200", PrivateOperations.answer(Responses.NOW, "Webhook"));
        Responses.refuse(answers, OF_READS);
        Responses.refuse(answers, Kind.STALE, Kind.KEY_REUSED, Kind.PRECONDITION_REQUIRED);
        return operation("rotateWebhookSecret", "Rotate the signing secret")
                .description(
                        "The old secret signs too for 24 hours: `webhook-signature` has both, with a space between. The "
                                + "secret is in this answer and never again: a repetition of the request answers without it.")
                .parameters(parameters)
                .responses(answers);
    }

    private Operation replay() {
        List<Parameter> parameters = parameters();
        parameters.add(Operations.idempotencyKey());
        var content = OASFactory.createMediaType().schema(Schemas.ref("ReplayDraft"));
        examples.find("ReplayDraft").ifPresent(content::setExample);
        APIResponses answers = accepted("The webhook, which delivers from there again", "Webhook");
        Responses.refuse(answers, Kind.TOO_LARGE, Kind.UNSUPPORTED_TYPE, Kind.REFUSED, Kind.KEY_REUSED);
        return operation("replayWebhook", "Replay deliveries")
                .description(
                        "Of everything after a change that matches the filters as they are now, in order. What was "
                                + "delivered before has its old `webhook-id`.")
                .parameters(parameters)
                .requestBody(OASFactory.createRequestBody()
                        .required(true)
                        .content(OASFactory.createContent().addMediaType("application/json", content)))
                .responses(answers);
    }

    private Operation test() {
        List<Parameter> parameters = parameters();
        parameters.add(Operations.idempotencyKey());
        APIResponses answers = accepted("The delivery, queued", "Delivery");
        Responses.refuse(answers, Kind.KEY_REUSED);
        return operation("testWebhook", "Send a test message")
                .description(
                        "Sends a `webhook.test`, once and at once, also where the webhook is disabled. `Location` leads to "
                                + "the delivery, which tells how it went.")
                .parameters(parameters)
                .responses(answers);
    }

    private Operation deliveries() {
        List<Parameter> parameters = new ArrayList<>(List.of(PrivateOperations.id(WEBHOOKS)));
        parameters.addAll(Operations.queries(OperationParameters.ofRevisions()));
        parameters.addAll(Operations.queries(List.of(WebhookParameters.STATUS)));
        return operation("listWebhookDeliveries", "List deliveries")
                .description("The latest first. Deliveries that are done stay for 30 days.")
                .parameters(parameters)
                .responses(PrivateOperations.read("A page of the log", "DeliveryPage", OF_READS));
    }

    private Operation delivery() {
        return operation("readWebhookDelivery", "Read a delivery")
                .description("What was sent, how often it was tried, and what the receiver answered.")
                .parameters(List.of(PrivateOperations.id(WEBHOOKS), deliveryId()))
                .responses(PrivateOperations.read(Responses.NOW, "Delivery", OF_READS));
    }

    private Operation redeliver() {
        List<Parameter> parameters = parameters();
        parameters.add(1, deliveryId());
        parameters.add(Operations.idempotencyKey());
        APIResponses answers = accepted("The delivery, queued again", "Delivery");
        Responses.refuse(answers, Kind.KEY_REUSED);
        return operation("redeliverWebhookDelivery", "Redeliver")
                .description("At once, whatever became of it and whatever waits, with its old `webhook-id`.")
                .parameters(parameters)
                .responses(answers);
    }

    private static APIResponses accepted(String description, String schema) {
        APIResponses answers = OASFactory.createAPIResponses()
                .addAPIResponse("202", PrivateOperations.answer(description, schema))
                .addAPIResponse("200", PrivateOperations.answer(Responses.NOW, schema));
        Responses.refuse(answers, OF_READS);
        return answers;
    }

    private static List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>(List.of(PrivateOperations.id(WEBHOOKS)));
        parameters.addAll(Operations.queries(OperationParameters.ofWrite()));
        return parameters;
    }

    private static Parameter deliveryId() {
        return OASFactory.createParameter()
                .name("delivery")
                .in(Parameter.In.PATH)
                .required(true)
                .description("Id of the delivery")
                .schema(Schemas.string().format("uuid"));
    }

    private static Operation operation(String id, String summary) {
        return PrivateOperations.operation(id, summary, WEBHOOKS.tag());
    }

    /** What receivers get. */
    public static void describeMessages(OpenAPI api) {
        api.getComponents()
                .addSchema(
                        "WebhookMessage",
                        OASFactory.createSchema()
                                .addType(SchemaType.OBJECT)
                                .description("What a webhook sends")
                                .required(List.of("type", "timestamp", "data"))
                                .addProperty(
                                        "type",
                                        Schemas.string()
                                                .description(
                                                        "A kind of record and what was done to it, such as "
                                                                + "`partnership.updated`; or `webhook.test`, or `history.lost`: what you were told of changes "
                                                                + "after the number `data.last` is not true any more, since the registry's database went "
                                                                + "back to an earlier state; take it back, and what came instead follows"))
                                .addProperty("timestamp", Schemas.ref("Instant"))
                                .addProperty("data", Schemas.ref("Change")));
        api.addWebhook("change", OASFactory.createPathItem().POST(receiveChange()));
    }

    private static Operation receiveChange() {
        var message = OASFactory.createMediaType().schema(Schemas.ref("WebhookMessage"));
        return OASFactory.createOperation()
                .operationId("receiveChange")
                .summary("A change has happened")
                .description("What your receiver is sent; `POST " + PATH + "` tells how it is signed.")
                .tags(List.of(WEBHOOKS.tag()))
                .security(List.of())
                .parameters(List.of(
                        sent("webhook-id", "The same in every attempt: whatever has it came before"),
                        sent("webhook-timestamp", "When this attempt was made, in seconds since 1970"),
                        sent("webhook-signature", "`v1,` and a signature; several have spaces between")))
                .requestBody(OASFactory.createRequestBody()
                        .required(true)
                        .content(OASFactory.createContent().addMediaType("application/json", message)))
                .responses(OASFactory.createAPIResponses()
                        .addAPIResponse("2XX", OASFactory.createAPIResponse().description("Received"))
                        .addAPIResponse(
                                "410", OASFactory.createAPIResponse().description("Gone: unsubscribe this receiver")));
    }

    private static Parameter sent(String name, String description) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.HEADER)
                .required(true)
                .description(description)
                .schema(Schemas.string());
    }
}
