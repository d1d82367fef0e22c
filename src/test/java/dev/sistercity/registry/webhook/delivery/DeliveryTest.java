package dev.sistercity.registry.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Patience;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class DeliveryTest extends DeliveryFixture {

    private Reply act(String path) {
        return http.send("POST", path, null, KEY, Http.KEY);
    }

    @Test
    void tells_of_every_change_after_it_was_made_in_order_and_signed() {
        given.city("Kyoto", "JP");
        Reply webhook = webhook(Map.of());
        String city = given.city("Dunedin", "NZ");
        http.patch("/v1/cities/" + city, "{\"website\":\"https://a.example/\"}", "*")
                .expect(200);
        http.delete("/v1/cities/" + city, "*").expect(204);
        given.source();

        replicas.settle();

        assertThat(receiver.sequences()).containsExactly(2L, 3L, 4L, 5L);
        assertThat(receiver.got())
                .extracting(got -> got.json().at("/type").asText())
                .containsExactly("city.created", "city.updated", "city.deleted", "source.created");
        Reply feed = http.get("/v1/changes?after=1");
        for (int i = 0; i < 4; i++) {
            TestReceiver.Got got = receiver.got().get(i);
            assertThat(got.json().get("data"))
                    .isEqualTo(feed.json().get("items").get(i));
            assertThat(got.json().get("timestamp")).isEqualTo(got.json().at("/data/at"));
            assertThat(got.verifies(webhook.at("/secret"))).isTrue();
            assertThat(got.header("Content-Type")).isEqualTo("application/json");
        }
        assertThat(receiver.got()).extracting(got -> got.header("webhook-id")).doesNotHaveDuplicates();
        Reply after = read(webhook.header("Location"));
        assertThat(after.at("/delivered")).isEqualTo("4");
        assertThat(after.at("/pending")).isEqualTo("0");
        assertThat(after.at("/sequence")).isEqualTo("5");
        Reply log = read(webhook.header("Location") + "/deliveries?status=delivered");
        assertThat(log.at("/items/0/type")).isEqualTo("source.created");
        assertThat(log.at("/items/0/attempts")).isEqualTo("1");
        assertThat(log.at("/items/0/lastAttempt/responseStatus")).isEqualTo("204");
    }

    @Test
    void tells_only_of_what_its_filters_take() {
        String dunedin = given.city("Dunedin", "NZ");
        String kyoto = given.city("Kyoto", "JP");
        String oslo = given.city("Oslo", "NO");
        Map<String, TestReceiver> by = new HashMap<>();
        for (Map.Entry<String, Map<String, ?>> filter : Map.<String, Map<String, ?>>of(
                        "dunedin", Map.of("cities", List.of(dunedin)),
                        "kyoto's partnerships", Map.of("cities", List.of(kyoto), "resources", List.of("partnerships")),
                        "japan", Map.of("countryCodes", List.of("JP")),
                        "new", Map.of("actions", List.of("created")),
                        "dunedin in japan", Map.of("cities", List.of(dunedin), "countryCodes", List.of("JP")),
                        "off", Map.of("enabled", false))
                .entrySet()) {
            TestReceiver own = another();
            by.put(filter.getKey(), own);
            webhook(Given.draft(filter.getValue(), Map.of("url", own.url())));
        }
        String partnership = given.partnership(dunedin, kyoto, "sister-city");
        http.patch("/v1/cities/" + kyoto, "{\"website\":\"https://a.example/\"}", "*")
                .expect(200);
        http.patch("/v1/cities/" + oslo, "{\"website\":\"https://a.example/\"}", "*")
                .expect(200);
        http.patch("/v1/partnerships/" + partnership, "{\"fields\":[\"culture\"]}", "*")
                .expect(200);

        replicas.settle();

        assertThat(by.get("dunedin").sequences()).containsExactly(4L, 7L);
        assertThat(by.get("kyoto's partnerships").sequences()).containsExactly(4L, 7L);
        assertThat(by.get("japan").sequences()).containsExactly(4L, 5L, 7L);
        assertThat(by.get("new").sequences()).containsExactly(4L);
        assertThat(by.get("dunedin in japan").sequences()).containsExactly(4L, 7L);
        assertThat(by.get("off").sequences()).isEmpty();
    }

    @Test
    void keeps_the_order_while_a_receiver_fails_and_goes_on_when_it_is_back() {
        Reply webhook = webhook(Map.of());
        receiver.answers(503);
        for (int i = 0; i < 3; i++) {
            given.source("s" + i);
        }
        replicas.settle();
        clock.pass(Duration.ofSeconds(6));
        replicas.settle();
        assertThat(receiver.sequences()).containsExactly(1L, 1L);
        assertThat(receiver.got().get(0).header("webhook-id"))
                .isEqualTo(receiver.got().get(1).header("webhook-id"));
        assertThat(receiver.got().get(0).header("webhook-timestamp"))
                .isNotEqualTo(receiver.got().get(1).header("webhook-timestamp"));
        Reply failing = read(webhook.header("Location"));
        assertThat(failing.at("/failingSince")).isNotNull();
        assertThat(failing.at("/pending")).isEqualTo("3");

        receiver.answers(200);
        // A test that gets through shows that the receiver is back: nothing waits for the next attempt.
        act(webhook.header("Location") + "/test").expect(202);
        replicas.settle();

        assertThat(receiver.sequences()).containsExactly(1L, 1L, 0L, 1L, 2L, 3L);
        assertThat(read(webhook.header("Location")).at("/failingSince")).isNull();
    }

    @Test
    void does_not_let_a_slow_receiver_delay_others() throws InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        TestReceiver slow = another();
        slow.answers(exchange -> {
            try {
                held.await(Patience.SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.sendResponseHeaders(200, -1);
        });
        names.lead("slow.example.org", TestReceiver.ADDRESS);
        for (int i = 0; i < 10; i++) {
            webhook(Map.of("url", "http://slow.example.org:" + slow.port() + "/" + i));
        }
        webhook(Map.of());
        for (int i = 0; i < 5; i++) {
            given.source("s" + i);
        }
        Dispatcher dispatcher = replicas.another();
        Patience.until("the deliveries to others", () -> {
            dispatcher.round(Duration.ofMillis(20));
            return receiver.got().size() >= 5;
        });

        assertThat(receiver.sequences()).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(slow.got()).hasSize(4);
        held.countDown();
        dispatcher.finish(Duration.ofSeconds(5));
    }

    @Test
    void delivers_again_on_demand() {
        Reply webhook = webhook(Map.of("resources", List.of("sources")));
        String path = webhook.header("Location");
        given.source("one");
        given.city("Oslo", "NO");
        given.source("two");
        replicas.settle();
        String first = read(path + "/deliveries").at("/items/1/id");

        Reply again = act(path + "/deliveries/" + first + "/redeliver").expect(202);
        assertThat(again.at("/status")).isEqualTo("pending");
        replicas.settle();

        assertThat(receiver.sequences()).containsExactly(1L, 3L, 1L);
        assertThat(receiver.got().get(2).header("webhook-id"))
                .isEqualTo(receiver.got().get(0).header("webhook-id"));

        http.post(path + "/replay", Map.of("after", 0)).expect(202);
        http.post(path + "/replay", Map.of("after", 99)).expectProblem(422, "refused");
        replicas.settle();

        assertThat(receiver.sequences()).containsExactly(1L, 3L, 1L, 1L, 3L);
        assertThat(read(path + "/deliveries").at("/page/total")).isEqualTo("2");
    }

    @Test
    void tests_a_webhook_once_even_if_it_is_disabled() {
        Reply webhook = webhook(Map.of("enabled", false));
        receiver.answers(exchange -> {
            byte[] body = "no\u0000 such thing".getBytes();
            exchange.sendResponseHeaders(500, body.length);
            exchange.getResponseBody().write(body);
        });

        String delivery = act(webhook.header("Location") + "/test").expect(202).header("Location");
        act(webhook.header("Location") + "/test?dryRun=true").expect(200);
        replicas.settle();

        assertThat(receiver.got()).hasSize(1);
        assertThat(receiver.got().get(0).json().at("/type").asText()).isEqualTo("webhook.test");
        Reply failed = read(delivery);
        assertThat(failed.at("/status")).isEqualTo("failed");
        assertThat(failed.at("/lastAttempt/responseStatus")).isEqualTo("500");
        assertThat(failed.at("/lastAttempt/response")).isEqualTo("no? such thing");
    }
}
