package dev.sistercity.registry.changerequest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a change request by itself is told at once, whichever parts of it are wrong. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class RequestPartsTest {

    @Inject
    Http http;

    @Inject
    Given given;

    private Reply ask(Map<String, ?> request) {
        return http.send("POST", "/v1/change-requests", Http.bytes(request), "Content-Type", Http.JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\n\t"})
    void a_reason_that_says_nothing_is_told_with_the_other_faults(String blank) {
        Reply refused = ask(Map.of(
                "subject", Map.of("resource", "planets"), "reason", blank, "sources", List.of("x"), "action", "merge"));

        assertThat(refused.expectProblem(400, "malformed").faults())
                .containsExactlyInAnyOrder("/subject/resource", "/subject/id", "/reason", "/sources/0", "/into");
    }

    /** Each part by each action: left out or sent where it does not belong, all are named in one answer. */
    @Test
    void all_parts_that_lack_or_do_not_belong_are_told_at_once() {
        Map<String, String> needs = Map.of("patch", "/patch", "create", "/content", "merge", "/into", "delete", "");
        Map<String, Object> parts =
                Map.of("patch", Map.of("x", 1), "content", Map.of(), "into", "x", "allowDuplicate", "y");
        needs.forEach((action, needed) -> {
            Map<String, Object> request = new HashMap<>(parts);
            List<String> wrong = new ArrayList<>(List.of("/patch", "/content", "/into", "/allowDuplicate", "/reason"));
            if (!needed.isEmpty()) {
                request.remove(needed.substring(1));
            }
            request.put("action", action);
            if (action.equals("create")) {
                wrong.remove("/allowDuplicate");
                request.put("subject", Map.of("resource", "cities", "id", "x"));
            } else {
                request.put("subject", Map.of("resource", "cities"));
            }
            wrong.add("/subject/id");
            assertThat(ask(request).expectProblem(400, "malformed").faults())
                    .as(action)
                    .containsExactlyInAnyOrderElementsOf(wrong);
        });
        assertThat(http.get("/v1/change-requests").ids()).isEmpty();
    }

    @Test
    void a_request_of_an_office_to_the_other_side_may_be_without_a_reason() {
        String wuxi = given.city("Wuxi", "CN");
        String dunedin = given.city("Dunedin", "NZ");
        String partnership = given.partnership(List.of(wuxi, dunedin), Map.of("established", "1990"));
        String path = "/v1/partnerships/" + partnership;
        for (String city : List.of(wuxi, dunedin)) {
            http.send(
                            "PUT",
                            path + "/confirmations/" + city,
                            Http.bytes(Map.of("stance", "confirmed")),
                            "Content-Type",
                            Http.JSON,
                            "X-API-Key",
                            given.office(city),
                            "If-Match",
                            http.get(path).etag())
                    .expect(200);
        }
        Reply asked = http.patch(path, Map.of("established", "1991"), "*", "X-API-Key", given.office(wuxi));

        assertThat(asked.expect(202).json().has("reason")).isFalse();
    }
}
