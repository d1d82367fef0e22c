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
    private static final int ROUNDS = 6;

    @Inject
    Sides sides;

    @Inject
    Http http;

    @Test
    void never_says_confirmed_of_facts_that_a_side_has_not_seen() {
        Side shanghai = sides.side("Shanghai", "CN");
        Side dunedin = sides.side("Dunedin", "NZ");
        String path = sides.recorded(shanghai.key(), List.of(shanghai, dunedin), Map.of("established", "1900"));
        AtomicInteger year = new AtomicInteger(1900);
        ConcurrentLinkedQueue<String> requests = new ConcurrentLinkedQueue<>();

        AtOnce.run(WRITERS, i -> {
            Side me = i % 2 == 0 ? shanghai : dunedin;
            for (int round = 0; round < ROUNDS; round++) {
                act(path, (i / 2 + round) % 5, me, year, requests);
            }
            return null;
        });

        List<JsonNode> revisions = revisions(path);
        assertThat(unseen(revisions)).isEmpty();
        assertThat(revisions)
                .anySatisfy(revision -> assertThat(verification(revision)).isEqualTo("confirmed"));
        assertThat(requests).isNotEmpty();
        assertThat(revisions)
                .anySatisfy(
                        revision -> assertThat(revision.path("reason").asText()).startsWith("Change request "));
    }

    private void act(String path, int what, Side me, AtomicInteger year, ConcurrentLinkedQueue<String> requests) {
        String etag = http.get(path).etag();
        String date = Integer.toString(year.incrementAndGet());
        Reply reply =
                switch (what) {
                    case 0, 1 -> sides.states(path, me.key(), me.city(), Map.of("stance", "confirmed"), etag);
                    case 2 -> sides.patches(path, me.key(), Map.of("established", date), etag);
                    case 3 -> sides.states(path, me.key(), me.city(), Map.of("stance", "disputed"), etag);
                    default -> answer(requests, me);
                };
        if (reply == null) {
            return;
        }
        assertThat(reply.status()).as("%s", reply).isIn(200, 202, 403, 412, 422);
        if (reply.status() == 202) {
            requests.add(reply.header("Location"));
        }
    }

    private Reply answer(ConcurrentLinkedQueue<String> requests, Side me) {
        List<String> known = new ArrayList<>(requests);
        return known.isEmpty() ? null : sides.answers(known.get(known.size() - 1), me.key(), "accepted");
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

    private static String verification(JsonNode revision) {
        long confirmed = 0;
        for (JsonNode party : revision.at("/record/parties")) {
            confirmed += party.at("/confirmation/stance").asText().equals("confirmed") ? 1 : 0;
        }
        return confirmed == 2 ? "confirmed" : "less";
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
