package dev.sistercity.registry.gazetteer;

import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.city.api.CityKind;
import dev.sistercity.registry.city.api.Identifier;
import dev.sistercity.registry.shared.code.Region;
import dev.sistercity.registry.shared.code.Subdivisions;
import dev.sistercity.registry.shared.value.Qualifier;
import dev.sistercity.registry.shared.value.Quantity;
import dev.sistercity.registry.source.api.SourceDraft;
import dev.sistercity.registry.source.api.SourceKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A city as the gazetteer alone tells of it. */
public record PlaceDraft(GazetteerPlace place) {

    /** What is cited for it. */
    public static final SourceDraft SOURCE = new SourceDraft(
            SourceKind.DATASET, "https://www.geonames.org/", "GeoNames", "GeoNames", null, null, null, null);

    /** Under which GeoNames' identifiers are known. */
    public static final String SCHEME = "geonames";

    static final String WIKIDATA = "wikidata";

    /** Countries whose first-order codes at GeoNames are those of ISO 3166-2; of the others they are FIPS codes or its own. */
    private static final Set<String> ISO_DIVISIONS = Set.of("BE", "CH", "ME", "US");

    /** GeoNames' number. */
    public Identifier identifier() {
        return new Identifier(SCHEME, Integer.toString(place.geonamesId()));
    }

    /** By all that it is known by: GeoNames' number first, then items of Wikidata. */
    public List<Identifier> identifiers() {
        return Stream.concat(
                        Stream.of(identifier()), place.wikidata().stream().map(item -> new Identifier(WIKIDATA, item)))
                .toList();
    }

    /** GeoNames' <a href="https://www.geonames.org/export/codes.html">feature codes</a>: divisions, and parts of cities. */
    private CityKind kind() {
        return switch (place.featureCode()) {
            case "ADM1" -> CityKind.REGION;
            case "ADM2" -> CityKind.COUNTY;
            case "ADM3", "ADM4", "ADM5" -> CityKind.MUNICIPALITY;
            case "PPLX" -> CityKind.DISTRICT;
            default -> CityKind.CITY;
        };
    }

    private String subdivision() {
        String code = place.countryCode() + '-' + place.admin1();
        return ISO_DIVISIONS.contains(place.countryCode()) && Subdivisions.isCode(code) ? code : null;
    }

    private String region() {
        String code = place.countryCode() + '.' + place.admin1();
        return Region.isCode(code) ? code : null;
    }

    /** With kind, region and all that is known of it; its identifier is GeoNames'. */
    public CityDraft city() {
        return new CityDraft(
                kind(),
                null,
                DraftedNames.of(place),
                place.countryCode(),
                subdivision(),
                region(),
                null,
                place.latitude(),
                place.longitude(),
                place.population() == 0 ? null : new Quantity(BigDecimal.valueOf(place.population()), Qualifier.ABOUT),
                null,
                null,
                // Of each register one.
                identifiers().stream().limit(2).toList(),
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
