package dev.sistercity.registry.atom;

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

    public static final Map<String, ListParameter> ALL = ListParameter.byName(
            WithinParameter.UNITS_UNDER, LIMIT, CommonParameters.DAY, CommonParameters.KNOWN_AT, LANG);

    private NewsParameters() {}
}
