package dev.sistercity.registry.endpoint.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.AtOnce;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import dev.sistercity.registry.support.Stored;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class ConcurrencyTest {

    private static final int WRITERS = 64;

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Stored stored;

    @Test
    void makes_one_city_of_many_with_the_same_identifier() {
        Map<String, Object> body = Map.of(
                "kind",
                "city",
                "name",
                "Dunedin",
                "countryCode",
                "NZ",
                "identifiers",
                List.of(Map.of("scheme", "geonames", "value", "2191562")));

        List<Reply> replies = AtOnce.run(WRITERS, i -> http.post("/v1/cities", body));

        assertThat(replies.stream().filter(reply -> reply.status() == 201)).hasSize(1);
        for (Reply reply : replies) {
            if (reply.status() != 201) {
                reply.expectProblem(409, "duplicate");
                assertThat(http.get(reply.at("/existing")).expect(200).at("/name"))
                        .isEqualTo("Dunedin");
            }
        }
        assertThat(stored.count("city")).isEqualTo(1);
        assertThat(stored.counts()).containsEntry("change_head", 1L);
    }

    @Test
    void loses_no_change_of_many_writers_to_one_record() {
        String path = "/v1/cities/" + given.city("Dunedin", "NZ", Map.of("population", Map.of("value", 0)));

        AtOnce.run(WRITERS, i -> {
            Reply reply;
            do {
                Reply read = http.get(path).expect(200);
                int next = Integer.parseInt(read.at("/population/value")) + 1;
                reply = http.patch(path, "{\"population\":{\"value\":" + next + "}}", read.etag());
                assertThat(reply.status()).as("%s", reply).isIn(200, 412);
            } while (reply.status() != 200);
            return null;
        });

        assertThat(http.get(path).at("/population/value")).isEqualTo(Integer.toString(WRITERS));
        assertThat(http.get(path).at("/version")).isEqualTo(Integer.toString(WRITERS + 1));
    }

    @Test
    void makes_one_partnership_of_many_from_both_ends() {
        String one = given.city("Shanghai", "CN");
        String other = given.city("Dunedin", "NZ");

        List<Reply> replies = AtOnce.run(
                WRITERS,
                i -> http.post("/v1/partnerships", partnership(i % 2 == 0 ? one : other, i % 2 == 0 ? other : one)));

        String made = replies.stream()
                .filter(reply -> reply.status() == 201)
                .map(reply -> reply.at("/id"))
                .reduce((a, b) -> a + b)
                .orElseThrow();
        for (Reply reply : replies) {
            if (reply.status() != 201) {
                reply.expectProblem(409, "duplicate");
                assertThat(reply.at("/existing")).isEqualTo("/v1/partnerships/" + made);
            }
        }
        assertThat(stored.count("partnership")).isEqualTo(1);
    }

    @Test
    void makes_one_forum_of_many_with_the_same_edition() {
        String series = given.record("forum-series", Map.of("name", "A series"));
        Map<String, Object> body =
                Map.of("kind", "forum", "name", "A forum", "series", series, "edition", Map.of("number", 10));

        List<Reply> replies = AtOnce.run(WRITERS, i -> http.post("/v1/forums", body));

        assertThat(replies.stream().filter(reply -> reply.status() == 201)).hasSize(1);
        for (Reply reply : replies) {
            if (reply.status() != 201) {
                reply.expectProblem(409, "duplicate");
                http.get(reply.at("/existing")).expect(200);
            }
        }
        assertThat(stored.count("forum")).isEqualTo(1);
    }

    @Test
    void refuses_a_partnership_of_a_city_with_itself() {
        String city = given.city("Dunedin", "NZ");

        Reply reply = http.post("/v1/partnerships", partnership(city, city));

        assertThat(reply.expectProblem(422, "refused").faults()).allMatch(at -> at.startsWith("/parties"));
        assertThat(stored.count("partnership")).isZero();
    }

    @Test
    void refuses_to_delete_a_city_that_has_partnerships_while_they_are_made() {
        String one = given.city("Shanghai", "CN");
        String other = given.city("Dunedin", "NZ");

        List<Reply> replies = AtOnce.run(
                2,
                i -> i == 0
                        ? http.post("/v1/partnerships", partnership(one, other))
                        : http.delete("/v1/cities/" + other, "*"));

        boolean made = replies.get(0).status() == 201;
        if (made) {
            replies.get(1).expectProblem(409, "in-use");
        } else {
            replies.get(0).expectProblem(422, "refused");
            replies.get(1).expect(204);
        }
        assertThat(stored.count("partnership")).isEqualTo(made ? 1 : 0);
        assertThat(stored.count("city")).isEqualTo(made ? 2 : 1);
    }

    private static Map<String, Object> partnership(String one, String other) {
        return Map.of("kind", "sister-city", "parties", List.of(Map.of("city", one), Map.of("city", other)));
    }
}
