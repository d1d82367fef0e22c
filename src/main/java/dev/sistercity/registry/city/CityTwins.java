package dev.sistercity.registry.city;

import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.shared.value.NameKeys;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether two records are probably of one city: only what leaves little doubt counts, since it stops whoever writes. */
final class CityTwins {

    private static final double NEAR_KM = 30;
    private static final Set<CityKind> ABOVE_CITIES =
            Set.of(CityKind.COUNTY, CityKind.PREFECTURE, CityKind.PROVINCE, CityKind.STATE, CityKind.REGION);

    private CityTwins() {}

    /** Why they probably are; empty if they are not. Drafts as they are stored: all names in the list. */
    static Optional<String> reason(CityDraft one, CityDraft other) {
        if (!one.countryCode().equals(other.countryCode())
                || !isOneLevel(one.kind(), other.kind())
                || areApart(one.subdivisionCode(), other.subdivisionCode())
                || areApart(one.partOf(), other.partOf())
                || haveDifferentIdentifiers(one, other)) {
            return Optional.empty();
        }
        Optional<Double> apart = Place.of(one).flatMap(here -> Place.of(other).map(here::kmTo));
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
