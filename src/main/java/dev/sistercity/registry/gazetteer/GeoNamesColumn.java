package dev.sistercity.registry.gazetteer;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The columns of GeoNames' table of places, as its readme.txt has them, in their order. */
enum GeoNamesColumn {
    GEONAMEID,
    NAME,
    ASCIINAME,
    ALTERNATENAMES,
    LATITUDE,
    LONGITUDE,
    FEATURE_CLASS,
    FEATURE_CODE,
    COUNTRY_CODE,
    CC2,
    ADMIN1,
    ADMIN2,
    ADMIN3,
    ADMIN4,
    POPULATION,
    ELEVATION,
    DEM,
    TIMEZONE,
    MODIFIED;

    private static final Map<String, GeoNamesColumn> BY_HEADER = byHeader();

    /** As a header names it: {@code country code}, {@code country_code}, {@code admin1 code}; null for none of these. */
    static GeoNamesColumn of(String header) {
        return BY_HEADER.get(key(header));
    }

    String header() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Map<String, GeoNamesColumn> byHeader() {
        Map<String, GeoNamesColumn> known =
                Stream.of(values()).collect(Collectors.toMap(geoNamesColumn -> key(geoNamesColumn.name()), c -> c));
        Stream.of(ADMIN1, ADMIN2, ADMIN3, ADMIN4).forEach(admin -> known.put(key(admin.name()) + "code", admin));
        known.put("modificationdate", MODIFIED);
        return known;
    }

    private static String key(String header) {
        return header.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
