package dev.sistercity.registry.city;

import static dev.sistercity.registry.shared.page.ListParameter.choice;
import static dev.sistercity.registry.shared.page.ListParameter.id;
import static dev.sistercity.registry.shared.page.ListParameter.number;
import static dev.sistercity.registry.shared.page.ListParameter.text;

import dev.sistercity.registry.catalog.Filter;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;
import java.util.List;

/** What the list of cities can be narrowed by. */
@Singleton
class CityFilters {

    /** Half the Earth's circumference, rounded up: a longer distance there is none. */
    private static final double FARTHEST_KM = 20_040;

    private static final double DEFAULT_RADIUS_KM = 50;

    private final CityCounts counts;

    CityFilters(CityCounts counts) {
        this.counts = counts;
    }

    List<Filter<CityDraft>> of(CityType type) {
        return List.of(
                CountryFilter.anyOf("countryCode", "ISO 3166-1 alpha-2 code of its country"),
                Filter.anyOf(choice("kind", "What is governed", Kebab.all(CityKind.class), "city")),
                new Filter<>(
                        id("partOf", "The unit it directly belongs to: an id or {scheme}:{value}", null),
                        (selection, values, all) -> selection.retain(selection
                                .records()
                                .with("partOf", CityLookup.get(type, selection.reading(), "partOf", values.get(0))))),
                new Filter<>(
                        id("within", "That unit and everything under it: an id or {scheme}:{value}", null),
                        (selection, values, all) -> selection.retain(CityLookup.within(
                                type,
                                selection.reading(),
                                CityLookup.get(type, selection.reading(), "within", values.get(0))))),
                new Filter<>(
                        text(
                                "bbox",
                                "west,south,east,north in degrees; west > east crosses the antimeridian",
                                "73,18,135,54"),
                        (selection, values, all) -> {
                            Box box = Box.parse(values.get(0));
                            selection.retain(city -> box.holds(city.draft()));
                        }),
                new Filter<>(
                        text("near", "lat,lon in degrees: no farther from there than radiusKm", "31.2,121.5"),
                        (selection, values, all) -> {
                            Place place = Place.parse("near", values.get(0));
                            double radiusKm =
                                    all.one("radiusKm").map(CityFilters::radius).orElse(DEFAULT_RADIUS_KM);
                            selection.retain(city -> Place.of(city.draft())
                                    .filter(there -> place.kmTo(there) <= radiusKm)
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

    private static double radius(String text) {
        return ParameterValues.number("radiusKm", text, 0, FARTHEST_KM);
    }
}
