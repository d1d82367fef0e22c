package dev.sistercity.registry.openapi.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.shared.problem.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Shows under each refusal the problem that it is answered with, one for each kind. */
public final class RefusalExamples {

    private static final Pattern SLUG = Pattern.compile("/problems/([a-z-]+)");
    private static final String PROBLEM = "/content/application~1problem+json";

    /** What is wrong in a case; of other kinds the first sentence of their explanation says as much. */
    private static final Map<Kind, String> DETAILS = Map.of(
            Kind.MALFORMED, "limit must be a whole number from 1 to 200",
            Kind.NOT_FOUND, "There is no such record",
            Kind.DUPLICATE, "The registry has this record already",
            Kind.STALE, "The record is at version 5; If-Match names another",
            Kind.REFUSED, "established must not be after ended",
            Kind.UNAVAILABLE, "The database cannot be reached; try again in 5 seconds");

    private RefusalExamples() {}

    public static void show(ObjectNode document) {
        for (JsonNode item : document.get("paths")) {
            for (JsonNode operation : item) {
                operation.path("responses").forEach(RefusalExamples::show);
            }
        }
        document.at("/components/responses").forEach(RefusalExamples::show);
    }

    private static void show(JsonNode response) {
        if (!(response.at(PROBLEM) instanceof ObjectNode content)) {
            return;
        }
        List<Kind> kinds = kinds(response.path("description").asText());
        if (kinds.size() == 1) {
            content.set("example", example(content, kinds.get(0)));
        } else if (!kinds.isEmpty()) {
            show(content, kinds);
        }
    }

    /** Shows several problems by name. */
    public static void show(ObjectNode content, List<Kind> kinds) {
        ObjectNode examples = content.putObject("examples");
        kinds.forEach(kind ->
                examples.putObject(kind.slug()).put("summary", kind.title()).set("value", example(content, kind)));
    }

    /** The problems that the description of an answer names. */
    public static List<Kind> kinds(String description) {
        List<Kind> kinds = new ArrayList<>();
        SLUG.matcher(description).results().forEach(slug -> {
            for (Kind kind : Kind.values()) {
                if (kind.slug().equals(slug.group(1)) && !kinds.contains(kind)) {
                    kinds.add(kind);
                }
            }
        });
        return kinds;
    }

    private static ObjectNode example(ObjectNode factory, Kind kind) {
        ObjectNode problem = factory.objectNode()
                .put("type", kind.type())
                .put("title", kind.title())
                .put("status", kind.status())
                .put("detail", DETAILS.getOrDefault(kind, firstSentence(kind)))
                .put("requestId", "8c1f0e2b7a6d4c35");
        if (kind == Kind.MALFORMED || kind == Kind.REFUSED) {
            ArrayNode errors = problem.putArray("errors");
            errors.addObject()
                    .put(
                            kind == Kind.MALFORMED ? "parameter" : "pointer",
                            kind == Kind.MALFORMED ? "limit" : "/established")
                    .put(
                            "detail",
                            kind == Kind.MALFORMED
                                    ? "must be a whole number from 1 to 200"
                                    : "must not be after ended");
        }
        if (kind == Kind.DUPLICATE || kind == Kind.MERGED) {
            problem.put("existing", "/v1/cities/01a1fc43-c14a-7fad-9863-1b10b7a955f4");
        }
        return problem;
    }

    private static String firstSentence(Kind kind) {
        return kind.explanation().replaceFirst("(?s)[.:;] .*", ".");
    }
}
