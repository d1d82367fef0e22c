package dev.sistercity.registry.exchange;

import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** Cities that visit each other. */
abstract class ExchangeFixture {

    @Inject
    Http http;

    @Inject
    Given given;

    String shanghai;

    String cologne;

    String dunedin;

    @BeforeEach
    void cities() {
        shanghai = given.city("Shanghai", "CN");
        cologne = given.city("Cologne", "DE");
        dunedin = given.city("Dunedin", "NZ");
    }

    String exchange(Map<String, ?> more) {
        return given.record("exchanges", Given.draft(between(shanghai, cologne), more));
    }

    static Map<String, Object> between(String host, String guest) {
        return Map.of("kind", "meeting", "hostCity", host, "guestCities", List.of(guest));
    }

    static Map<String, Object> topic(String topic, String... raisedBy) {
        return Map.of("topic", topic, "raisedBy", List.of(raisedBy));
    }

    List<String> refused(Map<String, ?> draft) {
        return http.post("/v1/exchanges", draft).expectProblem(422, "refused").faults();
    }
}
