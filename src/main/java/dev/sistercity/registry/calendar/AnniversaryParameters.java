package dev.sistercity.registry.calendar;

import dev.sistercity.registry.endpoint.RolledUp;
import dev.sistercity.registry.shared.page.ListParameter;
import java.util.List;
import java.util.Map;

/** What anniversaries can be narrowed by. */
public final class AnniversaryParameters {

    static final ListParameter CITY =
            ListParameter.id("city", "A party: an id or {scheme}:{value}", "geonames:1796236");
    static final ListParameter WITHIN =
            ListParameter.id("within", "A party is this unit or one under it: an id or {scheme}:{value}", null);
    static final ListParameter STATUS = ListParameter.choice(
                    "status",
                    "Where the partnership stands: active by default; repeat it for any of several",
                    List.of("active", "suspended", "ended"),
                    "active")
            .many();
    static final ListParameter ROUND = new ListParameter(
            "round",
            "true: only 5 years, the tens and the quarters of a century; false: only the others",
            ListParameter.Kind.BOOLEAN,
            false,
            List.of(),
            null);
    static final ListParameter LANG =
            ListParameter.text("lang", "Language of display names, a BCP 47 tag; goes before Accept-Language", "de");

    /** Where the path names the city. */
    public static final Map<String, ListParameter> OF_CITY =
            ListParameter.byName(RolledUp.UNITS_UNDER, Window.FROM, Window.UNTIL, ROUND, STATUS, LANG);

    public static final Map<String, ListParameter> OF_ALL =
            ListParameter.byName(CITY, WITHIN, Window.FROM, Window.UNTIL, ROUND, STATUS, LANG);

    private AnniversaryParameters() {}
}
