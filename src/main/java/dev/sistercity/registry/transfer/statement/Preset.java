package dev.sistercity.registry.transfer.statement;

import static java.util.Map.entry;

import dev.sistercity.registry.shared.http.Kebab;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Usual shapes of lists, with the names that their columns usually have, the most telling first. */
public enum Preset {
    /** A pair in each row. */
    PAIRS(Map.ofEntries(
            entry(Field.CITY1, List.of("city1")),
            entry(Field.CITY2, List.of("city2")),
            entry(Field.COUNTRY1, List.of("country1")),
            entry(Field.COUNTRY2, List.of("country2")),
            entry(Field.REGION1, List.of("region1")),
            entry(Field.REGION2, List.of("region2")),
            entry(Field.LATITUDE1, List.of("latitude1")),
            entry(Field.LATITUDE2, List.of("latitude2")),
            entry(Field.LONGITUDE1, List.of("longitude1")),
            entry(Field.LONGITUDE2, List.of("longitude2")),
            entry(Field.ID1, List.of("id1")),
            entry(Field.ID2, List.of("id2")),
            entry(Field.KIND, List.of("kind")),
            entry(Field.ESTABLISHED, List.of("established", "since", "year")))),
    /** The list of an office, a country or an association: in each row one of its cities, and a partner of that. */
    ONE_SIDED(Map.ofEntries(
            entry(Field.CITY1, List.of("city", "municipality", "gemeinde", "kommune", "commune")),
            entry(Field.REGION1, List.of("region", "bundesland", "state")),
            entry(Field.PLACE1, List.of("place", "municipality_place_name")),
            entry(Field.LATITUDE1, List.of("latitude")),
            entry(Field.LONGITUDE1, List.of("longitude")),
            entry(Field.CITY2, List.of("partner", "partner_city", "partnergemeinde", "partnerstadt")),
            entry(Field.COUNTRY2, List.of("partner_country", "country", "land")),
            entry(Field.REGION2, List.of("partner_region")),
            entry(Field.PLACE2, List.of("partner_place", "partner_place_name")),
            entry(Field.LATITUDE2, List.of("partner_latitude")),
            entry(Field.LONGITUDE2, List.of("partner_longitude")),
            entry(Field.KIND, List.of("kind", "form", "type")),
            entry(Field.ESTABLISHED, List.of("established", "since", "seit", "year", "jahr")))),
    /** Pairs of items of Wikidata, with their labels if there are any. */
    WIKIDATA_PAIRS(Map.ofEntries(
            entry(Field.ID1, List.of("item1", "city1", "wikidata1", "id1")),
            entry(Field.ID2, List.of("item2", "city2", "wikidata2", "id2")),
            entry(Field.CITY1, List.of("item1Label", "city1Label", "label1", "name1")),
            entry(Field.CITY2, List.of("item2Label", "city2Label", "label2", "name2")),
            entry(Field.COUNTRY1, List.of("country1Label", "country1")),
            entry(Field.COUNTRY2, List.of("country2Label", "country2")),
            entry(Field.ESTABLISHED, List.of("established", "since", "start")),
            entry(Field.KIND, List.of("kind"))));

    private final Map<Field, List<String>> columns;

    Preset(Map<Field, List<String>> columns) {
        this.columns = columns;
    }

    Map<Field, List<String>> columns() {
        return columns;
    }

    public static Optional<Preset> of(String parameter) {
        return Kebab.parse(Preset.class, parameter);
    }
}
