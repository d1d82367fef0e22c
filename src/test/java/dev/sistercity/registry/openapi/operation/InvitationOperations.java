package dev.sistercity.registry.openapi.operation;

import dev.sistercity.registry.endpoint.OperationParameters;
import dev.sistercity.registry.openapi.Examples;
import dev.sistercity.registry.openapi.Introduction;
import dev.sistercity.registry.openapi.Responses;
import dev.sistercity.registry.openapi.Schemas;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.problem.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Describes how offices come to the registry: by invitations, and by applications. */
final class InvitationOperations {

    private static final String INVITATIONS = "/v1/invitations";
    private static final String APPLICATIONS = "/v1/office-applications";
    private static final PrivateOperations.Subject INVITATION =
            new PrivateOperations.Subject("Invitations", "Invitation", "invitation", "invitations");
    private static final PrivateOperations.Subject APPLICATION =
            new PrivateOperations.Subject("Office applications", "OfficeApplication", "application", "applications");
    private static final Kind[] OF_READS = {
        Kind.MALFORMED, Kind.NOT_FOUND, Kind.NOT_ACCEPTABLE, Kind.UNAVAILABLE,
    };

    private final PrivateOperations common;
    private final Examples examples;

    InvitationOperations(PrivateOperations common, Examples examples) {
        this.common = common;
        this.examples = examples;
    }

    static boolean isOne(String path) {
        return path.startsWith(INVITATIONS) || path.startsWith(APPLICATIONS);
    }

    void describe(String path, PathItem item) {
        switch (path) {
            case INVITATIONS ->
                common.describeCollection(
                        item,
                        INVITATION,
                        "Takes the role office, for the other side of a partnership or proposal of your city, if that has no "
                                + "office yet; or registrar. `link` is for them: it is good once, and is in this answer and "
                                + "never again. Send it yourself, or give an `email` where the registry sends mail.");
            case INVITATIONS + "/open" -> item.setGET(open());
            case INVITATIONS + "/{id}" ->
                common.describeItem(item, INVITATION, "Takes an invitation back that was not used.");
            case APPLICATIONS -> applications(item);
            case APPLICATIONS + "/{id}" ->
                item.setGET(operation("readOfficeApplication", "Read an application")
                        .description("For who sent it, with its token as `Registry-Token`, and for the registrar.")
                        .parameters(List.of(PrivateOperations.id(APPLICATION), token()))
                        .responses(PrivateOperations.read(Responses.NOW, "OfficeApplication", OF_READS)));
            case APPLICATIONS + "/{id}/proof" -> item.setPOST(prove());
            case APPLICATIONS + "/{id}/decision" -> item.setPOST(decide());
            case APPLICATIONS + "/{id}/key" -> item.setPOST(key());
            default -> throw new IllegalArgumentException("Nothing describes " + path);
        }
    }

    private static Operation open() {
        Parameter token = Operations.queries(
                        List.of(ListParameter.text("token", "The token of the invitation, from its link", null)))
                .get(0)
                .required(true);
        return operation("openInvitation", "Follow the link of an invitation")
                .tags(List.of(INVITATION.tag()))
                .description("What it is about and how to apply. Without the token of an open invitation: 404.")
                .parameters(List.of(token))
                .responses(PrivateOperations.read("The invitation", "InvitationPreview", OF_READS));
    }

    private void applications(PathItem item) {
        common.describeCollection(
                item,
                APPLICATION,
                "Takes no key. With an invitation's token the city is known; without, name it. `token` in the answer is shown "
                        + "once: send it as `Registry-Token` to follow the application. Where `proof` is answered, a file on the "
                        + "city's own domain has it accepted at once; otherwise the registrar decides.");
        item.getGET()
                .summary("List applications")
                .description("Takes the role registrar.")
                .parameters(Stream.concat(
                                Operations.queries(OperationParameters.ofRevisions()).stream(),
                                Operations.queries(List.of(ListParameter.choice(
                                                "status",
                                                "Where it stands",
                                                List.of("open", "accepted", "declined"),
                                                "open")))
                                        .stream())
                        .toList());
        item.getPOST().summary("Apply to write for a city").setSecurity(Introduction.optional());
    }

    private static Operation prove() {
        APIResponses answers = OASFactory.createAPIResponses()
                .addAPIResponse("200", PrivateOperations.answer(Responses.NOW, "OfficeApplication"));
        Responses.refuse(answers, OF_READS);
        Responses.refuse(answers, Kind.REFUSED, Kind.KEY_REUSED);
        return operation("proveOfficeApplication", "Have the proof looked for")
                .description(
                        "Reads the file that `proof` names, over https, from an address of the public internet and without "
                                + "following redirects; it has to contain `proof.content` and nothing else. The application is "
                                + "accepted by that.")
                .parameters(parameters())
                .responses(answers);
    }

    private static Operation key() {
        APIResponses answers = OASFactory.createAPIResponses()
                .addAPIResponse("201", PrivateOperations.answer("The key", "ApiKey"))
                .addAPIResponse("200", PrivateOperations.answer(Responses.NOW, "ApiKey"));
        Responses.refuse(answers, OF_READS);
        Responses.refuse(answers, Kind.REFUSED, Kind.KEY_REUSED);
        return operation("takeOfficeKey", "Take the key of the new office")
                .description("Once, when the application is accepted. The key is in this answer and never again.")
                .parameters(parameters())
                .responses(answers);
    }

    private Operation decide() {
        List<Parameter> parameters = new ArrayList<>(List.of(PrivateOperations.id(APPLICATION)));
        parameters.addAll(Operations.queries(OperationParameters.ofWrite()));
        parameters.add(Operations.ifMatch());
        parameters.add(Operations.idempotencyKey());
        var content = OASFactory.createMediaType().schema(Schemas.ref("ApplicationDecisionDraft"));
        examples.find("ApplicationDecisionDraft").ifPresent(content::setExample);
        APIResponses answers = OASFactory.createAPIResponses()
                .addAPIResponse("200", PrivateOperations.answer(Responses.NOW, "OfficeApplication"));
        Responses.refuse(answers, OF_READS);
        Responses.refuse(
                answers,
                Kind.UNAUTHENTICATED,
                Kind.FORBIDDEN,
                Kind.STALE,
                Kind.TOO_LARGE,
                Kind.UNSUPPORTED_TYPE,
                Kind.REFUSED,
                Kind.KEY_REUSED,
                Kind.PRECONDITION_REQUIRED);
        return operation("decideOfficeApplication", "Accept or decline an application")
                .description(
                        "Takes the role registrar. Accepting makes the office; its key is the applicant's to take.")
                .security(Introduction.known())
                .parameters(parameters)
                .requestBody(OASFactory.createRequestBody()
                        .required(true)
                        .content(OASFactory.createContent().addMediaType("application/json", content)))
                .responses(answers);
    }

    private static List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>(List.of(PrivateOperations.id(APPLICATION), token()));
        parameters.addAll(Operations.queries(OperationParameters.ofWrite()));
        parameters.add(Operations.idempotencyKey());
        return parameters;
    }

    static Parameter token() {
        return OASFactory.createParameter()
                .name("Registry-Token")
                .in(Parameter.In.HEADER)
                .description("The token that the answer to your request showed")
                .schema(Schemas.string().maxLength(200));
    }

    private static Operation operation(String id, String summary) {
        return PrivateOperations.operation(id, summary, APPLICATION.tag()).security(List.of());
    }
}
