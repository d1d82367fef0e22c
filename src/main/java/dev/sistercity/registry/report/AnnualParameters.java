package dev.sistercity.registry.report;

import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.CityLookup;
import dev.sistercity.registry.endpoint.read.ComputedResponses;
import dev.sistercity.registry.endpoint.request.ByteOrderMark;
import dev.sistercity.registry.endpoint.request.CommonParameters;
import dev.sistercity.registry.endpoint.request.WithinParameter;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.value.EdtfDate;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private static final ListParameter AS_OF = ListParameter.date(
            CommonParameters.AS_OF,
            "The day of the year up to which is told what happened (EDTF); its last, or today, by default",
            "2024-06-30");
    private static final ListParameter LANG = ListParameter.text(
            "lang",
            "Language of names, and of the page, a BCP 47 tag; goes before Accept-Language. Without both, a page comes in the "
                    + "language of the city's country. There are words for pages in ar, de, en, es, fr, it, ja, ko, nl, pl, pt, ru, "
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
        List.of(
                        CITY,
                        YEAR,
                        AS_OF,
                        WithinParameter.UNITS_UNDER,
                        CommonParameters.KNOWN_AT,
                        LANG,
                        FORMAT,
                        ByteOrderMark.PARAMETER)
                .forEach(parameter -> declared.put(parameter.name(), parameter));
        return declared;
    }

    /** A report as it is asked for. */
    record Wanted(UUID city, CalendarYear year, boolean within) {}

    /** @throws RegistryException MALFORMED, what is wrong before what is missing */
    static Wanted wanted(ComputedResponses.ComputedRequest asked, CityCollection cities) {
        var year = asked.parameters()
                .one(YEAR.name())
                .map(text -> ParameterValues.integer(
                        YEAR.name(), text, FIRST_YEAR, asked.today().getYear()));
        boolean within = WithinParameter.isWanted(asked.parameters());
        var city = asked.parameters()
                .one(CITY.name())
                .map(reference -> CityLookup.get(cities, asked.reading(), CITY.name(), reference));
        EdtfDate asOf = asked.reading().asOf();
        var whole = year.map(CalendarYear::of);
        if (asOf != null && whole.isPresent()) {
            whole = Optional.of(until(asOf, whole.get(), asked.today()));
        }
        return new Wanted(city.orElseThrow(() -> missing(CITY)), whole.orElseThrow(() -> missing(YEAR)), within);
    }

    private static CalendarYear until(EdtfDate asOf, CalendarYear year, LocalDate today) {
        boolean inside = !asOf.isInterval()
                && year.holds(asOf).orElse(false)
                && asOf.latestDay() <= Math.min(year.lastDay().latestDay(), today.toEpochDay());
        if (!inside) {
            throw RegistryException.ofParameter(
                    AS_OF.name(), "must be a day or month within " + year.year() + ", exactly known, and not to come");
        }
        return year.until(asOf);
    }

    private static RegistryException missing(ListParameter parameter) {
        return RegistryException.ofParameter(parameter.name(), "must be given");
    }
}
