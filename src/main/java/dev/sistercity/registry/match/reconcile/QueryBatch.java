package dev.sistercity.registry.match.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.match.Candidate;
import dev.sistercity.registry.match.CityMatch;
import dev.sistercity.registry.match.CityMatcher;
import dev.sistercity.registry.match.CityQuery;
import dev.sistercity.registry.shared.code.Region;
import dev.sistercity.registry.shared.http.BodyReader;
import dev.sistercity.registry.shared.http.Cancellation;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.problem.Violation;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers batches of queries with cities of the registry. Reads files, so it is not for the event loop; stores nothing. */
@Singleton
class QueryBatch {

    /** Characters: what is longer is no name. */
    private static final int LONGEST = 300;

    private final CityMatcher matcher;
    private final CityCollection cities;
    private final Extension extension;
    private final BodyReader bodies;

    QueryBatch(CityMatcher matcher, CityCollection cities, Extension extension, BodyReader bodies) {
        this.matcher = matcher;
        this.cities = cities;
        this.extension = extension;
        this.bodies = bodies;
    }

    /**
     * The candidates of each query, under its key.
     *
     * @param cancellation ends it between two queries
     * @throws RegistryException MALFORMED naming each place that is wrong; then no query is answered
     */
    Map<String, Object> answer(JsonNode batch, ReadContext reading, Cancellation cancellation) {
        Map<String, QueryDraft> queries = new LinkedHashMap<>();
        batch.properties().forEach(query -> queries.put(query.getKey(), read(query.getKey(), query.getValue())));
        Map<String, Object> results = new LinkedHashMap<>();
        queries.forEach((key, query) -> {
            cancellation.check();
            results.put(
                    key,
                    Map.of("result", query.isOf(CityProperties.CITY.get("id")) ? found(query, reading) : List.of()));
        });
        return results;
    }

    private QueryDraft read(String key, JsonNode sent) {
        String at = "/" + key;
        if (!sent.isObject()) {
            throw RegistryException.malformed(List.of(Violation.at(at, FaultCode.OBJECT)));
        }
        try {
            QueryDraft query = bodies.bind(sent, QueryDraft.class);
            if (query.query() == null && query.properties().isEmpty()) {
                throw RegistryException.malformed(List.of(Violation.at("/query", FaultCode.MUST_BE_GIVEN)));
            }
            if (!query.hasTypes()) {
                throw RegistryException.malformed(List.of(Violation.at("/type", FaultCode.TEXT)));
            }
            if (!query.isStrictInAWay()) {
                throw RegistryException.malformed(List.of(Violation.at("/type_strict", "must be any, all or should")));
            }
            for (int i = 0; i < query.properties().size(); i++) {
                extension.get(query.properties().get(i).pid(), "/properties/" + i + "/pid");
                if (query.properties().get(i).v().isNull()) {
                    throw RegistryException.malformed(
                            List.of(Violation.at("/properties/" + i + "/v", FaultCode.MUST_BE_GIVEN)));
                }
            }
            return query;
        } catch (RegistryException e) {
            throw e.at(at::concat);
        }
    }

    private List<Map<String, Object>> found(QueryDraft query, ReadContext reading) {
        Map<String, String> said = new HashMap<>();
        query.properties()
                .forEach(property -> property.text().ifPresent(text -> said.putIfAbsent(property.pid(), text)));
        String text = query.query() == null ? "" : query.query().strip();
        Optional<Entry<CityDraft>> named = named(text, said, reading);
        if (named.isPresent()) {
            return List.of(candidate(named.get(), 100, true, reading));
        }
        if (text.isEmpty() || text.length() > LONGEST) {
            return List.of();
        }
        CityMatch match = matcher.match(asked(text, said));
        List<Map<String, Object>> candidates = new ArrayList<>();
        for (Candidate candidate : match.candidates()) {
            Optional.ofNullable(candidate.city())
                    .flatMap(id -> reading.snapshot().find(cities, id))
                    .ifPresent(city -> candidates.add(candidate(
                            city, Math.round(candidate.score() * 1000) / 10.0, candidate == match.chosen(), reading)));
        }
        int limit = query.limit() == null ? candidates.size() : Math.min(query.limit(), candidates.size());
        return candidates.subList(0, limit);
    }

    private static CityQuery asked(String text, Map<String, String> said) {
        Optional<Double> latitude = degrees(said.get("latitude"), 90);
        Optional<Double> longitude = degrees(said.get("longitude"), 180);
        // Half a place is none.
        boolean located = latitude.isPresent() && longitude.isPresent();
        return new CityQuery(
                text,
                said.getOrDefault("countryCode", said.get("country")),
                said.getOrDefault("region", said.get("partOf")),
                null,
                located ? latitude.get() : null,
                located ? longitude.get() : null);
    }

    /** The city whose id, here or in another register, a query gives: there is nothing to be found then. */
    private Optional<Entry<CityDraft>> named(String text, Map<String, String> said, ReadContext reading) {
        return Stream.concat(
                        Stream.of(text).filter(sent -> sent.length() <= LONGEST),
                        CityProperties.SCHEMES.stream()
                                .filter(said::containsKey)
                                .map(scheme -> scheme + ":" + said.get(scheme)))
                .flatMap(reference -> extension.find(reference, reading).stream())
                .findFirst();
    }

    private static Optional<Double> degrees(String said, int most) {
        try {
            return Optional.ofNullable(said).map(Double::valueOf).filter(degrees -> Math.abs(degrees) <= most);
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    private Map<String, Object> candidate(Entry<CityDraft> city, double score, boolean match, ReadContext reading) {
        Map<String, Object> candidate = new LinkedHashMap<>();
        candidate.put("id", city.id().toString());
        candidate.put("name", cities.displayName(city, reading).value());
        candidate.put("description", description(city.draft(), reading));
        candidate.put("type", List.of(CityProperties.CITY));
        candidate.put("score", score);
        candidate.put("match", match);
        candidate.put("features", List.of(Map.of("id", "name", "value", score)));
        return candidate;
    }

    /** What tells it from others of its name. */
    private static String description(CityDraft city, ReadContext reading) {
        Region region = Region.of(city.region(), city.subdivisionCode());
        return Stream.concat(
                        Stream.ofNullable(region == null ? null : region.name()),
                        Stream.of(CityProperties.country(city.countryCode(), reading)))
                .collect(Collectors.joining(", "));
    }
}
