package dev.sistercity.registry.gazetteer;

import java.util.List;

/**
 * A populated place as GeoNames has it.
 *
 * @param geonamesId its identifier there
 * @param asciiName the name in plain Latin letters
 * @param alternateNames in all scripts, without their languages, in the file's order
 * @param latitude degrees north, WGS 84
 * @param longitude degrees east, WGS 84
 * @param featureCode {@code PPLC} a capital, {@code PPLA} the seat of a first-order division: GeoNames' feature codes
 * @param countryCode ISO 3166-1 alpha-2, and XK for Kosovo
 * @param admin1 GeoNames' code of the first-order division, empty for none: ISO 3166-2 in some countries, FIPS in most
 * @param admin2 of the second-order division, empty for none
 * @param population 0 for unknown
 */
public record GazetteerPlace(
        int geonamesId,
        String name,
        String asciiName,
        List<String> alternateNames,
        double latitude,
        double longitude,
        String featureClass,
        String featureCode,
        String countryCode,
        String admin1,
        String admin2,
        long population) {

    public GazetteerPlace {
        alternateNames = List.copyOf(alternateNames);
    }
}
