package dev.sistercity.registry.match.reconcile;

import dev.sistercity.registry.match.reconcile.Reconciliation.Asked;
import dev.sistercity.registry.match.suggest.CitySuggestions;
import dev.sistercity.registry.match.suggest.Hit;
import dev.sistercity.registry.match.suggest.SuggestionView;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a person who works with a reconciliation client may mean, or wish to fetch. */
@Singleton
class Proposals {

    private static final int SUGGESTIONS = 10;
    private static final int LONGEST_PREFIX = 100;
    private static final String CITY = CityProperties.CITY.get("id");

    private final CityProperties cityProperties;
    private final CitySuggestions suggestions;

    Proposals(CityProperties cityProperties, CitySuggestions suggestions) {
        this.cityProperties = cityProperties;
        this.suggestions = suggestions;
    }

    Map<String, Object> entities(Asked asked) {
        String prefix = prefix(asked);
        Stream<SuggestionView> found = suggestions.find(prefix, null, asked.reading(), true, false).stream()
                .sorted(Hit.LIKELIEST_FIRST)
                .map(Hit::view);
        return result(asked, found.map(Proposals::entity));
    }

    private static Map<String, Object> entity(SuggestionView city) {
        Map<String, Object> entity = new LinkedHashMap<>();
        entity.put("id", city.reference());
        entity.put("name", city.name());
        entity.put(
                "description",
                Stream.of(city.matched(), city.region(), city.country())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(", ")));
        entity.put("notable", List.of(CityProperties.CITY));
        return entity;
    }

    Map<String, Object> properties(Asked asked) {
        String prefix = prefix(asked).toLowerCase(Locale.ROOT);
        return result(
                asked,
                cityProperties.all().values().stream()
                        .filter(property -> property.name()
                                        .toLowerCase(Locale.ROOT)
                                        .contains(prefix)
                                || property.id().toLowerCase(Locale.ROOT).startsWith(prefix))
                        .map(property -> Map.of("id", property.id(), "name", property.name())));
    }

    Map<String, Object> types(Asked asked) {
        String prefix = prefix(asked).toLowerCase(Locale.ROOT);
        return result(asked, Stream.of(CityProperties.CITY).filter(type -> CITY.startsWith(prefix)));
    }

    Map<String, Object> proposal(Asked asked) {
        int limit = asked.parameters()
                .one("limit")
                .map(text -> ParameterValues.integer("limit", text, 1, 1_000))
                .orElse(1_000);
        String type = asked.parameters().one("type").orElse(CITY);
        List<Map<String, Object>> proposed = cityProperties.all().values().stream()
                .filter(property -> type.equals(CITY))
                .limit(limit)
                .map(CityProperties.Property::described)
                .toList();
        return Map.of("type", type, "properties", proposed);
    }

    private static String prefix(Asked asked) {
        String prefix = asked.parameters().one("prefix").map(String::strip).orElse("");
        if (prefix.isEmpty() || prefix.length() > LONGEST_PREFIX) {
            throw RegistryException.ofParameter(
                    "prefix", "must be given, and have at most " + LONGEST_PREFIX + " characters");
        }
        return prefix;
    }

    private static Map<String, Object> result(Asked asked, Stream<? extends Map<String, ?>> all) {
        int skipped = asked.parameters()
                .one("cursor")
                .map(text -> ParameterValues.integer("cursor", text, 0, 10_000))
                .orElse(0);
        return Map.of("result", all.skip(skipped).limit(SUGGESTIONS).toList());
    }
}
