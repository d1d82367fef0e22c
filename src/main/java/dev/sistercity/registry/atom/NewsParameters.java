package dev.sistercity.registry.atom;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.city.Area;
import dev.sistercity.registry.city.CityFacet;
import dev.sistercity.registry.endpoint.request.CommonParameters;
import dev.sistercity.registry.endpoint.request.WithinParameter;
import dev.sistercity.registry.shared.page.ListParameter;
import java.util.List;
import java.util.Map;

/** What a feed can be asked with. */
public final class NewsParameters {

    static final int MOST = 200;
    static final int BY_DEFAULT = 50;

    static final ListParameter LIMIT = new ListParameter(
            "limit",
            "How many entries at the most: 1 to " + MOST + ", " + BY_DEFAULT + " by default",
            ListParameter.Kind.INTEGER,
            false,
            List.of(),
            null);
    private static final ListParameter LANG =
            ListParameter.text("lang", "Language of display names, a BCP 47 tag; goes before Accept-Language", "de");

    static final String RESOURCE = "resource";
    static final ListParameter WORDS = ListParameter.text(
            "q", "Only records with words that begin like these, in any of their texts and scripts", null);
    static final ListParameter WITHIN = ListParameter.text(
            CityFacet.WITHIN, "Only records that have to do with this area or what is in it: " + Area.WRITTEN, null);

    /** Of a city's. */
    public static final Map<String, ListParameter> OF_CITY = ListParameter.byName(
            WithinParameter.UNITS_UNDER, LIMIT, CommonParameters.DAY, CommonParameters.KNOWN_AT, LANG);

    private NewsParameters() {}

    /** The collections of which there is news. */
    public static List<String> collections(Catalog catalog) {
        return catalog.types().stream()
                .filter(type -> type.stored() == type)
                .map(RecordCollection::name)
                .toList();
    }

    /** Of the registry's. */
    public static Map<String, ListParameter> ofRegistry(List<String> collections) {
        return ListParameter.byName(
                ListParameter.choice(
                                RESOURCE, "Only records of this collection; repeat it for several", collections, null)
                        .many(),
                WITHIN,
                WORDS,
                LIMIT,
                CommonParameters.DAY,
                CommonParameters.KNOWN_AT,
                LANG);
    }
}
