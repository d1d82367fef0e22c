package dev.sistercity.registry.match;

import dev.sistercity.registry.match.country.NoCountry;
import dev.sistercity.registry.shared.table.Misdecoded;

/**
 * A city as it is written in a list or a query; all but the name may be null.
 *
 * @param name as written, in any script, with or without what tells it from others: {@code Yixing (County), Wuxi}
 * @param country as written, or its code: {@code England, United Kingdom}, {@code Tschechien}, {@code CN}
 * @param region as written: a state, a province, a county
 * @param lang the BCP 47 tag of the language it is written in
 * @param latitude degrees north, WGS 84
 * @param longitude degrees east, WGS 84
 * @param trust in the coordinates
 */
public record CityQuery(
        String name, String country, String region, String lang, Double latitude, Double longitude, Trust trust) {

    /** What coordinates are worth. */
    public enum Trust {
        GIVEN,
        /** They were looked up by the name: of several namesakes any may have been found. */
        LOOKED_UP,
        /** They may be those of something else: near a city they speak for it, far from it they say nothing. */
        GUESSED
    }

    /** A sign for none is no country; letters that another program broke are mended. */
    public CityQuery {
        name = Misdecoded.mended(name);
        region = region == null ? null : Misdecoded.mended(region);
        country = country == null || NoCountry.isMeant(country) ? null : Misdecoded.mended(country);
    }

    public CityQuery(String name, String country, String region, String lang, Double latitude, Double longitude) {
        this(name, country, region, lang, latitude, longitude, Trust.GIVEN);
    }

    /** The same name and country, written apart. */
    CityQuery of(String bareName, String countryBehind) {
        return new CityQuery(bareName, countryBehind, region, lang, latitude, longitude, trust);
    }

    public CityQuery(String name, String country) {
        this(name, country, null, null, null, null);
    }
}
