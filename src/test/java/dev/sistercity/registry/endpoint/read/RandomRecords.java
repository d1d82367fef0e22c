package dev.sistercity.registry.endpoint.read;

import dev.sistercity.registry.endpoint.read.PlainRegistry.City;
import dev.sistercity.registry.endpoint.read.PlainRegistry.Partnership;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Cities and partnerships at random, in the registry and in the plain one alike. */
final class RandomRecords {

    private static final List<String> COUNTRIES = List.of("CN", "NZ", "DE", "FR", "JP");
    private static final List<String> KINDS = List.of("sister-city", "friendship-city", "contact");
    private static final List<String> SYLLABLES = List.of("ka", "ri", "mo", "sten", "lin", "do", "va", "nor", "be");

    private final Http http;
    private final Given given;
    private final Random random;
    private final PlainRegistry plain;

    RandomRecords(Http http, Given given, Random random, PlainRegistry plain) {
        this.http = http;
        this.given = given;
        this.random = random;
        this.plain = plain;
    }

    void begin() {
        for (int i = 0; i < 90; i++) {
            city();
        }
        for (int i = 0; i < 240; i++) {
            partnership();
        }
    }

    /** One more record, or another name for one. */
    void write() {
        switch (random.nextInt(3)) {
            case 0 -> city();
            case 1 -> partnership();
            default -> {
                City known = any(plain.cities());
                String name = name();
                http.patch("/v1/cities/" + known.id(), Map.of("names", names(Map.of("en", name))), "*")
                        .expect(200);
                plain.put(new City(
                        known.id(),
                        Map.of("en", name),
                        known.country(),
                        known.population(),
                        known.latitude(),
                        known.longitude()));
            }
        }
    }

    private void city() {
        Map<String, String> names = new LinkedHashMap<>(Map.of("en", name()));
        if (random.nextBoolean()) {
            names.put("de", name());
        }
        if (random.nextInt(3) == 0) {
            names.put("fr", name());
        }
        double latitude = random.nextInt(-700, 700) / 10.0;
        double longitude = random.nextInt(-1800, 1800) / 10.0;
        Integer population = random.nextInt(4) == 0 ? null : random.nextInt(1, 20) * 1_000;
        String country = any(COUNTRIES);
        Map<String, Object> draft = new HashMap<>(Map.of(
                "kind",
                "city",
                "names",
                names(names),
                "countryCode",
                country,
                "latitude",
                latitude,
                "longitude",
                longitude));
        if (population != null) {
            draft.put("population", Map.of("value", population));
        }
        plain.put(new City(given.record("cities", draft), names, country, population, latitude, longitude));
    }

    private static List<Map<String, String>> names(Map<String, String> byLanguage) {
        return byLanguage.entrySet().stream()
                .map(name -> Map.of("value", name.getValue(), "lang", name.getKey(), "kind", "official"))
                .toList();
    }

    private String name() {
        String name = IntStream.range(0, 3).mapToObj(i -> any(SYLLABLES)).collect(Collectors.joining());
        return name.substring(0, 1).toUpperCase()
                + name.substring(1)
                + (random.nextInt(3) == 0 ? " " + any(SYLLABLES) : "");
    }

    /** Of a pair that has none of the kind yet. */
    private void partnership() {
        String kind = any(KINDS);
        List<String> pair;
        do {
            pair = List.of(any(plain.cities()).id(), any(plain.cities()).id());
        } while (pair.get(0).equals(pair.get(1)) || isTaken(pair));
        Integer established = random.nextInt(5) == 0 ? null : 1950 + random.nextInt(60);
        Map<String, Object> more = new HashMap<>(Map.of("kind", kind));
        if (established != null) {
            more.put("established", established.toString());
        }
        String id = given.partnership(pair, more);
        plain.put(new Partnership(
                id, pair, kind, http.get("/v1/partnerships/" + id).at("/status"), established));
    }

    private boolean isTaken(List<String> pair) {
        return plain.partnerships().stream().anyMatch(known -> known.cities().containsAll(pair));
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
