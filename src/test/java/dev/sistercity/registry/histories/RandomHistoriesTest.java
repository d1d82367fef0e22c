package dev.sistercity.registry.histories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.endpoint.feed.Mirror;
import dev.sistercity.registry.endpoint.feed.RandomWrites;
import dev.sistercity.registry.export.restore.Archives;
import dev.sistercity.registry.gazetteer.JobsDone;
import dev.sistercity.registry.support.CleanDatabase;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.arc.All;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * Three offices and a registrar write for a minute, at random, by themselves and by drafts, invitations and items; whatever they
 * did, what the registry promises holds. For longer, or once more as before: {@code .ci/histories SECONDS SEED}.
 */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class RandomHistoriesTest {

    private static final Logger LOG = Logger.getLogger(RandomHistoriesTest.class);
    private static final int ACTS_A_HISTORY = 60;

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Archives archives;

    @Inject
    JobsDone jobs;

    @Inject
    CleanDatabase.Emptying emptying;

    @Inject
    @All
    List<RecordCollection<?>> collections;

    @Test
    void whatever_offices_and_registrar_write_what_is_promised_holds() {
        long seconds = Long.getLong("histories.seconds", 60);
        long seed = Long.getLong("histories.seed", new SecureRandom().nextInt(1_000_000));
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        int histories = 0;
        do {
            LOG.warnf("History with seed %d", seed);
            history(seed++, end);
            histories++;
        } while (System.nanoTime() < end);
        LOG.warnf("%d histories", histories);
    }

    private void history(long seed, long end) {
        Mirror mirror = new Mirror(http, 23);
        Random random = new Random(seed);
        Acts acts = new Acts(http, given, random);
        RandomWrites world = new RandomWrites(http, given, seed);
        world.begin();
        List<String> done = new ArrayList<>();
        for (int i = 0; i < ACTS_A_HISTORY && System.nanoTime() < end; i++) {
            if (random.nextInt(4) == 0) {
                world.write();
                done.add("something else");
            }
            Words before = Words.read(http);
            Acts.Act act = acts.next();
            done.add((act.city() == null ? "registrar" : act.city()) + ": " + act.told() + " -> "
                    + act.reply().status());
            assertThat(act.reply().status()).as("seed %d: %s", seed, done).isLessThan(500);
            assertThat(Words.read(http).alteredSince(before, act.city(), act.moves()))
                    .as("seed %d: others' words after %s", seed, done)
                    .isEmpty();
            assertStatusesFollow(seed, done);
        }
        mirror.follow();
        assertViewsAddUp(seed);
        assertMirrors(mirror, seed);
        assertHidden(seed, acts.drafts());
        assertRestores(seed, List.copyOf(acts.drafts().values()));
    }

    /** By the rule as docs/confirmation.md has it, told anew: with one word of each side, its last. */
    private void assertStatusesFollow(long seed, List<String> done) {
        for (JsonNode partnership : Words.all(http)) {
            String status = partnership.get("status").textValue();
            Set<String> ended = new TreeSet<>();
            Set<String> disputed = new TreeSet<>();
            partnership.get("milestones").forEach(milestone -> {
                String by = milestone.at("/by/id").asText("all");
                switch (milestone.get("type").textValue()) {
                    case "ended" -> ended.add(by);
                    case "end-disputed" -> disputed.add(by);
                    default -> {}
                }
            });
            String why = "seed " + seed + ": " + partnership + " after " + done;
            if (!status.equals("rejected")) {
                if (!ended.isEmpty() && disputed.isEmpty()) {
                    assertThat(status).as(why).isEqualTo("ended");
                }
                if (status.equals("end-disputed")) {
                    assertThat(disputed).as(why).isNotEmpty();
                }
                Set<String> one = new TreeSet<>(ended);
                one.removeAll(disputed);
                Set<String> other = new TreeSet<>(disputed);
                other.removeAll(ended);
                if (!one.isEmpty() && !other.isEmpty() && !ended.contains("all")) {
                    assertThat(status).as(why).isEqualTo("end-disputed");
                }
            }
        }
    }

    /** What each city counts is what the list has of it. */
    private void assertViewsAddUp(long seed) {
        http.get("/v1/cities?limit=200").json().get("items").forEach(city -> assertThat(
                        city.get("partnershipCount").intValue())
                .as("seed %d: %s", seed, city)
                .isEqualTo(http.get("/v1/cities/" + city.get("id").textValue() + "/partnerships?status=active&limit=0")
                        .json()
                        .at("/page/total")
                        .intValue()));
    }

    /** A draft is in no feed and no search, and at its address for no one but the offices that are named in it. */
    private void assertHidden(long seed, Map<String, String> drafts) {
        StringBuilder told = new StringBuilder();
        Reply page = http.get("/v1/changes?limit=200").expect(200);
        while (!page.json().at("/items").isEmpty()) {
            told.append(page.text());
            page = http.get("/v1/changes?limit=200&after=" + page.at("/position"))
                    .expect(200);
        }
        drafts.forEach((draft, secret) -> {
            assertThat(told).as("seed %d: feed", seed).doesNotContain(secret);
            for (String list : List.of("partnerships", "cities", "change-requests", "claims")) {
                assertThat(http.get("/v1/" + list + "?q=" + secret).expect(200).ids())
                        .as("seed %d: %s", seed, list)
                        .isEmpty();
            }
            for (String key : new String[] {null, Http.KEY}) {
                Reply refused = http.get(draft, "X-API-Key", key);
                assertThat(refused.status()).as("seed %d: %s", seed, draft).isBetween(400, 404);
                assertThat(refused.text()).doesNotContain(secret);
            }
        });
    }

    /** An export has no word of a draft, and the registry that is made of it is the same, byte for byte; the next history begins with that. */
    private void assertRestores(long seed, List<String> secrets) {
        Map<String, byte[]> before = archives.export();
        before.forEach((file, bytes) -> secrets.forEach(secret ->
                assertThat(Archives.text(bytes)).as("seed %d: %s", seed, file).doesNotContain(secret)));
        try {
            emptying.run();
            Reply job = jobs.ended(archives.restore(Archives.zip(before)));
            assertThat(job.at("/status")).as("seed %d: %s", seed, job).isEqualTo("done");
        } catch (InterruptedException | IOException e) {
            throw new AssertionError(e);
        }
        Map<String, byte[]> after = archives.export();
        before.forEach((file, bytes) -> assertThat(Archives.text(after.get(file)))
                .as("seed %d: %s", seed, file)
                .isEqualTo(Archives.text(bytes)));
    }

    private void assertMirrors(Mirror mirror, long seed) {
        mirror.follow();
        collections.stream()
                .filter(type -> type.stored() == type && type.exported() != null)
                .forEach(type -> assertThat(mirror.records(type.name()))
                        .as("seed %d: mirror of %s", seed, type.name())
                        .containsExactlyElementsOf(Mirror.exported(http, type.name())));
    }
}
