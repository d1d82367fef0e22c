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

    private static final String NAMES = "names";
    private static final String PARTICIPANTS = "participants";

    /** The lists of items in the records of a schema, each with the schema of its items; and the tag of the operations. */
    private record Items(String schema, String tag, Map<String, String> lists) {}

    /** By collection. */
    private static final Map<String, Items> ITEMS = Map.of(
            "partnerships",
            new Items(
                    "Partnership",
                    "Partnerships",
                    Map.of("milestones", "Milestone", "parties", "Party", "agreements", "SignedAgreement")),
            "cities",
            new Items("City", "Cities", Map.of(NAMES, "Name")),
            "forums",
            new Items("Forum", "Forums", Map.of(NAMES, "Name", "sessions", "Session", PARTICIPANTS, "Participant")),
            "forum-series",
            new Items("ForumSeries", "Forum series", Map.of(NAMES, "Name")),
            "exchanges",
            new Items("Exchange", "Exchanges", Map.of(PARTICIPANTS, "Participant")),
            "platforms",
            new Items("Platform", "Platforms", Map.of(NAMES, "Name")),
            "projects",
            new Items("Project", "Projects", Map.of(NAMES, "Name")),
            "networks",
            new Items("Network", "Networks", Map.of(NAMES, "Name")),
            "campaigns",
            new Items("Campaign", "Campaigns", Map.of(NAMES, "Name", "media", "Medium", "placements", "Placement")),
            "offices",
            new Items("Office", "Offices", Map.of(NAMES, "Name")));

    private final String record;
    private final String tag;
    private final String one;
    private final String draft;

    private ItemOperations(String path) {
        Items items = ITEMS.get(path.split("/")[2]);
        this.record = items.schema();
        this.tag = items.tag();
        this.one = items.lists().get(path.split("/")[4]);
        this.draft = draft(one);
    }

    public static boolean isOne(String path) {
        String[] segments = path.split("/");
        return segments.length > 4
                && ITEMS.containsKey(segments[2])
                && ITEMS.get(segments[2]).lists().containsKey(segments[4]);
    }

    /** Schemas of items, as they are shown. */
    public static List<String> schemas() {
        return ITEMS.values().stream()
                .flatMap(items -> items.lists().values().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** The schema of an item as it is sent; names are sent as they are shown. */
    public static String draft(String one) {
        return one.equals("Name") ? one : one + "Draft";
    }

    public static void describe(String path, PathItem item) {
        new ItemOperations(path).describe(item);
    }

    /** Names are of many kinds of records, and so are participants. */
    private String id(String verb) {
        return verb + (record.equals("Partnership") ? "" : record) + one;
    }

    private void describe(PathItem item) {
        List<Parameter> at = new ArrayList<>(List.of(
                parameter("id", "Id of the record").schema(Schemas.string().format("uuid"))));
        if (item.getPOST() != null) {
            item.setPOST(write(
                    id("add"),
                    (noun().equals("agreement") ? "Add an " : "Add a ") + noun(),
                    at,
                    draft,
                    "application/json"));
            item.getPOST().addParameter(Operations.idempotencyKey());
            APIResponse made = record("The record with it");
            made.addHeader("Location", Responses.header("Address of the new item"));
            item.getPOST().getResponses().addAPIResponse("201", made);
            Responses.refuse(item.getPOST().getResponses(), Kind.KEY_REUSED);
            return;
        }
        at.add(parameter("item", "Id of the item in the record").schema(Schemas.string()));
        String noun = noun();
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
        item.setGET(operation(id("read"), "Read one " + noun)
                .security(List.of())
                .parameters(readable)
                .responses(found));
        item.setPATCH(write(id("change"), "Change one " + noun, at, one + "Patch", "application/merge-patch+json"));
        item.setDELETE(write(id("remove"), "Remove one " + noun, at, null, null));
    }

    private Operation write(String id, String summary, List<Parameter> at, String body, String mediaType) {
        List<Parameter> parameters = new ArrayList<>(at);
        parameters.addAll(Operations.queries(OperationParameters.ofWrite()));
        parameters.add(Operations.ifMatch());
        APIResponses answers = OASFactory.createAPIResponses().addAPIResponse("200", record(Responses.NOW));
        if (record.equals("Partnership")) {
            answers.addAPIResponse(
                    "202",
                    answer("All sides have to agree: the others are asked by a change request", "ChangeRequest"));
        }
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
                .description("By the rules for a PATCH of the record, with its `ETag`.")
                .parameters(parameters)
                .responses(answers);
        return body == null
                ? operation
                : operation.requestBody(OASFactory.createRequestBody()
                        .required(true)
                        .content(OASFactory.createContent()
                                .addMediaType(
                                        mediaType, OASFactory.createMediaType().schema(Schemas.ref(body)))));
    }

    private Operation operation(String id, String summary) {
        return OASFactory.createOperation()
                .operationId(id)
                .summary(summary)
                .tags(List.of(tag))
                .security(Introduction.known());
    }

    private static Parameter parameter(String name, String description) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.PATH)
                .required(true)
                .description(description);
    }

    private APIResponse record(String description) {
        return answer(description, record);
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
    private String noun() {
        return one.equals("SignedAgreement") ? "agreement" : one.toLowerCase(java.util.Locale.ROOT);
    }
}
