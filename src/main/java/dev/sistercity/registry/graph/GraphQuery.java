package dev.sistercity.registry.graph;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.endpoint.read.ComputedResponses;
import dev.sistercity.registry.endpoint.request.CommonParameters;
import dev.sistercity.registry.partnership.api.PartnershipKind;
import dev.sistercity.registry.partnership.api.PartnershipStatus;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.page.Parameters;
import dev.sistercity.registry.shared.value.Certainty;
import dev.sistercity.registry.shared.value.EdtfDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which partnerships the network is made of.
 *
 * @param filters as the list of partnerships takes them: kinds and statuses
 * @param asOf null for today
 */
record GraphQuery(Map<String, List<String>> filters, EdtfDate asOf, Certainty certainty) {

    private static final String KIND = "kind";
    private static final String STATUS = "status";

    private static final List<ListParameter> COMMON = List.of(
            ListParameter.choice(
                            KIND,
                            "Partnerships of this kind; with asOf, of that day",
                            Kebab.all(PartnershipKind.class),
                            "sister-city")
                    .many()
                    .negated(),
            ListParameter.choice(
                            STATUS,
                            "Partnerships that stand so; with asOf, stood so then. active by default",
                            Kebab.all(PartnershipStatus.class),
                            "active")
                    .many()
                    .negated(),
            ListParameter.date("asOf", "The day, month or year as of which to look (EDTF); today by default", "1990"),
            ListParameter.choice(
                    "certainty",
                    "Whether imprecise dates count when they may (possible, the default) or only when they must (certain)",
                    List.of("possible", "certain"),
                    null),
            CommonParameters.KNOWN_AT,
            ListParameter.text("lang", "Language of display names, a BCP 47 tag; goes before Accept-Language", "de"));

    /** An operation's own parameters, and those that all of the network take. */
    static Map<String, ListParameter> declared(ListParameter... own) {
        Map<String, ListParameter> declared = new LinkedHashMap<>(ListParameter.byName(own));
        COMMON.forEach(parameter -> declared.put(parameter.name(), parameter));
        return declared;
    }

    /** Of the partnerships that are active, or were on the reading's day. */
    static GraphQuery active(ReadContext readContext) {
        return new GraphQuery(
                Map.of(STATUS, List.of(Kebab.of(PartnershipStatus.ACTIVE))),
                readContext.asOf(),
                readContext.certainty());
    }

    static GraphQuery of(Parameters parameters) {
        Map<String, List<String>> filters = new LinkedHashMap<>();
        List<String> kinds = parameters.all(KIND);
        if (!kinds.isEmpty()) {
            filters.put(KIND, kinds);
        }
        List<String> statuses = parameters.all(STATUS);
        filters.put(STATUS, statuses.isEmpty() ? List.of(Kebab.of(PartnershipStatus.ACTIVE)) : statuses);
        return new GraphQuery(
                filters,
                parameters
                        .one("asOf")
                        .map(text -> ParameterValues.date("asOf", text))
                        .orElse(null),
                parameters.one("certainty").filter("certain"::equals).isPresent()
                        ? Certainty.CERTAIN
                        : Certainty.POSSIBLE);
    }

    ReadContext reading(ComputedResponses.ComputedRequest asked) {
        return new ReadContext(asked.reading().snapshot(), asked.reading().languages(), asOf, certainty);
    }
}
