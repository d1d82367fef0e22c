package dev.sistercity.registry.gazetteer;

/**
 * One row of a GeoNames file, checked; its columns as they are written.
 *
 * @param number its line in the file, from 1
 * @param values one for each of {@link GeoNamesColumn}
 */
record GeoNamesRow(long number, int geonamesId, String[] values) {

    String get(GeoNamesColumn geoNamesColumn) {
        return values[geoNamesColumn.ordinal()];
    }
}
