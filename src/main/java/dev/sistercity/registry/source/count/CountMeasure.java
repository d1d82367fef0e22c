package dev.sistercity.registry.source.count;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** What a source counts of a city's active partnerships. */
public enum CountMeasure {
    /** Partnerships, of which the source does not say whether those of units under the city are among them. */
    PARTNERSHIPS("partnerships"),
    /** Those that the city itself is a party of. */
    OWN("own"),
    /** Of its own, those of the kind sister city. */
    SISTER_CITIES("sisterCities"),
    /** Of its own, those of other kinds: friendly exchanges. */
    OTHER_KINDS("otherKinds"),
    /** Those of units under it, districts for instance, where the city is no party. */
    UNDER("under"),
    /** Its own and those of units under it, each once. */
    WITHIN("within"),
    /** Partners, each once. */
    PARTNERS("partners"),
    /** Countries of the partners, each once. */
    COUNTRIES("countries");

    private final String key;

    CountMeasure(String key) {
        this.key = key;
    }

    /** As clients write it. */
    @JsonValue
    public String key() {
        return key;
    }

    @JsonCreator
    static CountMeasure of(String key) {
        return find(key).orElseThrow(() -> new IllegalArgumentException("no measure of counts: " + key));
    }

    public static Optional<CountMeasure> find(String key) {
        return Arrays.stream(values())
                .filter(measure -> measure.key.equals(key))
                .findFirst();
    }
}
