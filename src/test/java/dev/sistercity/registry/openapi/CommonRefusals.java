package dev.sistercity.registry.openapi;

import static java.util.Comparator.comparing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.openapi.operation.RefusalExamples;
import dev.sistercity.registry.shared.problem.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts into one answer of an operation, {@code default}, what is refused whatever the operation is about: of the request, its caller
 * and the service. What is refused for the record's sake keeps its own status. The answer names each problem with its status, so
 * that no less is said than before.
 */
public final class CommonRefusals {

    static final String OTHERS = "default";

    private static final Set<Kind> COMMON = EnumSet.of(
            Kind.MALFORMED,
            Kind.UNAUTHENTICATED,
            Kind.FORBIDDEN,
            Kind.NOT_ACCEPTABLE,
            Kind.TOO_SLOW,
            Kind.HISTORY_LOST,
            Kind.STALE,
            Kind.TOO_LARGE,
            Kind.UNSUPPORTED_TYPE,
            Kind.PRECONDITION_REQUIRED,
            Kind.TOO_MANY,
            Kind.UNAVAILABLE);

    private CommonRefusals() {}

    static void join(ObjectNode document) {
        JsonNode headers = document.at("/components/responses/TooManyRequests/headers");
        for (JsonNode path : document.get("paths")) {
            for (JsonNode operation : path) {
                if (operation.path("responses").has(Integer.toString(Kind.TOO_MANY.status()))) {
                    join((ObjectNode) operation.get("responses"), headers, document);
                }
            }
        }
        ObjectNode responses = (ObjectNode) document.at("/components/responses");
        List.of("TooManyRequests", "BodyTooSlow").forEach(responses::remove);
    }

    private static void join(ObjectNode responses, JsonNode headers, JsonNode document) {
        List<Kind> common = new ArrayList<>();
        for (Map.Entry<String, JsonNode> response : List.copyOf(responses.properties())) {
            String description =
                    resolved(response.getValue(), document).path("description").asText();
            List<Kind> kinds = RefusalExamples.kinds(description);
            if (!kinds.isEmpty() && COMMON.containsAll(kinds)) {
                common.addAll(kinds);
                responses.remove(response.getKey());
            } else if (kinds.contains(Kind.HISTORY_LOST)) {
                common.add(Kind.HISTORY_LOST);
            }
        }
        common.sort(comparing(Kind::status));
        ObjectNode joined = responses.putObject(OTHERS);
        joined.put(
                "description",
                common.stream()
                        .map(kind -> kind.slug() + " (" + kind.status() + ")")
                        .collect(Collectors.joining(", ", "Refused: ", ". [What each means](/problems)")));
        ObjectNode content = joined.putObject("content").putObject("application/problem+json");
        content.putObject("schema").put("$ref", "#/components/schemas/Problem");
        RefusalExamples.show(content, common);
        joined.set("headers", headers.deepCopy());
    }

    private static JsonNode resolved(JsonNode node, JsonNode document) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    /** The statuses that an operation answers: those that it names, and those of the problems in {@code default}. */
    public static Set<Integer> statuses(JsonNode operation, JsonNode document) {
        Set<Integer> statuses = new LinkedHashSet<>();
        operation.path("responses").properties().forEach(response -> {
            if (response.getKey().equals(OTHERS)) {
                JsonNode content = resolved(response.getValue(), document).at("/content/application~1problem+json");
                content.path("examples")
                        .forEach(example -> statuses.add(
                                resolved(example, document).at("/value/status").asInt()));
            } else {
                statuses.add(Integer.parseInt(response.getKey()));
            }
        });
        return statuses;
    }
}
