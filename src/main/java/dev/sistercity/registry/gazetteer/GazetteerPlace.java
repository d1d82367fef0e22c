package dev.sistercity.registry.gazetteer;

import dev.sistercity.registry.gazetteer.name.AlternateName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A populated place as GeoNames has it.
 *
 * @param geonamesId its identifier there
 * @param asciiName the name in plain Latin letters
 * @param alternateNames in all scripts, in the file's order: those without their languages, and of those with them each spelling once
 * @param latitude degrees north, WGS 84
 * @param longitude degrees east, WGS 84
 * @param featureCode {@code PPLC} a capital, {@code PPLA} the seat of a first-order division: GeoNames' feature codes
 * @param countryCode ISO 3166-1 alpha-2, and XK for Kosovo
 * @param admin1 GeoNames' code of the first-order division, empty for none: ISO 3166-2 in some countries, FIPS in most
 * @param admin2 of the second-order division, empty for none
 * @param population 0 for unknown
 * @param names by language, and items of Wikidata, as a file of names tells them; empty where none is loaded
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
        long population,
        List<AlternateName> names) {

    public GazetteerPlace {
        names = List.copyOf(names);
        alternateNames = names.isEmpty() ? List.copyOf(alternateNames) : united(alternateNames, names);
    }

    private static List<String> united(List<String> without, List<AlternateName> with) {
        Set<String> all = new LinkedHashSet<>(without);
        with.stream()
                .filter(name -> !name.isIdentifier())
                .map(AlternateName::value)
                .forEach(all::add);
        return List.copyOf(all);
    }

    /** Its items in Wikidata. */
    public List<String> wikidata() {
        return names.stream()
                .filter(AlternateName::isIdentifier)
                .map(AlternateName::value)
                .toList();
    }
}
