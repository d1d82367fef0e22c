package dev.sistercity.registry.vitality;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Reply;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** Cities and a partnership, and how alive they are. */
abstract class VitalityFixture {

    static final String DAY = "asOf=2026-11-21";

    @Inject
    Http http;

    @Inject
    Given given;

    String wuxi;

    String yixing;

    String leverkusen;

    String gimhae;

    String partnership;

    @BeforeEach
    void cities() {
        wuxi = given.city("Wuxi", "CN");
        yixing = given.city("Yixing", "CN", Map.of("partOf", wuxi));
        leverkusen = given.city("Leverkusen", "DE");
        gimhae = given.city("Gimhae", "KR");
        partnership = given.partnership(List.of(wuxi, leverkusen), Map.of("established", "2006-04-27"));
    }

    Reply ofPartnership(String query) {
        return http.get("/v1/partnerships/" + partnership + "/vitality?" + query)
                .expect(200);
    }

    Reply ofCity(String city, String query) {
        return http.get("/v1/cities/" + city + "/vitality?" + query).expect(200);
    }

    /** Every figure that has addresses leads to lists of exactly so many records, and there are so many such figures. */
    void lead(Reply vitality, int figures) {
        List<JsonNode> leading = vitality.json().findParents("hrefs").stream()
                .filter(figure -> !figure.get("hrefs").isEmpty())
                .toList();
        assertThat(leading).hasSize(figures).allSatisfy(figure -> {
            int total = 0;
            for (JsonNode href : figure.get("hrefs")) {
                total += Integer.parseInt(http.get(href.asText()).expect(200).at("/page/total"));
            }
            assertThat(total).isEqualTo(figure.get("count").asInt());
            assertThat(figure.get("records")).hasSize(total);
        });
    }

    String exchange(String host, String guest, String date, Object... more) {
        Map<String, ?> draft = Map.of("kind", "visit", "hostCity", host, "guestCities", List.of(guest), "date", date);
        return given.record(
                "exchanges", more.length == 0 ? draft : Given.draft(draft, Map.of((String) more[0], more[1])));
    }

    static List<String> ids(Reply reply, String array) {
        return ids(reply, array, "/id");
    }

    static List<String> ids(Reply reply, String array, String pointer) {
        return texts(reply, array, pointer);
    }

    static List<String> texts(Reply reply, String array, String... pointers) {
        List<String> texts = new ArrayList<>();
        reply.json()
                .at(array)
                .forEach(element -> texts.add(String.join(
                        " ",
                        List.of(pointers).stream()
                                .map(pointer -> element.at(pointer).asText())
                                .toList())));
        return texts;
    }
}
