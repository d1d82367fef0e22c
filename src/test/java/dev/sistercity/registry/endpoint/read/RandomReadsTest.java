package dev.sistercity.registry.endpoint.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.endpoint.read.PlainRegistry.City;
import dev.sistercity.registry.endpoint.read.PlainRegistry.Partnership;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand reads of all kinds, each against what a plain, slow registry would answer: whatever is indexed, kept, put together from
 * what is kept, or worked out elsewhere, the answer is the same. Between them records change.
 */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class RandomReadsTest {

    private static final int READS = 10_000;
    private static final int READS_BETWEEN_WRITES = 100;
    private static final List<List<String>> WISHES =
            List.of(List.of(), List.of(), List.of("de"), List.of("fr", "de"), List.of("sv", "fr"), List.of("en"));

    @Inject
    Http http;

    @Inject
    Given given;

    private final Random random = new Random(20_261_129);
    private final PlainRegistry plain = new PlainRegistry();
    private RandomRecords records;
    private final Map<String, JsonNode> whole = new HashMap<>();
    private final Map<String, String> tags = new HashMap<>();

    @Test
    void ten_thousand_reads_of_every_kind_answer_what_a_plain_registry_would() {
        records = new RandomRecords(http, given, random, plain);
        records.begin();
        for (int i = 0; i < READS; i++) {
            if (i % READS_BETWEEN_WRITES == 0) {
                records.write();
                whole.clear();
                tags.clear();
            }
            switch (random.nextInt(8)) {
                case 0, 1 -> oneCity();
                case 2, 3 -> onePartnership();
                case 4, 5 -> cities();
                default -> partnerships();
            }
        }
    }

    private void oneCity() {
        City city = any(plain.cities());
        List<String> wish = any(WISHES);
        Set<String> fields = random.nextInt(3) == 0 ? Set.of("id", "name", "countryCode") : Set.of();
        JsonNode expected = shaped(inLanguages(city, wish), fields);
        assertThat(item("/v1/cities/" + city.id(), wish, fields, "")).isEqualTo(expected);
    }

    private void onePartnership() {
        Partnership partnership = any(plain.partnerships());
        List<String> wish = any(WISHES);
        Set<String> fields = random.nextInt(3) == 0 ? Set.of("id", "kind", "parties") : Set.of();
        boolean include = random.nextInt(3) == 0;
        JsonNode expected = shaped(inLanguages(partnership, wish, include), include ? with(fields, "cities") : fields);
        assertThat(item("/v1/partnerships/" + partnership.id(), wish, fields, include ? "include=cities" : ""))
                .isEqualTo(expected);
    }

    /** A record as it is read, now and then with the tag of the same answer before. */
    private JsonNode item(String path, List<String> wish, Set<String> fields, String more) {
        String query = query(fields, more);
        String address = path + (query.isEmpty() ? "" : "?" + query);
        String tag = tags.get(address + wish);
        if (tag != null) {
            http.get(address, "If-None-Match", tag, "Accept-Language", header(wish))
                    .expect(304);
        }
        Reply reply = http.get(address, "Accept-Language", header(wish)).expect(200);
        tags.put(address + wish, reply.etag());
        return reply.json();
    }

    private static String query(Set<String> fields, String more) {
        String wanted = fields.isEmpty() ? "" : "fields=" + String.join(",", fields);
        return wanted + (wanted.isEmpty() || more.isEmpty() ? "" : "&") + more;
    }

    private String header(List<String> wish) {
        return wish.isEmpty()
                ? null
                : IntStream.range(0, wish.size())
                        .mapToObj(i -> wish.get(i) + (i == 0 ? "" : ";q=0." + (9 - i)))
                        .collect(Collectors.joining(","));
    }

    private void cities() {
        Map<String, String> query = new LinkedHashMap<>();
        maybe(query, 3, "countryCode", any(List.of("CN", "NZ", "DE&countryCode=FR", "XK")));
        maybe(query, 4, "populationFrom", Integer.toString(random.nextInt(20) * 1_000));
        maybe(query, 6, "bbox", any(List.of("-20,-10,60,50", "150,-60,-140,70", "0,0,1,1")));
        maybe(query, 6, "near", near());
        maybe(query, 5, "q", sought());
        String sort = any(
                List.of("name", "-name", "population", "-population,name", "-partnershipCount", "name,-population"));
        if (query.containsKey("q") || random.nextBoolean()) {
            query.put("sort", sort);
        }
        List<String> wish = any(WISHES);
        Set<String> fields = random.nextInt(4) == 0 ? Set.of("id", "name", "countryCode") : Set.of();
        Map<String, JsonNode> expected = new LinkedHashMap<>();
        plain.cities(query).forEach(id -> expected.put(id, shaped(inLanguages(plain.city(id), wish), fields)));
        list("/v1/cities", query, fields, "", wish, expected);
    }

    /** A place and a distance that no city is nearly away. */
    private String near() {
        while (true) {
            double latitude = random.nextInt(-60, 60);
            double longitude = random.nextInt(-180, 180);
            double radius = random.nextInt(50, 6_000);
            if (plain.cities().stream()
                    .mapToDouble(city -> PlainRegistry.distanceKm(city, latitude, longitude))
                    .allMatch(away -> Math.abs(away - radius) > 0.01 * radius)) {
                return latitude + "," + longitude + "&radiusKm=" + radius;
            }
        }
    }

    /** A word of a city's name, its beginning, or the word with another letter in it. */
    private String sought() {
        String word = any(plain.cities()).name(List.of()).toLowerCase().split(" ")[0];
        int at = random.nextInt(1, word.length());
        return switch (random.nextInt(3)) {
            case 0 -> word;
            case 1 -> word.substring(0, at);
            default -> word.substring(0, at) + "x" + word.substring(at + random.nextInt(2));
        };
    }

    private void partnerships() {
        Map<String, String> query = new LinkedHashMap<>();
        maybe(query, 2, "countryCode", any(List.of("CN", "NZ", "DE&countryCode=FR")));
        maybe(query, 3, "kind", any(List.of("sister-city", "contact&kind=friendship-city")));
        maybe(query, 4, "city", any(plain.cities()).id());
        maybe(query, 5, "establishedFrom", Integer.toString(1950 + random.nextInt(60)));
        maybe(query, 2, "sort", any(List.of("established", "-established")));
        List<String> wish = any(WISHES);
        boolean include = random.nextInt(4) == 0;
        Set<String> fields = random.nextInt(4) == 0 ? Set.of("id", "kind", "parties") : Set.of();
        Set<String> shown = include ? with(fields, "cities") : fields;
        Map<String, JsonNode> expected = new LinkedHashMap<>();
        plain.partnerships(query)
                .forEach(id -> expected.put(id, shaped(inLanguages(plain.partnership(id), wish, include), shown)));
        list("/v1/partnerships", query, fields, include ? "include=cities" : "", wish, expected);
    }

    private void maybe(Map<String, String> query, int oneIn, String name, String value) {
        if (random.nextInt(oneIn) == 0) {
            query.put(name, value);
        }
    }

    /** Reads a list page by page, two pages at the most, and some as other formats. */
    private void list(
            String path,
            Map<String, String> query,
            Set<String> fields,
            String more,
            List<String> wish,
            Map<String, JsonNode> expected) {
        List<String> parts = new ArrayList<>();
        query.forEach((name, value) -> parts.add(name + "=" + value.replace(" ", "%20")));
        int limit = any(List.of(1, 7, 20, 200));
        String address = path + "?" + String.join("&", parts) + "&limit=" + limit + "&" + query(fields, more);
        List<JsonNode> rows = List.copyOf(expected.values());
        String cursor = "";
        for (int from = 0; from < Math.max(1, Math.min(rows.size(), 2 * limit)); from += limit) {
            Reply page =
                    http.get(address + cursor, "Accept-Language", header(wish)).expect(200);
            List<JsonNode> items = StreamSupport.stream(page.json().get("items").spliterator(), false)
                    .toList();
            int to = Math.min(rows.size(), from + limit);
            assertThat(items).as(page.request()).isEqualTo(rows.subList(Math.min(from, to), to));
            assertThat(page.json().at("/page/total").intValue())
                    .as(page.request())
                    .isEqualTo(rows.size());
            http.get(address + cursor, "Accept-Language", header(wish), "If-None-Match", page.etag())
                    .expect(304);
            assertThat(page.at("/page/nextCursor") != null).isEqualTo(to < rows.size());
            cursor = "&cursor=" + page.at("/page/nextCursor");
        }
        if (random.nextInt(5) == 0 && !rows.isEmpty() && more.isEmpty() && fields.isEmpty()) {
            JsonNode features = http.get(address + "&format=geojson", "Accept-Language", header(wish))
                    .expect(200)
                    .json()
                    .get("features");
            assertThat(StreamSupport.stream(features.spliterator(), false).map(feature -> feature.get("properties")))
                    .containsExactlyElementsOf(rows.subList(0, Math.min(limit, rows.size())));
        }
    }

    /** The record as its address shows it to a reader without wishes, checked against what was written. */
    private JsonNode whole(String path) {
        return whole.computeIfAbsent(path, unread -> http.get(path).expect(200).json());
    }

    private JsonNode inLanguages(City city, List<String> wish) {
        ObjectNode shown = whole("/v1/cities/" + city.id()).deepCopy();
        assertThat(shown.get("name").textValue()).isEqualTo(city.name(List.of()));
        assertThat(shown.get("countryCode").textValue()).isEqualTo(city.country());
        return shown.put("name", city.name(wish));
    }

    private JsonNode inLanguages(Partnership partnership, List<String> wish, boolean include) {
        ObjectNode shown = whole("/v1/partnerships/" + partnership.id()).deepCopy();
        assertThat(shown.get("kind").textValue()).isEqualTo(partnership.kind());
        for (JsonNode party : shown.get("parties")) {
            ObjectNode city = (ObjectNode) party.get("city");
            city.put("name", plain.city(city.get("id").textValue()).name(wish));
        }
        if (include) {
            shown.putArray("cities")
                    .addAll(partnership.cities().stream()
                            .map(id -> inLanguages(plain.city(id), wish))
                            .toList());
        }
        return shown;
    }

    private static JsonNode shaped(JsonNode record, Set<String> fields) {
        return fields.isEmpty() ? record : ((ObjectNode) record).retain(fields);
    }

    private static Set<String> with(Set<String> fields, String one) {
        return fields.isEmpty()
                ? fields
                : Stream.concat(fields.stream(), Stream.of(one)).collect(Collectors.toSet());
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
