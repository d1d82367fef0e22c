package dev.sistercity.registry.match.reconcile;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.Tabular;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.city.api.CityView;
import dev.sistercity.registry.city.api.Identifier;
import dev.sistercity.registry.partnership.PartnershipCollection;
import dev.sistercity.registry.partnership.PartnershipCounts;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.partnership.api.PartnershipStatus;
import dev.sistercity.registry.shared.code.Countries;
import dev.sistercity.registry.shared.value.Name;
import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a list can be extended by: the columns that cities have as a table, and what they have several of. Some of them also tell
 * cities of one name apart, when a query sends them along.
 */
@Singleton
class CityProperties {

    /** The type of all that is reconciled. */
    static final Map<String, String> CITY = Map.of("id", "city", "name", "City");

    /** Those by which other registers know a city. */
    static final Set<String> SCHEMES =
            Collections.unmodifiableSet(new LinkedHashSet<>(List.of("wikidata", "geonames")));

    /** Columns that are told otherwise: what a row is about, and references to other cities. */
    private static final Set<String> NO_VALUES = Set.of("id", "partOf", "version");

    private final CityCollection cities;
    private final PartnershipCollection partnerships;
    private final Map<String, Property> properties = new LinkedHashMap<>();

    CityProperties(CityCollection cities, PartnershipCollection partnerships) {
        this.cities = cities;
        this.partnerships = partnerships;
        add("country", false, city -> Stream.of(text(country(city.view().countryCode(), city.reading()))));
        cities.tabular().columns().stream()
                .filter(column -> !NO_VALUES.contains(column.name()))
                .forEach(column -> add(column.name(), false, city -> cell(column, city)));
        add("partOf", true, city -> Stream.ofNullable(city.view().partOf()).map(CityProperties::entity));
        add("names", false, city -> city.view().names().stream()
                .map(Name::value)
                .map(CityProperties::text));
        SCHEMES.forEach(scheme -> add(scheme, false, city -> city.view().identifiers().stream()
                .filter(known -> known.scheme().equals(scheme))
                .map(Identifier::value)
                .map(CityProperties::text)));
        add("partners", true, this::partners);
    }

    /** A city that values are asked of. */
    record AskedCity(Entry<CityDraft> entry, CityView view, ReadContext reading) {}

    /** The values of a city, in the words of the data extension. */
    @FunctionalInterface
    interface Values {
        Stream<Map<String, Object>> of(AskedCity city);
    }

    /** @param ofCities whether its values are cities */
    record Property(String id, String name, boolean ofCities, Values values) {

        /** As the service tells of it. */
        Map<String, Object> described() {
            Map<String, Object> described = new LinkedHashMap<>(Map.of("id", id, "name", name));
            if (ofCities) {
                described.put("type", CITY);
            }
            return described;
        }
    }

    Map<String, Property> all() {
        return properties;
    }

    private void add(String id, boolean ofCities, Values values) {
        String words = id.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        String name = Character.toUpperCase(words.charAt(0)) + words.substring(1);
        properties.put(id, new Property(id, name, ofCities, values));
    }

    /** The name of a country in the reader's language, else in English. */
    static String country(String code, ReadContext reading) {
        List<String> languages = reading.languages();
        return Countries.name(code, languages.isEmpty() ? Locale.ENGLISH : Locale.forLanguageTag(languages.get(0)));
    }

    private static Stream<Map<String, Object>> cell(Tabular.Column column, AskedCity city) {
        Object value = column.value(city.view(), city.reading());
        if (value == null) {
            return Stream.empty();
        }
        if (value instanceof Number number) {
            return Stream.of(Map.of(column.datatype().equals("integer") ? "int" : "float", number));
        }
        return Stream.of(text(value.toString()));
    }

    private Stream<Map<String, Object>> partners(AskedCity city) {
        Records<PartnershipDraft> records = city.reading().snapshot().records(partnerships);
        String own = city.entry().id().toString();
        Set<String> partners = new LinkedHashSet<>();
        records.forEach(records.with(CityCollection.SHOWN, city.entry().id()), partnership -> {
            Set<String> sides = PartnershipCounts.sides(partnership, city.reading());
            if (partnership.draft().status() == PartnershipStatus.ACTIVE && sides.contains(own)) {
                partners.addAll(sides);
            }
        });
        partners.remove(own);
        return partners.stream()
                .map(id -> entity(cities.ref(id, city.reading())))
                .sorted((one, other) ->
                        one.get("name").toString().compareTo(other.get("name").toString()));
    }

    private static Map<String, Object> text(String value) {
        return Map.of("str", value);
    }

    private static Map<String, Object> entity(CityRef city) {
        return Map.of("id", city.id().toString(), "name", city.name());
    }
}
