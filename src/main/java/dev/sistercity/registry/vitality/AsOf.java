package dev.sistercity.registry.vitality;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.endpoint.read.ComputedResponses;
import dev.sistercity.registry.endpoint.request.CommonParameters;
import dev.sistercity.registry.endpoint.request.WithinParameter;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.value.Certainty;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Precision;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** As of which day, how sure, and with or without the units under a city: what vitality is asked for by. */
public final class AsOf {

    public static final ListParameter LANG =
            ListParameter.text("lang", "Language of display names, a BCP 47 tag; goes before Accept-Language", "de");

    private static final ListParameter AS_OF = ListParameter.date(
            "asOf", "The day, month or year as of which to look (EDTF); today, by UTC, by default", "2024-12-31");
    private static final ListParameter CERTAINTY = ListParameter.choice(
            "certainty",
            "Whether imprecise dates count when they may (possible, the default) or only when they must (certain)",
            List.of("possible", "certain"),
            null);
    private static final Set<Precision> EXACT = EnumSet.of(Precision.DAY, Precision.MONTH, Precision.YEAR);
    private static final long FIRST = LocalDate.of(1000, 1, 1).toEpochDay();
    private static final long LAST = LocalDate.of(9999, 12, 31).toEpochDay();

    /** The parameters, by name. */
    public static final Map<String, ListParameter> DECLARED = declared();

    private AsOf() {}

    private static Map<String, ListParameter> declared() {
        Map<String, ListParameter> declared = new LinkedHashMap<>();
        List.of(AS_OF, CERTAINTY, CommonParameters.KNOWN_AT, WithinParameter.UNITS_UNDER, LANG)
                .forEach(parameter -> declared.put(parameter.name(), parameter));
        return declared;
    }

    /** @throws RegistryException MALFORMED for what is no day, month or year of four digits */
    static ReportDate moment(ComputedResponses.ComputedRequest asked) {
        Certainty certainty = asked.parameters()
                        .one(CERTAINTY.name())
                        .filter("certain"::equals)
                        .isPresent()
                ? Certainty.CERTAIN
                : Certainty.POSSIBLE;
        return asked.parameters()
                .one(AS_OF.name())
                .map(text -> ReportDate.past(reading(asked, exact(text), certainty)))
                .orElseGet(() -> ReportDate.today(
                        reading(asked, EdtfDate.parse(asked.today().toString()), certainty)));
    }

    private static ReadContext reading(ComputedResponses.ComputedRequest asked, EdtfDate day, Certainty certainty) {
        return new ReadContext(asked.reading().snapshot(), asked.reading().languages(), day, certainty);
    }

    private static EdtfDate exact(String text) {
        EdtfDate date = ParameterValues.date(AS_OF.name(), text);
        if (!EXACT.contains(date.precision())
                || date.isQualified()
                || date.earliestDay() < FIRST
                || date.latestDay() > LAST) {
            throw RegistryException.ofParameter(AS_OF.name(), FaultCode.EXACT_DATE_OF_YEARS);
        }
        return date;
    }
}
