package dev.sistercity.registry.partnership;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.partnership.Sides.Side;
import dev.sistercity.registry.support.AtOnce;
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
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class BothSidesAtOnceTest {

    private static final int WRITERS = 64;
    private static final int ROUNDS = 3;
    private static final int ANSWERS = 16;

    @Inject
    Sides sides;

    @Inject
    Http http;

    private final AtomicInteger year = new AtomicInteger(1900);
    private final ConcurrentLinkedQueue<String> requests = new ConcurrentLinkedQueue<>();

    @Test
    void never_says_confirmed_of_facts_that_a_side_has_not_seen() {
        Side shanghai = sides.side("Shanghai", "CN");
        Side dunedin = sides.side("Dunedin", "NZ");
        String path = sides.recorded(Http.KEY, List.of(shanghai, dunedin), Map.of("established", "1900"));

        for (int round = 0; round < ROUNDS; round++) {
            AtOnce.run(WRITERS, i -> beforeAllAgree(path, i / 2 % 4, i % 2 == 0 ? shanghai : dunedin));
            sides.states(path, shanghai, "confirmed").expect(200);
            sides.states(path, dunedin, "confirmed").expect(200);
            AtOnce.run(WRITERS, i -> onceAllAgree(path, i / 2 % 4, i % 2 == 0 ? shanghai : dunedin));
            AtOnce.run(ANSWERS, i -> answer(i / 2, i % 2 == 0 ? shanghai : dunedin));
            // So that they can change something alone again.
            sides.patches(path + "?reason=Again", Http.KEY, Map.of("established", nextYear()))
                    .expect(200);
        }

        List<JsonNode> revisions = revisions(path);
        assertThat(unseen(revisions)).isEmpty();
        assertThat(revisions.stream().filter(BothSidesAtOnceTest::isConfirmed)).hasSizeGreaterThanOrEqualTo(ROUNDS);
        assertThat(requests).isNotEmpty();
        assertThat(revisions)
                .anySatisfy(
                        revision -> assertThat(revision.path("reason").asText()).startsWith("Change request "));
    }

    private Reply beforeAllAgree(String path, int what, Side me) {
        String etag = http.get(path).etag();
        return expected(
                switch (what) {
                    case 0, 1 -> sides.states(path, me.key(), me.city(), Map.of("stance", "confirmed"), etag);
                    case 2 -> sides.patches(path, me.key(), Map.of("established", nextYear()), etag);
                    default -> sides.states(path, me.key(), me.city(), Map.of("stance", "disputed"), etag);
                });
    }

    private Reply onceAllAgree(String path, int what, Side me) {
        String etag = http.get(path).etag();
        if (what < 2) {
            Reply asked = expected(sides.patches(path, me.key(), Map.of("established", nextYear()), etag));
            if (asked.status() == 202) {
                requests.add(asked.header("Location"));
            }
            return asked;
        }
        if (what == 2) {
            return expected(sides.states(path, me.key(), me.city(), Map.of("stance", "none"), etag));
        }
        return answer(0, me);
    }

    /** Accepts the last request but so many, if there is one. */
    private Reply answer(int before, Side me) {
        List<String> all = List.copyOf(requests);
        return all.size() <= before
                ? null
                : expected(sides.answers(all.get(all.size() - 1 - before), me.key(), "accepted"));
    }

    /** Of those who are late, or answer what they were not asked. */
    private static Reply expected(Reply reply) {
        assertThat(reply.status()).as("%s", reply).isIn(200, 202, 403, 412, 422);
        return reply;
    }

    private String nextYear() {
        return Integer.toString(year.incrementAndGet());
    }

    /** Revisions that are confirmed by a side which has neither seen nor made their core facts. */
    private static List<String> unseen(List<JsonNode> revisions) {
        Map<String, String> seen = new HashMap<>();
        List<String> unseen = new ArrayList<>();
        for (JsonNode revision : revisions) {
            String date = revision.at("/record/established").asText();
            boolean agreed = revision.path("reason").asText().startsWith("Change request ");
            for (JsonNode party : revision.at("/record/parties")) {
                String city = party.at("/city/id").asText();
                boolean spoke = party.at("/confirmation/at")
                                .asText()
                                .equals(revision.path("at").asText())
                        && party.at("/confirmation/by").equals(revision.get("actor"));
                if (spoke || agreed) {
                    seen.put(city, date);
                }
                if (party.at("/confirmation/stance").asText().equals("confirmed")
                        && !date.equals(seen.get(city))
                        && !madeIt(revision, party)) {
                    unseen.add(revision.path("version") + ": " + city + " saw " + seen.get(city) + ", not " + date);
                }
                if (madeIt(revision, party)) {
                    seen.put(city, date);
                }
            }
        }
        return unseen;
    }

    private static boolean madeIt(JsonNode revision, JsonNode party) {
        return party.at("/confirmation/by").equals(revision.get("actor"));
    }

    private static boolean isConfirmed(JsonNode revision) {
        for (JsonNode party : revision.at("/record/parties")) {
            if (!party.at("/confirmation/stance").asText().equals("confirmed")) {
                return false;
            }
        }
        return true;
    }

    private List<JsonNode> revisions(String path) {
        List<JsonNode> all = new ArrayList<>();
        String next = "?limit=200";
        while (next != null) {
            Reply page = http.get(path + "/revisions" + next).expect(200);
            page.json().get("items").forEach(all::add);
            String cursor = page.at("/page/nextCursor");
            next = cursor == null ? null : "?limit=200&cursor=" + cursor;
        }
        return all;
    }
}
