package dev.sistercity.registry.city;

import static dev.sistercity.registry.shared.page.ListParameter.choice;
import static dev.sistercity.registry.shared.page.ListParameter.id;
import static dev.sistercity.registry.shared.page.ListParameter.number;
import static dev.sistercity.registry.shared.page.ListParameter.text;

import dev.sistercity.registry.catalog.Filter;
import dev.sistercity.registry.catalog.index.Selection;
import dev.sistercity.registry.city.api.Box;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.city.api.CityKind;
import dev.sistercity.registry.city.api.CityStatus;
import dev.sistercity.registry.city.api.CityTimeline;
import dev.sistercity.registry.city.api.Place;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.value.Certainty;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Quantity;
import dev.sistercity.registry.source.Citations;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the list of cities can be narrowed by. */
@Singleton
class CityFilters {

    /** Half the Earth's circumference, rounded up: a longer distance there is none. */
    private static final double FARTHEST_KM = 20_040;

    private static final double DEFAULT_RADIUS_KM = 50;

    /** More than any quantity can be. */
    private static final double MOST = 1e15;

    private final CityCounts counts;

    CityFilters(CityCounts counts) {
        this.counts = counts;
    }

    List<Filter<CityDraft>> of(CityCollection type) {
        return Stream.of(byKindAndUnit(type), byAttribute(), byPlace())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Filter<CityDraft>> byKindAndUnit(CityCollection type) {
        return List.of(
                CountryFilter.anyOf("countryCode", "ISO 3166-1 alpha-2 code of its country, or XK for Kosovo"),
                Filter.<CityDraft>anyOf(choice(
                                "kind",
                                "What is governed; with asOf, what was governed then",
                                Kebab.all(CityKind.class),
                                "city"))
                        .asOf((city, readContext) ->
                                Stream.of(Kebab.of(new CityTimeline(city.draft(), readContext.asOf()).kind()))),
                Filter.anyOf(choice("status", "Whether it still exists", Kebab.all(CityStatus.class), "dissolved")),
                new Filter<>(
                        id("partOf", "The unit it directly belongs to, or did then: an id or {scheme}:{value}", null),
                        (selection, values, all) -> retainParts(
                                selection, CityLookup.get(type, selection.reading(), "partOf", values.get(0))),
                        CityFacet.<CityDraft>counted(type, "partOf")
                                .asOf((city, readContext) -> Stream.ofNullable(
                                        new CityTimeline(city.draft(), readContext.asOf()).partOf()))),
                new Filter<>(
                        id(CityFacet.WITHIN, "That unit and everything under it: " + Area.WRITTEN, null),
                        (selection, values, all) ->
                                selection.retain(Area.parse(type, selection.reading(), values.get(0))
                                        .cities())));
    }

    private static String scheme(String value) {
        if (value.matches("[a-z][a-z0-9-]{0,39}")) {
            return value;
        }
        throw RegistryException.ofParameter("scheme", FaultCode.LOWER_CASE);
    }

    private static List<Filter<CityDraft>> byAttribute() {
        return List.of(
                CountryFilter.region(CityFacet.REGION, "The first-order division of its country that it lies in"),
                Filter.anyOf(
                        text("scheme", "A register that it has an identifier of", "wikidata"), CityFilters::scheme),
                Citations.bySource(),
                quantity("populationFrom", "Inhabitants, at least", CityDraft::population, true),
                quantity("populationTo", "Inhabitants, at most", CityDraft::population, false),
                quantity("areaFrom", "Square kilometres, at least", CityDraft::areaKm2, true),
                quantity("areaTo", "Square kilometres, at most", CityDraft::areaKm2, false));
    }

    /** What may be meant by "nearly 100" counts, or with {@code certainty=certain} only what must be. */
    private static Filter<CityDraft> quantity(
            String name, String description, Function<CityDraft, Quantity> of, boolean from) {
        return new Filter<>(number(name, description, "100000"), (selection, values, all) -> {
            BigDecimal bound = BigDecimal.valueOf(ParameterValues.number(name, values.get(0), 0, MOST));
            Certainty certainty = selection.reading().certainty();
            selection.retain(city -> of.apply(city.draft()) != null
                    && of.apply(city.draft()).within(from ? bound : null, from ? null : bound, certainty));
        });
    }

    private List<Filter<CityDraft>> byPlace() {
        return List.of(
                new Filter<>(
                        text(
                                "bbox",
                                "west,south,east,north in degrees; west > east crosses the antimeridian",
                                "73,18,135,54"),
                        (selection, values, all) -> {
                            Box box = Box.parse(values.get(0));
                            selection.retain(PlaceCells.around(box, selection.records()));
                            selection.retain(city -> box.holds(city.draft()));
                        }),
                new Filter<>(
                        text("near", "lat,lon in degrees: no farther from there than radiusKm", "31.2,121.5"),
                        (selection, values, all) -> {
                            Place place = Place.parse("near", values.get(0));
                            double radiusKm =
                                    all.one("radiusKm").map(CityFilters::radius).orElse(DEFAULT_RADIUS_KM);
                            selection.retain(PlaceCells.around(Box.around(place, radiusKm), selection.records()));
                            selection.retain(city -> Place.of(city.draft())
                                    .filter(there -> place.isWithin(radiusKm, there))
                                    .isPresent());
                        }),
                new Filter<>(
                        number("radiusKm", "Kilometres around near; 50 by default", "100"),
                        (selection, values, all) -> {
                            radius(values.get(0));
                            if (all.one("near").isEmpty()) {
                                throw RegistryException.ofParameter("radiusKm", "goes with near");
                            }
                        }),
                new Filter<>(
                        text("hasPartnerIn", "Has an active partner in this country (ISO 3166-1 alpha-2)", "NZ"),
                        (selection, values, all) -> {
                            String country = CountryFilter.code("hasPartnerIn", values.get(0));
                            selection.retain(counts.withPartnerIn(country, selection.reading()));
                        }));
    }

    private static void retainParts(Selection<CityDraft> selection, UUID unit) {
        EdtfDate asOf = selection.reading().asOf();
        if (asOf == null) {
            selection.retain(selection.records().with("partOf", unit));
        } else {
            selection.retain(city -> unit.toString().equals(new CityTimeline(city.draft(), asOf).partOf()));
        }
    }

    private static double radius(String text) {
        return ParameterValues.number("radiusKm", text, 0, FARTHEST_KM);
    }
}
