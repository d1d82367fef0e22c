package dev.sistercity.registry.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.AtOnce;
import dev.sistercity.registry.support.EventStream;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Patience;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.RareSettingsProfile;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of a registry that lets three requests of a client without a key wait. */
@QuarkusTest
@TestProfile(RareSettingsProfile.class)
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class ConcurrentWaitLimitTest {

    private static final String STREAM = "/v1/changes/stream";
    private static final int PAUSE_MILLIS = 50;

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    ConcurrentWaitLimit waiting;

    @ParameterizedTest
    @ValueSource(
            strings = {
                STREAM,
                STREAM + "/",
                "/v1/changes/%73tream",
                "/v1/changes/stream;x=1",
                "/v1/changes?waitSeconds=1",
                "/v1/changes?wait%53econds=1",
                "/v1/changes/?waitSeconds=1"
            })
    void refuses_to_wait_for_whoever_has_as_many_streams_as_may_be(String path) {
        try (EventStream first = stream();
                EventStream second = stream();
                EventStream third = stream()) {
            assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
            Reply refused = http.get(path);
            if (refused.status() != 404) {
                refused.expectProblem(429, "too-many");
                assertThat(refused.header("Retry-After")).isEqualTo("5");
            }
            assertThat(refused.header("RateLimit")).isNotNull();
            http.get("/v1/changes").expect(200);
            http.get("/v1/cities").expect(200);
        }
        nobodyWaits();
        http.get(STREAM).expect(200);
        nobodyWaits();
    }

    @Test
    void lets_exactly_as_many_wait_as_may_and_forgets_them_afterwards() {
        List<Reply> replies = untilOthersAreRefused(64, () -> http.get("/v1/changes?waitSeconds=60"));

        assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(3);
        assertThat(replies).filteredOn(reply -> reply.status() == 429).hasSize(61);
        nobodyWaits();
    }

    @Test
    void counts_those_who_wait_for_a_change_that_has_not_come() {
        List<Reply> replies = untilOthersAreRefused(12, () -> http.get("/v1/cities", "Registry-Sequence", "1"));

        assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(3);
        assertThat(replies).filteredOn(reply -> reply.status() == 429).hasSize(9);
        assertThat(replies).allSatisfy(reply -> {
            assertThat(reply.headers().get("RateLimit")).hasSize(1);
            assertThat(reply.headers().get("Registry-Sequence")).containsExactly(reply.status() == 200 ? "1" : "0");
        });
        nobodyWaits();
    }

    @Test
    void counts_a_request_that_waits_twice_once() {
        given.city("Dunedin", "NZ");
        List<Reply> replies = AtOnce.run(3, number -> {
            if (number == 0) {
                pause();
                given.city("Oslo", "NO");
            }
            return http.get("/v1/changes?after=2&waitSeconds=1", "Registry-Sequence", "2");
        });

        assertThat(replies).allSatisfy(reply -> reply.expect(200));
        nobodyWaits();
    }

    @Test
    void lets_whoever_has_a_key_wait_beside_those_without() {
        String key = given.office(given.city("Kyiv", "UA"));
        try (EventStream first = stream();
                EventStream second = stream();
                EventStream third = stream()) {
            assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
            http.get(STREAM, "X-API-Key", "scr_office_made_up").expect(429);
            Patience.until(
                    "the key to be known",
                    () -> http.get(STREAM, "X-API-Key", key).status() == 200);
        }
    }

    /** So many requests at once; a change comes when all but three of them have been refused. */
    private List<Reply> untilOthersAreRefused(int many, Supplier<Reply> request) {
        AtomicInteger refused = new AtomicInteger();
        List<Optional<Reply>> replies = AtOnce.run(many + 1, number -> {
            if (number == many) {
                Patience.until("the others to be refused", () -> refused.get() == many - 3);
                given.city("Oslo", "NO");
                return Optional.empty();
            }
            Reply reply = request.get();
            if (reply.status() == 429) {
                refused.incrementAndGet();
            }
            return Optional.of(reply);
        });
        return replies.stream().flatMap(Optional::stream).toList();
    }

    private EventStream stream() {
        return new EventStream(http.base(), STREAM);
    }

    private void nobodyWaits() {
        Patience.until("no client to wait", () -> waiting.clients() == 0);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
