package dev.sistercity.registry.calendar;

import dev.sistercity.registry.city.Area;
import dev.sistercity.registry.endpoint.request.CommonParameters;
import dev.sistercity.registry.endpoint.request.WithinParameter;
import dev.sistercity.registry.shared.page.ListParameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What anniversaries can be narrowed by. */
public final class AnniversaryParameters {

    static final ListParameter CITY =
            ListParameter.id("city", "A party: an id or {scheme}:{value}", "geonames:1796236");
    static final ListParameter WITHIN =
            ListParameter.id("within", "A party is this unit or one under it: " + Area.WRITTEN, null);
    static final ListParameter STATUS = ListParameter.choice(
                    "status",
                    "Where the partnership stands: active by default; repeat it for any of several",
                    List.of("active", "dormant", "suspended", "ended"),
                    "active")
            .many();
    static final ListParameter ROUND = new ListParameter(
            "round",
            "true: only 5 years, the tens and the quarters of a century; false: only the others",
            ListParameter.Kind.BOOLEAN,
            false,
            List.of(),
            null);
    static final ListParameter LIMIT = new ListParameter(
            "limit",
            "Page size, from 0 to as many as a calendar may have, which is the default",
            ListParameter.Kind.INTEGER,
            false,
            List.of(),
            "20");
    static final ListParameter CURSOR =
            ListParameter.text("cursor", "Where the page begins: `nextCursor` of the page before", null);
    /** They and the language decide which come at once and how they look, not which there are. */
    static final Set<String> OF_PAGES = Set.of("limit", "cursor", "lang");

    static final ListParameter AS_OF = ListParameter.date(
            CommonParameters.AS_OF,
            "The day, month or year as of which to look: partnerships as they stood then, and nothing that came later (EDTF)",
            null);
    static final ListParameter LANG =
            ListParameter.text("lang", "Language of display names, a BCP 47 tag; goes before Accept-Language", "de");

    /** Where the path names the city. */
    public static final Map<String, ListParameter> OF_CITY = ListParameter.byName(
            WithinParameter.UNITS_UNDER,
            DayRange.FROM,
            DayRange.UNTIL,
            ROUND,
            STATUS,
            AS_OF,
            CommonParameters.KNOWN_AT,
            LANG);

    public static final Map<String, ListParameter> OF_ALL = ListParameter.byName(
            CITY, WITHIN, DayRange.FROM, DayRange.UNTIL, ROUND, STATUS, AS_OF, CommonParameters.KNOWN_AT, LANG);

    private AnniversaryParameters() {}

    /** With those of pages, for lists. */
    public static Map<String, ListParameter> paged(Map<String, ListParameter> all) {
        Map<String, ListParameter> paged = new LinkedHashMap<>(all);
        List.of(LIMIT, CURSOR).forEach(parameter -> paged.put(parameter.name(), parameter));
        return paged;
    }
}
