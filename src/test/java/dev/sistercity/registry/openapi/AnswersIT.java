package dev.sistercity.registry.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.PreparedData;
import dev.sistercity.registry.support.RegistryProcess;
import dev.sistercity.registry.support.StarterRegistry;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs each operation of the contract as its example says, on the packaged registry with its starter data, and holds each answer
 * against the schema that the contract has for it.
 */
class AnswersIT {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    /** What takes a file or never ends; each has a test of its own. */
    static final Set<String> OTHERWISE = Set.of(
            "post /v1/restorations",
            "post /v1/gazetteer/imports",
            "post /v1/imports",
            "get /v1/changes/stream",
            "get /v1/jobs/{id}/stream");

    /** What takes two offices and what they have made: each has a test of its own. */
    static final Pattern OF_OFFICES = Pattern.compile(
            ".* /v1/(?:drafts|desk|invitations|office-applications)(?:/.*)?|.*/partner-requests/\\{id}/answers|.*/withdrawal");

    /** What the records that come along all have, and others need not; {@code Name} and {@code Quantity} are also sent. */
    private static final Set<String> BY_CHANCE = Set.of(
            "City.region",
            "City.subdivisionCode",
            "CityMetrics.rankByBetweenness",
            "CityMetrics.rankByPartners",
            "Conflict.recordValue",
            "Milestone.date",
            "Name.id",
            "Name.kind",
            "Participant.id",
            "Partnership.kindAsStated",
            "Quantity.qualifier",
            "Region.subdivisionCode",
            "Source.title",
            "SourceRef.title",
            "SubjectRef.title");

    private static final List<Integer> DONE = List.of(200, 201, 202, 204);

    /** Patterns of operations that the state of the starter data refuses, and how. */
    private static final Map<String, List<Integer>> REFUSED_BY_STATE = Map.of(
            // The record stands.
            "post .*/(restore|unmerge)", List.of(409),
            // Others refer to it; a partnership has two parties at least.
            "delete (?!.*/(media|agreements)/).*", List.of(200, 204, 409, 422),
            // The records of the examples have none.
            "(get|patch|delete) .*/(media|agreements)/\\{item}", List.of(404),
            // No two of its records are of the same thing.
            "post .*/merge", List.of(200, 422),
            "get /v1/duplicates/\\{id}", List.of(404),
            // The job has ended, and its row waits for a decision.
            "post /v1/(jobs/\\{id}/cancel|reviews/\\{id}/reopen)", List.of(422),
            // It speaks for no side, and shows nothing.
            "put .*/confirmations/\\{city}|post .*/plays", List.of(403),
            // Where no name server is asked, the host of the example has no address.
            "(post|patch) /v1/webhooks(/\\{id})?", List.of(200, 422));

    private static RegistryProcess registry;
    private static JsonNode document;
    private static AnswerSchemas schemas;
    private static ExampleRequests examples;

    @BeforeAll
    static void start() throws IOException {
        registry = StarterRegistry.started(new RegistryProcess(
                PreparedData.directory(),
                Map.of(
                        "registry.bootstrap-key",
                        StarterRegistry.KEY,
                        "registry.webhooks.allow-http",
                        "true",
                        "registry.webhooks.allowed-networks",
                        "127.0.0.2/32")));
        document = ExampleRequests.json(Files.readString(ContractFiles.FOLDER.resolve("openapi.json")));
        schemas = new AnswerSchemas(document);
        examples = new ExampleRequests(registry.base(), document);
        examples.make();
    }

    @AfterAll
    static void stop() {
        registry.close();
    }

    private interface Visitor {
        void visit(String method, String path, JsonNode operation);
    }

    private static void forEachOperation(Visitor visitor) {
        document.get("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(operation -> METHODS.contains(operation.getKey()))
                .forEach(operation -> visitor.visit(operation.getKey(), path.getKey(), operation.getValue())));
    }

    @TestFactory
    List<DynamicTest> each_operation_runs_as_its_example_says() {
        List<DynamicTest> tests = new ArrayList<>();
        forEachOperation((method, path, operation) -> {
            String operationOf = method + " " + path;
            if (!OTHERWISE.contains(operationOf)
                    && !OF_OFFICES.matcher(operationOf).matches()) {
                tests.add(DynamicTest.dynamicTest(method + " " + path, () -> run(method, path, operation)));
            }
        });
        assertThat(tests).hasSizeGreaterThan(270);
        return tests;
    }

    @Test
    void each_operation_says_in_one_sentence_what_it_does() {
        List<String> without = new ArrayList<>();
        forEachOperation((method, path, operation) -> {
            if (!operation.path("summary").asText().matches("[A-Z][^.\n]{5,90}")) {
                without.add(method + " " + path);
            }
        });
        assertThat(without).isEmpty();
    }

    /** So that a generated client checks for nothing that is always there. */
    @Test
    void what_is_always_answered_is_required() {
        AnswerSchemas ofRecords = new AnswerSchemas(document);
        Set<String> faults = new TreeSet<>();
        forEachOperation((method, path, operation) -> {
            boolean pages = PathParameters.of(document.get("paths").get(path), operation)
                    .toString()
                    .contains("/Cursor\"");
            if (method.equals("get") && pages && !path.contains("{")) {
                HttpResponse<String> answer = examples.get(path + "?limit=200");
                assertThat(answer.statusCode()).as(path).isEqualTo(200);
                ofRecords
                        .faults(operation, 200, mediaType(answer), ExampleRequests.json(answer.body()))
                        .forEach(fault -> faults.add(path + ": " + fault));
            }
        });
        assertThat(faults).isEmpty();
        assertThat(ofRecords.alwaysAnsweredYetNotRequired()).isSubsetOf(BY_CHANCE);
    }

    private static void run(String method, String path, JsonNode operation) {
        HttpResponse<String> answer = examples.send(method, path, operation);
        assertThat(answer.statusCode()).as("%s: %s", answer, answer.body()).isIn(expected(method, path));
        String type = mediaType(answer);
        JsonNode body =
                type != null && type.matches("application/(.+\\+)?json") ? ExampleRequests.json(answer.body()) : null;
        assertThat(schemas.faults(operation, answer.statusCode(), type, body))
                .as(answer.body())
                .isEmpty();
    }

    /** What a record's state may refuse; the refusal is held against the contract like any other answer. */
    private static List<Integer> expected(String method, String path) {
        String operation = method + " " + path;
        return REFUSED_BY_STATE.entrySet().stream()
                .filter(refused -> operation.matches(refused.getKey()))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(DONE);
    }

    private static String mediaType(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Content-Type")
                .map(type -> type.replaceFirst(";.*", ""))
                .orElse(null);
    }
}
