package dev.sistercity.registry.changerequest;

import static dev.sistercity.registry.changerequest.Submitted.creation;
import static dev.sistercity.registry.changerequest.Submitted.deletion;
import static dev.sistercity.registry.changerequest.Submitted.merge;
import static dev.sistercity.registry.changerequest.Submitted.pair;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import dev.sistercity.registry.support.Stored;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every answer by everyone to each thing that is asked for, in each state that it may be in by then. A dry run answers what the
 * answer itself would, and leaves the state as it is for the next one.
 */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class SubmissionDecisionTest {

    private static final List<String> VERDICTS = List.of("accepted", "declined", "withdrawn");
    private static final Set<String> CLOSED = Set.of("accepted", "declined", "withdrawn");

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Stored stored;

    @Inject
    Submitted submitted;

    private final Map<String, String> keys = new LinkedHashMap<>();
    private String dunedin;
    private String wuxi;
    private String kyoto;
    private String target;

    @BeforeEach
    void offices() {
        dunedin = given.city("Dunedin", "NZ");
        wuxi = given.city("Wuxi", "CN");
        kyoto = given.city("Kyoto", "JP");
        keys.clear();
        keys.put("registrar", Http.KEY);
        keys.put("one side", given.office(dunedin));
        keys.put("other side", given.office(wuxi));
        keys.put("another office", given.office(kyoto));
        keys.put("requester", given.key(Map.of("role", "partner-app", "label", "An app")));
        keys.put("unknown", null);
    }

    @ParameterizedTest
    @CsvSource({
        "create, open",
        "create, accepted",
        "create, declined",
        "create, withdrawn",
        "create, taken",
        "create, moved",
        "delete, open",
        "delete, accepted",
        "delete, declined",
        "delete, withdrawn",
        "delete, changed",
        "delete, deleted",
        "delete, merged",
        "merge, open",
        "merge, accepted",
        "merge, declined",
        "merge, withdrawn",
        "merge, changed",
        "merge, deleted",
        "merge, merged"
    })
    void decides_by_who_answers_what_in_which_state(String action, String state) {
        String request = asked(action);
        bring(request, action, state);
        String etag = http.get(request).etag();
        Map<String, Long> before = stored.counts();
        List<String> told = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        keys.forEach((actor, key) -> VERDICTS.forEach(verdict -> {
            Map<String, ?> answer = Map.of("verdict", verdict, "reason", "So we say");
            Reply reply = http.post(request + "/answers?dryRun=true", answer, "X-API-Key", key, "If-Match", etag);
            String act = actor + " " + verdict + " ";
            told.add(act + reply.status());
            expected.add(act + expected(action, state, actor, verdict));
        }));
        assertThat(told).isEqualTo(expected);
        assertThat(stored.counts()).isEqualTo(before);
        if (!CLOSED.contains(state)) {
            submitted.answers(request, Http.KEY, "declined").expect(200);
        }
    }

    private static int expected(String action, String state, String actor, String verdict) {
        if (actor.equals("unknown")) {
            return 401;
        }
        if (CLOSED.contains(state)) {
            return 422;
        }
        if (verdict.equals("withdrawn")) {
            return actor.equals("requester") ? 200 : 403;
        }
        boolean side = actor.endsWith("side") && !action.equals("merge");
        if (!actor.equals("registrar") && !side) {
            return 403;
        }
        return verdict.equals("declined") ? 200 : accepted(state);
    }

    private static int accepted(String state) {
        return switch (state) {
            case "open", "moved" -> 200;
            case "taken" -> 409;
            case "changed" -> 412;
            default -> 422;
        };
    }

    private String asked(String action) {
        Map<String, Object> request =
                switch (action) {
                    case "create" -> creation("partnerships", pair(dunedin, wuxi, Map.of()));
                    case "delete" -> {
                        target = given.partnership(dunedin, wuxi, "sister-city");
                        yield deletion("partnerships", target);
                    }
                    default -> {
                        target = given.city("Dunedin", "NZ");
                        yield merge("cities", target, dunedin);
                    }
                };
        return submitted.asks(request, keys.get("requester")).expect(201).header("Location");
    }

    private void bring(String request, String action, String state) {
        String path = (action.equals("delete") ? "/v1/partnerships/" : "/v1/cities/") + target;
        switch (state) {
            case "open" -> {}
            case "taken" -> given.partnership(wuxi, dunedin, "sister-city");
            case "moved" -> merged("/v1/cities/" + wuxi, given.city("Wuxi", "CN"));
            case "changed" ->
                http.patch(
                                path,
                                action.equals("delete")
                                        ? Map.of("fields", List.of("youth"))
                                        : Map.of("website", "https://www.dunedin.govt.nz/"),
                                "*")
                        .expect(200);
            case "deleted" -> http.delete(path, "*").expect(204);
            case "merged" ->
                merged(path, action.equals("delete") ? given.partnership(dunedin, wuxi, "contact") : kyoto);
            default ->
                submitted
                        .answers(request, state.equals("withdrawn") ? keys.get("requester") : Http.KEY, state)
                        .expect(200);
        }
    }

    private void merged(String path, String into) {
        http.post(path + "/merge", Map.of("into", into), "If-Match", "*").expect(200);
    }
}
