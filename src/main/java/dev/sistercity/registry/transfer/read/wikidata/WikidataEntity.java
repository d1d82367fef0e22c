package dev.sistercity.registry.transfer.read.wikidata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What a list needs of an entity of Wikidata (<a href="https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html">Wikibase
 * JSON</a>).
 *
 * @param name for matching: the English label, or another; null for none
 * @param names JSON of labels and aliases by language; null for none
 * @param coordinates latitude and longitude (P625); null for none
 * @param geonames P1566; null for none
 * @param units that it lies in (P131), the best first
 * @param countries P17, the best first
 * @param code ISO 3166-1 alpha-2 (P297) of a country; null for none
 * @param partners P190
 */
record WikidataEntity(
        String id,
        String name,
        String names,
        String coordinates,
        String geonames,
        List<String> units,
        List<String> countries,
        String code,
        List<Partner> partners) {

    /**
     * A statement that another is twinned with it.
     *
     * @param since as Wikidata has times, with precision; null for unknown
     * @param until the same
     * @param references addresses
     * @param isDeprecated whether Wikidata itself says that it is not so
     */
    record Partner(String id, Time since, Time until, List<String> references, boolean isDeprecated) {}

    /** A time of Wikidata. */
    record Time(String time, String precision) {}

    /** Null where it is no item. */
    static WikidataEntity of(JsonNode entity) {
        String id = entity.path("id").asText("");
        if (!id.startsWith("Q")) {
            return null;
        }
        JsonNode claims = entity.path("claims");
        List<Partner> partners = new ArrayList<>();
        for (JsonNode statement : claims.path("P190")) {
            String partner = statement.at("/mainsnak/datavalue/value/id").asText("");
            if (!partner.isEmpty()) {
                partners.add(new Partner(
                        partner,
                        time(statement, "P580"),
                        time(statement, "P582"),
                        references(statement),
                        isDeprecated(statement)));
            }
        }
        JsonNode at = best(claims.path("P625")).stream()
                .map(one -> one.at("/mainsnak/datavalue/value"))
                .filter(value -> value.path("latitude").isNumber())
                .findFirst()
                .orElse(null);
        return new WikidataEntity(
                id,
                WikidataNames.display(entity),
                WikidataNames.all(entity),
                at == null
                        ? null
                        : at.path("latitude").asText() + ", "
                                + at.path("longitude").asText(),
                texts(claims.path("P1566")).stream().findFirst().orElse(null),
                items(claims.path("P131")),
                items(claims.path("P17")),
                texts(claims.path("P297")).stream().findFirst().orElse(null),
                partners);
    }

    private static Time time(JsonNode statement, String property) {
        JsonNode value = statement.at("/qualifiers/" + property + "/0/datavalue/value");
        return value.path("time").isTextual()
                ? new Time(value.path("time").asText(), value.path("precision").asText())
                : null;
    }

    private static List<String> references(JsonNode statement) {
        List<String> references = new ArrayList<>();
        for (JsonNode reference : statement.path("references")) {
            reference
                    .at("/snaks/P854")
                    .forEach(snak -> add(references, snak.at("/datavalue/value").asText("")));
            reference.at("/snaks/P248").forEach(snak -> {
                String item = snak.at("/datavalue/value/id").asText("");
                add(references, item.isEmpty() ? "" : "https://www.wikidata.org/wiki/" + item);
            });
        }
        return references;
    }

    private static void add(List<String> references, String reference) {
        if (!reference.isEmpty() && !references.contains(reference)) {
            references.add(reference);
        }
    }

    private static boolean isDeprecated(JsonNode statement) {
        return statement.path("rank").asText().equals("deprecated");
    }

    /** Statements that hold, preferred ones first, those that ended last. */
    private static List<JsonNode> best(JsonNode statements) {
        return StreamSupport.stream(statements.spliterator(), false)
                .filter(statement -> !isDeprecated(statement))
                .sorted((one, other) -> Integer.compare(order(one), order(other)))
                .toList();
    }

    private static int order(JsonNode statement) {
        boolean over = statement.at("/qualifiers/P582").isArray();
        return (over ? 2 : 0) + (statement.path("rank").asText().equals("preferred") ? 0 : 1);
    }

    private static List<String> items(JsonNode statements) {
        return best(statements).stream()
                .map(one -> one.at("/mainsnak/datavalue/value/id").asText(""))
                .filter(id -> !id.isEmpty())
                .distinct()
                .collect(Collectors.toList());
    }

    private static List<String> texts(JsonNode statements) {
        return best(statements).stream()
                .map(one -> one.at("/mainsnak/datavalue/value").asText(""))
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
