package dev.sistercity.registry.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was talked about, and who raised it. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class ExchangeTopicsTest extends ExchangeFixture {

    @Test
    void works_out_the_topics_that_both_sides_raised() {
        String exchange = exchange(Map.of(
                "guestCities",
                List.of(cologne, dunedin),
                "topics",
                List.of(
                        topic("digital", shanghai, cologne),
                        topic("energy", cologne, dunedin),
                        topic("youth", shanghai),
                        topic("culture"))));

        Reply read = http.get("/v1/exchanges/" + exchange);
        assertThat(read.json().at("/sharedTopics").toString()).isEqualTo("[\"digital\"]");
        assertThat(read.at("/topics/1/raisedBy/1/name")).isEqualTo("Dunedin");
        assertThat(http.get("/v1/exchanges?sharedTopic=digital").ids()).containsExactly(exchange);
        assertThat(http.get("/v1/exchanges?sharedTopic=energy").ids()).isEmpty();
        assertThat(http.get("/v1/exchanges?topic=energy").ids()).containsExactly(exchange);
    }

    @Test
    void lets_nobody_raise_a_topic_who_was_not_there() {
        Map<String, Object> draft =
                Given.draft(between(shanghai, cologne), Map.of("topics", List.of(topic("digital", shanghai, dunedin))));

        assertThat(refused(draft)).containsExactly("/topics/0/raisedBy/1");
    }

    @Test
    void refuses_a_topic_twice() {
        List<?> twice = List.of(topic("digital", shanghai), topic("digital", cologne));

        assertThat(refused(Given.draft(between(shanghai, cologne), Map.of("topics", twice))))
                .containsExactly("/topics/1/topic");
    }
}
