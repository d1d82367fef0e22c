package dev.sistercity.registry.city;

import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.city.api.CityKind;
import dev.sistercity.registry.city.api.Identifier;
import dev.sistercity.registry.city.api.Place;
import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.shared.value.NameKeys;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether two records are probably of one city: only what leaves little doubt counts, since it stops a writer. */
public final class CityDuplicates {

    public static final double NEAR_KM = 30;
    private static final Set<CityKind> ABOVE_CITIES =
            Set.of(CityKind.COUNTY, CityKind.PREFECTURE, CityKind.PROVINCE, CityKind.STATE, CityKind.REGION);

    private CityDuplicates() {}

    /** Why they probably are; empty if they are not. Drafts as they are stored: all names in the list. */
    public static Optional<String> reason(CityDraft one, CityDraft other) {
        if (areToldApart(one, other)) {
            return Optional.empty();
        }
        Optional<Double> apart = km(one, other);
        if (apart.isPresent() && apart.get() > NEAR_KM) {
            return Optional.empty();
        }
        String where = apart.isPresent() ? ", and they lie within " + (int) NEAR_KM + " km" : ", in one country";
        Set<String> names = one.names().stream()
                .map(name -> NameKeys.strict(name.value()))
                .filter(key -> !key.isEmpty())
                .collect(Collectors.toSet());
        return other.names().stream()
                .map(Name::value)
                .filter(name -> names.contains(NameKeys.strict(name)))
                .findFirst()
                .map(name -> "«" + name + "» is a name of both" + where);
    }

    /** Whether country, level, region, unit above or another register tells two cities apart. */
    public static boolean areToldApart(CityDraft one, CityDraft other) {
        return !one.countryCode().equals(other.countryCode())
                || !isOneLevel(one.kind(), other.kind())
                || areApart(one.subdivisionCode(), other.subdivisionCode())
                || areApart(one.partOf(), other.partOf())
                || haveDifferentIdentifiers(one, other);
    }

    /** How far two cities are from each other; empty where one does not say where it is. */
    public static Optional<Double> km(CityDraft one, CityDraft other) {
        return Place.of(one).flatMap(here -> Place.of(other).map(here::kmTo));
    }

    /** A county is not the city of its name. */
    private static boolean isOneLevel(CityKind one, CityKind other) {
        return one == other || !ABOVE_CITIES.contains(one) && !ABOVE_CITIES.contains(other);
    }

    private static boolean areApart(String one, String other) {
        return one != null && other != null && !Objects.equals(one, other);
    }

    /** Another register tells them apart. */
    private static boolean haveDifferentIdentifiers(CityDraft one, CityDraft other) {
        Map<String, Set<String>> known = one.identifiers().stream()
                .collect(Collectors.groupingBy(
                        Identifier::scheme, Collectors.mapping(Identifier::value, Collectors.toSet())));
        return other.identifiers().stream()
                .anyMatch(each -> known.containsKey(each.scheme())
                        && !known.get(each.scheme()).contains(each.value()));
    }
}
