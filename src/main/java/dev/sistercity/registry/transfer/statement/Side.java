package dev.sistercity.registry.transfer.statement;

import dev.sistercity.registry.city.api.Identifier;
import dev.sistercity.registry.match.CityQuery;
import dev.sistercity.registry.shared.value.Name;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A city as a row of a list names it; all but the name, or the identifier, may be null.
 *
 * @param latitude degrees north
 * @param longitude degrees east
 * @param trust in the coordinates, by what the row says beside them of what they are of
 * @param also further identifiers
 * @param names by language, beside the one that is written
 */
public record Side(
        String name,
        String country,
        String region,
        Double latitude,
        Double longitude,
        CityQuery.Trust trust,
        Identifier identifier,
        List<Identifier> also,
        List<Name> names) {

    public Side {
        also = also == null ? List.of() : List.copyOf(also);
        names = names == null ? List.of() : List.copyOf(names);
    }

    /** All that it has, the first one first. */
    public List<Identifier> identifiers() {
        return Stream.concat(Stream.ofNullable(identifier), also.stream()).toList();
    }

    public CityQuery query() {
        return new CityQuery(name, country, region, null, latitude, longitude, trust);
    }

    public Side withoutCountry() {
        return new Side(name, null, region, latitude, longitude, trust, identifier, also, names);
    }

    /** {@code Berat, Albania}: in the list's own words. */
    public String asWritten() {
        String named =
                Stream.of(name, region, country).filter(part -> part != null).collect(Collectors.joining(", "));
        return named.isEmpty() ? identifier.scheme() + ':' + identifier.value() : named;
    }
}
