package dev.sistercity.registry.partnership;

import static dev.sistercity.registry.shared.page.ListParameter.choice;
import static dev.sistercity.registry.shared.page.ListParameter.date;
import static dev.sistercity.registry.shared.page.ListParameter.id;
import static dev.sistercity.registry.shared.page.ListParameter.text;

import dev.sistercity.registry.catalog.Filter;
import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.catalog.Selection;
import dev.sistercity.registry.city.CityDraft;
import dev.sistercity.registry.city.CityLookup;
import dev.sistercity.registry.city.CityType;
import dev.sistercity.registry.city.CountryFilter;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.value.EdtfDate;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.roaringbitmap.RoaringBitmap;

/** What the list of partnerships can be narrowed by. */
@Singleton
class PartnershipFilters {

    private static final String FROM = "establishedFrom";
    private static final String TO = "establishedTo";

    private final CityType cities;

    PartnershipFilters(CityType cities) {
        this.cities = cities;
    }

    List<Filter<PartnershipDraft>> all() {
        return List.of(
                new Filter<>(
                        id("city", "A party: an id or {scheme}:{value}; repeated, all of them", null)
                                .many(),
                        (selection, values, all) -> values.forEach(value -> retainParty(selection, value))),
                new Filter<>(
                        text(
                                        "countryCode",
                                        "ISO 3166-1 alpha-2 code of a party's country; repeated, one party for each,"
                                                + " so the same twice means two parties there",
                                        "CN")
                                .many(),
                        (selection, values, all) -> retainCountries(selection, values)),
                asItWas(
                        choice(
                                "kind",
                                "How close it is; with asOf, was",
                                Kebab.all(PartnershipKind.class),
                                "sister-city"),
                        PartnershipKind.class,
                        (kind, then) -> then.timeline()
                                .was(kind, then.reading().asOf(), then.reading().certainty())),
                asItWas(
                        choice(
                                "status",
                                "How it stands; with asOf, stood",
                                Kebab.all(PartnershipStatus.class),
                                "active"),
                        PartnershipStatus.class,
                        (status, then) -> then.timeline()
                                .was(
                                        status,
                                        then.reading().asOf(),
                                        then.reading().certainty())),
                Filter.anyOf(choice(
                        PartnershipFacets.VERIFICATION,
                        "By whose word it is known",
                        Kebab.all(Verification.class),
                        "sourced")),
                Filter.anyOf(text(
                        PartnershipFacets.FIELD,
                        "What the parties do together, such as culture or economy-trade",
                        "culture")),
                new Filter<>(date(FROM, "Established then or later (EDTF)", "1990"), (selection, values, all) -> {
                    EdtfDate from = ParameterValues.date(FROM, values.get(0));
                    all.one(TO)
                            .map(to -> ParameterValues.date(TO, to))
                            .filter(to -> to.latestDay() < from.earliestDay())
                            .ifPresent(to -> {
                                throw RegistryException.ofParameter(TO, "is before " + FROM);
                            });
                    retainEstablished(selection, from, null);
                }),
                new Filter<>(
                        date(TO, "Established then or earlier (EDTF)", "1999"),
                        (selection, values, all) ->
                                retainEstablished(selection, null, ParameterValues.date(TO, values.get(0)))),
                new Filter<>(
                        id(
                                "within",
                                "A party is this unit or under it, such as a province: an id or {scheme}:{value}",
                                null),
                        (selection, values, all) -> retainWithin(selection, values.get(0))));
    }

    private void retainParty(Selection<PartnershipDraft> selection, String reference) {
        UUID city = CityLookup.get(cities, selection.reading(), "city", reference);
        selection.retain(selection.records().with(CityType.SHOWN, city));
    }

    private static void retainCountries(Selection<PartnershipDraft> selection, List<String> codes) {
        Map<String, Integer> parties = new HashMap<>();
        for (String value : codes) {
            String code = CountryFilter.code("countryCode", value);
            String facet = PartnershipFacets.country(code, parties.merge(code, 1, Integer::sum));
            selection.retain(selection.records().with(PartnershipFacets.COUNTRY, facet));
        }
    }

    private static void retainEstablished(Selection<PartnershipDraft> selection, EdtfDate from, EdtfDate to) {
        selection.retain(partnership -> partnership.draft().established() != null
                && partnership
                        .draft()
                        .established()
                        .within(from, to, selection.reading().certainty()));
    }

    private void retainWithin(Selection<PartnershipDraft> selection, String reference) {
        Reading reading = selection.reading();
        UUID unit = CityLookup.get(cities, reading, "within", reference);
        RoaringBitmap found = new RoaringBitmap();
        reading.snapshot()
                .<CityDraft>records(cities)
                .forEach(
                        CityLookup.within(cities, reading, unit),
                        city -> found.or(selection.records().with(CityType.SHOWN, city.id())));
        selection.retain(found);
    }

    /** A partnership of the past. */
    private record Then(Timeline timeline, Reading reading) {}

    /** By the facet of the parameter's name; as of a day, by what held then. */
    private static <E extends Enum<E>> Filter<PartnershipDraft> asItWas(
            ListParameter parameter, Class<E> vocabulary, BiPredicate<E, Then> held) {
        Filter<PartnershipDraft> today = Filter.anyOf(parameter);
        return new Filter<>(today.parameter(), (selection, values, all) -> {
            if (selection.reading().asOf() == null) {
                today.narrowing().apply(selection, values, all);
                return;
            }
            List<E> wanted = values.stream()
                    .map(value -> Kebab.parse(vocabulary, value).orElseThrow())
                    .toList();
            selection.retain(partnership -> {
                Then then = new Then(Timeline.of(partnership.draft()), selection.reading());
                return wanted.stream().anyMatch(value -> held.test(value, then));
            });
        });
    }
}
