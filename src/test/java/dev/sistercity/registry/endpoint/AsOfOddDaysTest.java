package dev.sistercity.registry.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.arc.All;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** As of a day that is uncertain, coarse or a span: each list has the records that their own addresses answer, and no others. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class AsOfOddDaysTest {

    private static final List<String> DAYS = List.of(
            "199X",
            "19XX",
            "2004-06~",
            "2004?",
            "2004%",
            "2004/2006",
            "../2010",
            "2010/..",
            "1999/",
            "/2001",
            "2004-21",
            "2004-24",
            "1995-02-28",
            "0001",
            "9999",
            "-0044");

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    @All
    List<RecordCollection<?>> collections;

    private final Random random = new Random(13);

    private String day() {
        return DAYS.get(random.nextInt(DAYS.size()));
    }

    private Map<String, Object> dated(Map<String, ?> draft, String... dates) {
        Map<String, Object> dated = new LinkedHashMap<>(draft);
        for (String date : dates) {
            if (random.nextInt(4) > 0) {
                dated.put(date, day());
            }
        }
        return dated;
    }

    /** Posts what may be refused, as most combinations of dates are possible and some are not. */
    private void post(String collection, Map<String, ?> draft) {
        Reply reply = http.post(
                "/v1/" + collection + (collection.matches("cities|partnerships") ? "?allowDuplicate=odd" : ""), draft);
        assertThat(reply.status()).as("%s", reply).isIn(201, 409, 422);
    }

    private void records() {
        for (int i = 0; i < 6; i++) {
            post("cities", dated(Map.of("kind", "city", "name", "Place " + i, "countryCode", "NZ"), "dissolved"));
        }
        List<String> cities = http.get("/v1/cities").ids();
        for (int i = 0; i < 30; i++) {
            partnership(cities, i);
        }
        String one = cities.get(0);
        Map<String, ?> meeting = Map.of("kind", "meeting", "hostCity", one, "guestCities", List.of(cities.get(1)));
        for (int i = 0; i < 5; i++) {
            post("forums", dated(Map.of("kind", "forum", "name", "Forum " + i, "hostCity", one), "date"));
            post("exchanges", dated(meeting, "date"));
            for (String collection : List.of("projects", "platforms")) {
                post(collection, dated(Map.of("name", collection + i, "owners", List.of(one)), "started", "ended"));
            }
            post("campaigns", dated(Map.of("name", "Campaign " + i, "owner", one), "started", "ended"));
        }
    }

    private void partnership(List<String> cities, int number) {
        List<?> parties = List.of(
                dated(Map.of("city", cities.get(random.nextInt(2))), "joined", "left"),
                dated(Map.of("city", cities.get(2 + random.nextInt(cities.size() - 2))), "joined"));
        String type = random.nextBoolean() ? "ended" : "suspended";
        List<?> milestones = List.of(
                dated(Map.of("type", "signed", "kind", "friendship-city"), "date"),
                dated(Map.of("type", type), "date"));
        List<?> agreements = List.of(dated(Map.of("type", "memorandum"), "date", "validFrom", "validUntil"));
        String kind = List.of("sister-city", "contact", "friendship-city").get(number % 3);
        Map<String, ?> draft =
                Map.of("kind", kind, "parties", parties, "milestones", milestones, "agreements", agreements);
        post("partnerships", dated(draft, "established", "ended"));
    }

    @Test
    void lists_and_addresses_of_records_agree() {
        records();
        Map<String, List<String>> known = new HashMap<>();
        for (String name : names()) {
            known.put(name, http.get("/v1/" + name + "?limit=100").expect(200).ids());
        }
        assertThat(known.get("partnerships")).hasSizeGreaterThan(5);
        for (String day : DAYS) {
            for (String certainty : List.of("possible", "certain")) {
                String then = "asOf=" + URLEncoder.encode(day, StandardCharsets.UTF_8) + "&certainty=" + certainty;
                known.forEach((name, ids) -> {
                    List<String> listed = http.get("/v1/" + name + "?limit=100&" + then)
                            .expect(200)
                            .ids();
                    List<String> answered = new ArrayList<>();
                    for (String id : ids) {
                        Reply read = http.get("/v1/" + name + "/" + id + "?" + then);
                        assertThat(read.status()).as("%s %s", then, read).isIn(200, 404);
                        if (read.status() == 200) {
                            answered.add(id);
                        }
                    }
                    assertThat(listed).as("%s %s", name, then).containsExactlyInAnyOrderElementsOf(answered);
                });
                assertCounts(known.get("cities"), then);
            }
        }
    }

    /** A city counts what is active in its own list on that day, of that which it was a side of by then. */
    private void assertCounts(List<String> cities, String then) {
        for (String city : cities) {
            Reply read = http.get("/v1/cities/" + city + "?" + then);
            if (read.status() == 200) {
                int active = 0;
                for (JsonNode item : http.get("/v1/cities/" + city + "/partnerships?limit=100&status=active&" + then)
                        .expect(200)
                        .json()
                        .get("items")) {
                    active += item.get("parties").findValuesAsText("id").contains(city) ? 1 : 0;
                }
                assertThat(read.at("/partnershipCount")).as("%s %s", city, then).isEqualTo("" + active);
            }
        }
    }

    private List<String> names() {
        return collections.stream()
                .filter(type -> type.stored() == type && type.exported() != null)
                .map(RecordCollection::name)
                .toList();
    }

    @Test
    void what_follows_from_records_answers_such_days_or_says_that_it_cannot() {
        records();
        String city = http.get("/v1/cities").ids().get(0);
        for (String day : DAYS) {
            String then = "?asOf=" + URLEncoder.encode(day, StandardCharsets.UTF_8);
            for (String path : List.of(
                    "/v1/conflicts",
                    "/v1/anniversaries",
                    "/v1/cities/" + city + "/partners",
                    "/v1/cities/" + city + "/anniversaries",
                    "/v1/cities/" + city + "/partnerships",
                    "/v1/network/metrics",
                    "/v1/network/matrix",
                    "/v1/exports/partnerships.ndjson",
                    "/v1/exports/partnerships.csv",
                    "/v1/changes")) {
                Reply reply = http.get(path + then);
                assertThat(reply.status()).as("%s%s %s", path, then, reply).isIn(200, 400);
            }
        }
    }
}
