package dev.sistercity.registry.transfer.statement;

import dev.sistercity.registry.city.Identifier;
import dev.sistercity.registry.match.CityQuery;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A city as a row of a list names it; all but the name, or the identifier, may be null.
 *
 * @param latitude degrees north
 * @param longitude degrees east
 * @param trust in the coordinates, by what the row says beside them of what they are of
 */
public record Side(
        String name,
        String country,
        String region,
        Double latitude,
        Double longitude,
        CityQuery.Trust trust,
        Identifier identifier) {

    public CityQuery query() {
        return new CityQuery(name, country, region, null, latitude, longitude, trust);
    }

    /** {@code Berat, Albania}: in the list's own words. */
    public String asWritten() {
        String named =
                Stream.of(name, region, country).filter(part -> part != null).collect(Collectors.joining(", "));
        return named.isEmpty() ? identifier.scheme() + ':' + identifier.value() : named;
    }
}
