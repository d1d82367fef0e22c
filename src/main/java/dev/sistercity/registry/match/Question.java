package dev.sistercity.registry.match;

/**
 * A query, read.
 *
 * @param country as far as it is known
 * @param region what stands beside the name in a column of its own, or with the country; null for none
 * @param point null where coordinates are missing or worth nothing
 */
record Question(CityQuery query, WrittenCountry country, String region, Point point) {}
