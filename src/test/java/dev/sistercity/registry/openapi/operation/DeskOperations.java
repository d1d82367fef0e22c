package dev.sistercity.registry.openapi.operation;

import dev.sistercity.registry.endpoint.OperationParameters;
import dev.sistercity.registry.openapi.Examples;
import dev.sistercity.registry.openapi.Responses;
import dev.sistercity.registry.openapi.Schemas;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.problem.Kind;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Describes an office's desk and its feeds. */
final class DeskOperations {

    private static final String DESK = "/v1/desk";
    private static final String TAG = "Desk";

    private DeskOperations() {}

    static boolean isOne(String path) {
        return path.startsWith(DESK);
    }

    static void describe(String path, PathItem item, Examples examples) {
        switch (path) {
            case DESK -> item.setGET(read());
            case DESK + "/feed" -> {
                item.setPOST(make());
                item.setDELETE(
                        drop("deleteDeskFeed", "End the addresses of your desk", "The addresses are good no more"));
            }
            case DESK + "/feed.atom" -> item.setGET(feed("Atom", "Atom", "application/atom+xml"));
            case DESK + "/feed.ics" -> item.setGET(feed("Calendar", "iCalendar", "text/calendar"));
            case DESK + "/digest" -> {
                item.setGET(readDigest());
                item.setPOST(makeDigest(examples));
                item.setDELETE(drop("deleteDeskDigest", "End your desk by mail", "The desk is sent nowhere any more"));
            }
            default -> throw new IllegalArgumentException("Nothing describes " + path);
        }
    }

    private static Operation read() {
        return PrivateOperations.operation("readDesk", "Read your desk", TAG)
                .description(
                        "For your cities and the units under them: what awaits your word, what awaits others, what is said "
                                + "about you, what ends soon, anniversaries and open commitments.")
                .responses(PrivateOperations.read(
                        "The desk",
                        "Desk",
                        Kind.MALFORMED,
                        Kind.UNAUTHENTICATED,
                        Kind.FORBIDDEN,
                        Kind.NOT_ACCEPTABLE,
                        Kind.UNAVAILABLE));
    }

    private static Operation readDigest() {
        return PrivateOperations.operation("readDeskDigest", "Read where your desk is sent", TAG)
                .description("Whether the address was confirmed, and when the next mail is due.")
                .responses(PrivateOperations.read(
                        "Where, and how often",
                        "DeskDigest",
                        Kind.MALFORMED,
                        Kind.UNAUTHENTICATED,
                        Kind.FORBIDDEN,
                        Kind.NOT_ACCEPTABLE,
                        Kind.UNAVAILABLE));
    }

    private static Operation makeDigest(Examples examples) {
        var content = OASFactory.createMediaType().schema(Schemas.ref("DeskDigestDraft"));
        examples.find("DeskDigestDraft").ifPresent(content::setExample);
        Operation operation = make("DeskDigest", "Where, and how often");
        Responses.refuse(operation.getResponses(), Kind.REFUSED, Kind.TOO_LARGE, Kind.UNSUPPORTED_TYPE, Kind.TOO_MANY);
        return operation
                .operationId("createDeskDigest")
                .summary("Have your desk sent by mail")
                .description(
                        "Takes the role office. The address gets a link to confirm it; until it is followed within seven "
                                + "days, nothing else is sent there. One address at a time: another one takes its place. Each "
                                + "mail has a link to end them. Refused where the registry sends no mail.")
                .requestBody(OASFactory.createRequestBody()
                        .required(true)
                        .content(OASFactory.createContent().addMediaType("application/json", content)));
    }

    private static Operation make() {
        return make("DeskFeed", "The addresses")
                .operationId("createDeskFeed")
                .summary("Subscribe to your desk")
                .description(
                        "Takes the role office. The addresses are secret, in this answer and never again; who has one "
                                + "reads your desk. Those that were made before end.");
    }

    /** @param schema of what is made */
    private static Operation make(String schema, String made) {
        List<Parameter> parameters = new ArrayList<>(Operations.queries(OperationParameters.ofWrite()));
        parameters.add(Operations.idempotencyKey());
        APIResponses answers = OASFactory.createAPIResponses()
                .addAPIResponse("201", PrivateOperations.answer(made, schema))
                .addAPIResponse("200", PrivateOperations.answer(Responses.NOW, schema));
        Responses.refuse(
                answers,
                Kind.MALFORMED,
                Kind.UNAUTHENTICATED,
                Kind.FORBIDDEN,
                Kind.NOT_ACCEPTABLE,
                Kind.KEY_REUSED,
                Kind.UNAVAILABLE);
        return PrivateOperations.operation(null, null, TAG)
                .parameters(parameters)
                .responses(answers);
    }

    private static Operation drop(String id, String summary, String done) {
        APIResponses answers = OASFactory.createAPIResponses()
                .addAPIResponse("204", OASFactory.createAPIResponse().description(done));
        Responses.refuse(answers, Kind.MALFORMED, Kind.UNAUTHENTICATED, Kind.FORBIDDEN, Kind.UNAVAILABLE);
        return PrivateOperations.operation(id, summary, TAG)
                .description("Takes the role office.")
                .parameters(Operations.queries(OperationParameters.ofWrite()))
                .responses(answers);
    }

    private static Operation feed(String id, String words, String type) {
        APIResponses answers = OASFactory.createAPIResponses()
                .addAPIResponse(
                        "200",
                        OASFactory.createAPIResponse()
                                .description("The desk")
                                .content(OASFactory.createContent()
                                        .addMediaType(
                                                type,
                                                OASFactory.createMediaType().schema(Schemas.string()))));
        Responses.refuse(answers, Kind.MALFORMED, Kind.NOT_FOUND, Kind.UNAVAILABLE);
        return PrivateOperations.operation("readDesk" + id, "Read a desk as " + words, TAG)
                .description("By its secret address, for programs that send no key.")
                .security(List.of())
                .parameters(List.of(
                        Operations.queries(List.of(ListParameter.text("token", "The secret of the address", null)))
                                .get(0)
                                .required(true)))
                .responses(answers);
    }
}
