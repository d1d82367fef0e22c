package dev.sistercity.registry.partnership;

import static dev.sistercity.registry.shared.page.ListParameter.choice;
import static dev.sistercity.registry.shared.page.ListParameter.date;
import static dev.sistercity.registry.shared.page.ListParameter.id;
import static dev.sistercity.registry.shared.page.ListParameter.text;

import dev.sistercity.registry.catalog.Filter;
import dev.sistercity.registry.catalog.Selection;
import dev.sistercity.registry.city.CityFacet;
import dev.sistercity.registry.city.CityLookup;
import dev.sistercity.registry.city.CityType;
import dev.sistercity.registry.city.CountryFilter;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.value.EdtfDate;
import java.util.List;
import java.util.UUID;
import java.util.function.BiPredicate;

/** What the list of partnerships can be narrowed by. */
final class PartnershipFilters {

    /** Facet of the partnerships that have two parties or more in one country. */
    static final String BOTH_IN = "bothIn";

    private final CityType cities;

    PartnershipFilters(CityType cities) {
        this.cities = cities;
    }

    List<Filter<PartnershipDraft>> all() {
        return List.of(
                new Filter<>(
                        id(
                                        "city",
                                        "A party: an id or {scheme}:{value}; repeat it for partnerships that join all of them",
                                        null)
                                .many(),
                        (selection, values, all) -> values.forEach(value -> selection.retain(selection
                                .records()
                                .with(
                                        PartnershipCounts.CITY,
                                        CityLookup.get(cities, selection.reading(), "city", value))))),
                new Filter<>(
                        text("countryCode", "Country of a party (ISO 3166-1 alpha-2); repeat it for both ends", "CN")
                                .many(),
                        (selection, values, all) -> byCountries(selection, values)),
                asOf(
                        choice(
                                "kind",
                                "What kind it is; with asOf, was then",
                                Kebab.all(PartnershipKind.class),
                                "sister-city"),
                        (selection, value) -> {
                            PartnershipKind kind =
                                    Kebab.parse(PartnershipKind.class, value).orElseThrow();
                            return then -> then.isOf(kind, selection.reading().certainty());
                        }),
                asOf(
                        choice(
                                "status",
                                "Where it stands; with asOf, stood then",
                                Kebab.all(PartnershipStatus.class),
                                "active"),
                        (selection, value) -> {
                            PartnershipStatus status =
                                    Kebab.parse(PartnershipStatus.class, value).orElseThrow();
                            return then ->
                                    then.stood(status, selection.reading().certainty());
                        }),
                Filter.anyOf(
                        choice("verification", "By whose word it stands", Kebab.all(Verification.class), "sourced")),
                Filter.anyOf(text("field", "What it is about", "culture")),
                established("establishedFrom", "Established on or after this (EDTF)", "1990", true),
                established("establishedTo", "Established on or before this (EDTF)", "1999", false),
                CityFacet.within(cities, "A party is this unit or anything under it"),
                new Filter<>(
                        id(
                                "under",
                                "A party is a unit under this one, which is none itself: an id or {scheme}:{value}",
                                null),
                        (selection, values, all) -> {
                            UUID unit = CityLookup.get(cities, selection.reading(), "under", values.get(0));
                            selection.retain(PartnershipCounts.under(
                                    selection.records(),
                                    unit,
                                    CityLookup.units(
                                            selection.reading().snapshot().records(cities), unit)));
                        }));
    }

    private static void byCountries(Selection<PartnershipDraft> selection, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            String code = CountryFilter.code("countryCode", values.get(i));
            // The same country twice: both ends in it.
            boolean again = values.indexOf(code) < i;
            selection.retain(selection.records().with(again ? BOTH_IN : "countryCode", code));
        }
    }

    /** Says of a time whether the partnership was then what is asked for. */
    private interface Then {
        boolean matches(Timeline then);
    }

    /** Reads what is asked for. */
    private interface Asked {
        Then of(Selection<PartnershipDraft> selection, String value);
    }

    /** A facet today; as of another day, what the timeline says. */
    private static Filter<PartnershipDraft> asOf(ListParameter parameter, Asked asked) {
        Filter<PartnershipDraft> today = Filter.anyOf(parameter);
        return new Filter<>(today.parameter(), (selection, values, all) -> {
            EdtfDate day = selection.reading().asOf();
            if (day == null) {
                today.narrowing().apply(selection, values, all);
                return;
            }
            List<Then> any =
                    values.stream().map(value -> asked.of(selection, value)).toList();
            selection.retain(entry -> {
                Timeline then = new Timeline(entry.draft(), day);
                return any.stream().anyMatch(one -> one.matches(then));
            });
        });
    }

    private static Filter<PartnershipDraft> established(String name, String description, String example, boolean from) {
        return new Filter<>(date(name, description, example), (selection, values, all) -> {
            EdtfDate bound = ParameterValues.date(name, values.get(0));
            BiPredicate<EdtfDate, EdtfDate> inside = (date, limit) -> from
                    ? date.within(limit, null, selection.reading().certainty())
                    : date.within(null, limit, selection.reading().certainty());
            selection.retain(entry -> entry.draft().established() != null
                    && inside.test(entry.draft().established(), bound));
        });
    }
}
