package dev.sistercity.registry.source.count;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.value.Qualifier;
import dev.sistercity.registry.shared.value.Quantity;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the values of claims that state counts: a number, a quantity, an object with a number or quantity for each measure, or a
 * text ({@link CountText}).
 */
public final class StatedCounts {

    private static final String CITIES = "cities";
    private static final int MOST_DIGITS = 7;
    private static final String VALUE = "value";
    private static final String QUALIFIER = "qualifier";

    /** By pointer, what a plain number counts; nothing of {@code /counts}, whose numbers are named. */
    private static final Map<String, Optional<CountMeasure>> POINTERS = Map.of(
            "/partnershipCount",
            Optional.of(CountMeasure.PARTNERSHIPS),
            "/partnerCount",
            Optional.of(CountMeasure.PARTNERS),
            "/counts",
            Optional.empty());

    private StatedCounts() {}

    /** Whether what is claimed there is a count. */
    public static boolean isCount(String resource, String pointer) {
        return resource.equals(CITIES) && POINTERS.containsKey(pointer);
    }

    /** What a plain number counts there; empty where numbers are named. */
    public static Optional<CountMeasure> plain(String pointer) {
        return POINTERS.get(pointer);
    }

    /** What is stated; empty for what states no count, as claims of earlier versions may have it. */
    public static Optional<StatedCount> find(String pointer, JsonNode value) {
        try {
            return Optional.of(parse(pointer, value));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Reads a value.
     *
     * @param pointer of a count
     * @throws IllegalArgumentException with a message for its author, if it states no count
     */
    public static StatedCount parse(String pointer, JsonNode value) {
        Optional<CountMeasure> plain = plain(pointer);
        if (value.isTextual()) {
            return new StatedCount(new CountText(value.textValue(), plain).read());
        }
        if (value.isNumber() || value.has(VALUE)) {
            CountMeasure measure = plain.orElseThrow(
                    () -> new IllegalArgumentException("must name what is counted, as {\"countries\": 59} does"));
            return new StatedCount(Map.of(measure, quantity(value)));
        }
        if (!value.isObject() || value.isEmpty()) {
            throw new IllegalArgumentException(
                    "must be a number, a quantity, counts such as {\"own\": 68, \"under\": 14}, "
                            + "or a text such as \"63 + 5 + 14 in 56 countries\"");
        }
        Map<CountMeasure, Quantity> numbers = new EnumMap<>(CountMeasure.class);
        value.properties().forEach(property -> numbers.put(measure(property.getKey()), quantity(property.getValue())));
        return new StatedCount(numbers);
    }

    private static CountMeasure measure(String key) {
        return CountMeasure.find(key)
                .orElseThrow(() -> new IllegalArgumentException("may count "
                        + Stream.of(CountMeasure.values())
                                .map(CountMeasure::key)
                                .collect(Collectors.joining(", "))));
    }

    private static Quantity quantity(JsonNode node) {
        if (node.isNumber()) {
            return whole(node.decimalValue(), Qualifier.EXACT);
        }
        boolean plain = node.isObject() && node.path(VALUE).isNumber();
        if (!plain || node.size() > (node.has(QUALIFIER) ? 2 : 1)) {
            throw new IllegalArgumentException(
                    "must have numbers, or quantities such as {\"value\": 20, \"qualifier\": \"over\"}");
        }
        JsonNode qualifier = node.path(QUALIFIER);
        return whole(
                node.get(VALUE).decimalValue(),
                qualifier.isMissingNode() ? Qualifier.EXACT : qualifier(qualifier.asText()));
    }

    private static Qualifier qualifier(String text) {
        return Kebab.parse(Qualifier.class, text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "must have a qualifier of " + String.join(", ", Kebab.all(Qualifier.class))));
    }

    /** @throws IllegalArgumentException if it can be no count */
    static Quantity whole(BigDecimal number, Qualifier qualifier) {
        Quantity quantity = new Quantity(number, qualifier);
        BigDecimal value = quantity.value();
        if (value.signum() < 0 || value.scale() != 0 || value.precision() > MOST_DIGITS) {
            throw new IllegalArgumentException("must have whole numbers, of at most " + MOST_DIGITS + " digits");
        }
        return quantity;
    }
}
