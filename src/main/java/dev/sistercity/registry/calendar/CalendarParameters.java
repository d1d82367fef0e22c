package dev.sistercity.registry.calendar;

import dev.sistercity.registry.endpoint.request.CommonParameters;
import dev.sistercity.registry.endpoint.request.WithinParameter;
import dev.sistercity.registry.shared.page.ListParameter;
import java.util.Map;

/** What a calendar of forums, exchanges and anniversaries can be narrowed by. */
public final class CalendarParameters {

    private static final String WITHOUT =
            ". Without from and until: forums and exchanges of all times, anniversaries of this year and the next two";

    static final ListParameter FROM =
            ListParameter.date(DayRange.FROM.name(), DayRange.FROM.description() + WITHOUT, DayRange.FROM.example());
    static final ListParameter UNTIL =
            ListParameter.date(DayRange.UNTIL.name(), DayRange.UNTIL.description() + WITHOUT, DayRange.UNTIL.example());

    public static final Map<String, ListParameter> ALL = ListParameter.byName(
            FROM,
            UNTIL,
            AnniversaryParameters.ROUND,
            AnniversaryParameters.AS_OF,
            CommonParameters.KNOWN_AT,
            AnniversaryParameters.LANG);

    /** Where the path names the city. */
    public static final Map<String, ListParameter> OF_CITY = ListParameter.byName(
            WithinParameter.UNITS_UNDER,
            FROM,
            UNTIL,
            AnniversaryParameters.ROUND,
            AnniversaryParameters.AS_OF,
            CommonParameters.KNOWN_AT,
            AnniversaryParameters.LANG);

    private CalendarParameters() {}
}
