package dev.sistercity.registry.calendar;

import dev.sistercity.registry.endpoint.RolledUp;
import dev.sistercity.registry.shared.page.ListParameter;
import java.util.Map;

/** What a calendar of forums, exchanges and anniversaries can be narrowed by. */
public final class CalendarParameters {

    private static final String WITHOUT =
            ". Without from and until: forums and exchanges of all times, anniversaries of this year and the next two";

    static final ListParameter FROM =
            ListParameter.date(Window.FROM.name(), Window.FROM.description() + WITHOUT, Window.FROM.example());
    static final ListParameter UNTIL =
            ListParameter.date(Window.UNTIL.name(), Window.UNTIL.description() + WITHOUT, Window.UNTIL.example());

    public static final Map<String, ListParameter> ALL =
            ListParameter.byName(FROM, UNTIL, AnniversaryParameters.ROUND, AnniversaryParameters.LANG);

    /** Where the path names the city. */
    public static final Map<String, ListParameter> OF_CITY = ListParameter.byName(
            RolledUp.UNITS_UNDER, FROM, UNTIL, AnniversaryParameters.ROUND, AnniversaryParameters.LANG);

    private CalendarParameters() {}
}
