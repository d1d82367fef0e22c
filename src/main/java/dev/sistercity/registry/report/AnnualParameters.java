package dev.sistercity.registry.report;

import dev.sistercity.registry.city.CityLookup;
import dev.sistercity.registry.city.CityType;
import dev.sistercity.registry.endpoint.RolledUp;
import dev.sistercity.registry.endpoint.WorkedOut;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.RegistryException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What an annual report is asked for by. */
public final class AnnualParameters {

    private static final ListParameter CITY =
            ListParameter.id("city", "The city: an id or {scheme}:{value}; must be given", "geonames:1796236");
    private static final ListParameter YEAR = new ListParameter(
            "year",
            "The calendar year, from 1000 to the current one; must be given",
            ListParameter.Kind.INTEGER,
            false,
            List.of(),
            "2024");
    private static final ListParameter LANG = ListParameter.text(
            "lang",
            "Language of names, and of the page, a BCP 47 tag; goes before Accept-Language. Without both, a page comes in the "
                    + "language of the city's country. There are words for pages in de, en, es, fr, it, ja, ko, nl, pl, pt, ru, "
                    + "tr and zh-Hans; for all others in English",
            "de");
    private static final ListParameter FORMAT = ListParameter.choice(
            "format", "Format of the answer; goes before Accept", List.of("json", "csv", "html"), "json");
    private static final int FIRST_YEAR = 1000;

    /** The parameters, by name. */
    public static final Map<String, ListParameter> DECLARED = declared();

    /** Those without which there is no report. */
    public static final List<String> REQUIRED = List.of(CITY.name(), YEAR.name());

    private AnnualParameters() {}

    private static Map<String, ListParameter> declared() {
        Map<String, ListParameter> declared = new LinkedHashMap<>();
        List.of(CITY, YEAR, RolledUp.UNITS_UNDER, LANG, FORMAT)
                .forEach(parameter -> declared.put(parameter.name(), parameter));
        return declared;
    }

    /** A report as it is asked for. */
    record Wanted(UUID city, CalendarYear year, boolean within) {}

    /** @throws RegistryException MALFORMED, what is wrong before what is missing */
    static Wanted wanted(WorkedOut.Asked asked, CityType cities) {
        var year = asked.parameters()
                .one(YEAR.name())
                .map(text -> ParameterValues.integer(
                        YEAR.name(), text, FIRST_YEAR, asked.today().getYear()));
        boolean within = RolledUp.isWanted(asked.parameters());
        var city = asked.parameters()
                .one(CITY.name())
                .map(reference -> CityLookup.get(cities, asked.reading(), CITY.name(), reference));
        return new Wanted(
                city.orElseThrow(() -> missing(CITY)), CalendarYear.of(year.orElseThrow(() -> missing(YEAR))), within);
    }

    private static RegistryException missing(ListParameter parameter) {
        return RegistryException.ofParameter(parameter.name(), "must be given");
    }
}
