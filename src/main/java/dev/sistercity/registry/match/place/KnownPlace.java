package dev.sistercity.registry.match.place;

import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.city.api.CityKind;
import dev.sistercity.registry.gazetteer.GazetteerPlace;
import dev.sistercity.registry.match.name.NameParser;
import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.shared.value.NameKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A city that is known: to the registry, to the gazetteer, or to both.
 *
 * @param city null where the registry does not have it
 * @param draft of that
 * @param place null where the gazetteer does not have it
 */
public record KnownPlace(UUID city, CityDraft draft, GazetteerPlace place) {

    /** Cities so large have parts with partners of their own. */
    private static final long OF_PARTS = 200_000;

    private static final double KM_PER_DEGREE = 111.2;

    public static KnownPlace of(GazetteerPlace place) {
        return new KnownPlace(null, null, place);
    }

    public String country() {
        return place == null ? draft.countryCode() : place.countryCode();
    }

    public String name() {
        return place == null ? draft.names().get(0).value() : place.name();
    }

    /** Names of its own, before those that others have for it. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        if (place != null) {
            names.add(place.name());
        }
        if (draft != null) {
            draft.names().stream()
                    .filter(name -> name.kind() == NameKind.OFFICIAL || name.kind() == NameKind.SHORT)
                    .map(Name::value)
                    .forEach(names::add);
        }
        return names;
    }

    public List<String> otherNames() {
        List<String> names = new ArrayList<>();
        if (place != null) {
            names.addAll(place.alternateNames());
        }
        if (draft != null) {
            draft.names().stream()
                    .filter(name -> name.kind() != NameKind.OFFICIAL && name.kind() != NameKind.SHORT)
                    .map(Name::value)
                    .forEach(names::add);
        }
        return names;
    }

    /** Its own names and those that others have for it. */
    public List<String> allNames() {
        List<String> names = names();
        names.addAll(otherNames());
        return names;
    }

    public boolean isLocated() {
        return place != null || draft.latitude() != null;
    }

    double latitude() {
        return place == null ? draft.latitude() : place.latitude();
    }

    double longitude() {
        return place == null ? draft.longitude() : place.longitude();
    }

    /** Whether only the registry knows it, and nothing in it says which one of its name it is. */
    public boolean isUntold() {
        return isBare() && qualifiers().isEmpty();
    }

    /** Whether it is one of the registry's of which hardly more than the name is known. */
    public boolean isBare() {
        return place == null
                && draft.partOf() == null
                && draft.regionKey() == null
                && draft.identifiers().isEmpty();
    }

    /** What stood beside the names by which it was registered. */
    public List<String> qualifiers() {
        return allNames().stream()
                .flatMap(name -> NameParser.of(name).stream())
                .filter(reading -> !reading.loose())
                .flatMap(reading -> reading.qualifiers().stream())
                .toList();
    }

    /** Zero for unknown. */
    public long population() {
        if (place != null && place.population() > 0) {
            return place.population();
        }
        return draft == null || draft.population() == null
                ? 0
                : draft.population().value().longValue();
    }

    /** Whether it is so large that parts of it have partners of their own. */
    public boolean mayHaveParts() {
        return population() >= OF_PARTS;
    }

    /** True if no population is known: optional in the registry; GeoNames omits it only for hamlets. */
    public boolean isOfUnknownSize() {
        return place == null && population() == 0;
    }

    /** Whether it is a unit above cities: a county, a province, a state. */
    public boolean isAbove() {
        return draft != null && isAbove(draft.kind());
    }

    public static boolean isAbove(CityKind kind) {
        return kind == CityKind.COUNTY
                || kind == CityKind.PREFECTURE
                || kind == CityKind.PROVINCE
                || kind == CityKind.STATE
                || kind == CityKind.REGION;
    }

    /** Whether a country or one of its divisions down to the third order is governed from it, by the gazetteer. */
    public boolean isSeat() {
        return place != null && Set.of("PPLC", "PPLA", "PPLA2", "PPLA3").contains(place.featureCode());
    }

    /** The same, of one of the first or the second order. */
    public boolean isGreaterSeat() {
        return place != null && Set.of("PPLC", "PPLA", "PPLA2").contains(place.featureCode());
    }

    /** The same, of one of the first order. */
    public boolean isChiefSeat() {
        return place != null && Set.of("PPLC", "PPLA").contains(place.featureCode());
    }

    /** Whether a country is governed from it. */
    public boolean isCapital() {
        return place != null && place.featureCode().equals("PPLC");
    }

    /** Whether the gazetteer has it as a part of a city. */
    public boolean isSection() {
        return place != null && place.featureCode().equals("PPLX");
    }

    public double kmTo(KnownPlace other) {
        return km(latitude(), longitude(), other.latitude(), other.longitude());
    }

    public double kmTo(Point point) {
        return km(latitude(), longitude(), point.latitude(), point.longitude());
    }

    /** On a sphere, good enough to tell near from far. */
    private static double km(double latitude, double longitude, double otherLatitude, double otherLongitude) {
        double a = Math.toRadians(latitude);
        double b = Math.toRadians(otherLatitude);
        double half = Math.pow(Math.sin((b - a) / 2), 2)
                + Math.cos(a) * Math.cos(b) * Math.pow(Math.sin(Math.toRadians(otherLongitude - longitude) / 2), 2);
        return 2 * Math.toDegrees(Math.asin(Math.sqrt(Math.min(1, half)))) * KM_PER_DEGREE;
    }
}
