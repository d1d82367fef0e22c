package dev.sistercity.registry.transfer.plan;

import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.city.api.CityKind;
import dev.sistercity.registry.city.api.Identifier;
import dev.sistercity.registry.city.api.Place;
import dev.sistercity.registry.gazetteer.GazetteerPlace;
import dev.sistercity.registry.gazetteer.PlaceDraft;
import dev.sistercity.registry.match.Candidate;
import dev.sistercity.registry.match.CityMatcher;
import dev.sistercity.registry.match.CityQuery;
import dev.sistercity.registry.match.NewCity;
import dev.sistercity.registry.match.api.Explanation;
import dev.sistercity.registry.match.api.Reason;
import dev.sistercity.registry.match.place.WrittenName;
import dev.sistercity.registry.shared.code.Countries;
import dev.sistercity.registry.transfer.resolve.CityLabels;
import dev.sistercity.registry.transfer.resolve.CityResolver;
import dev.sistercity.registry.transfer.resolve.Resolution;
import dev.sistercity.registry.transfer.statement.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What identifiers that rows give say of which cities they mean. An identifier decides before a name does; one of which the registry knows
 * nothing is kept with the city that the name means, unless that has another of the same register: then, or if the name means nothing, a
 * city is registered by the identifier, and waits for nothing. But of GeoNames, by which cities are registered, another number is asked about.
 */
final class IdentifiedSides {

    /** Farther from the city of the identifier than this the name is of another one. */
    private static final double FAR_KM = 100;

    private static final String GEONAMES = "geonames";
    private static final Explanation NEW = Reason.NEW_BY_IDENTIFIER.explained();

    private final CityMatcher matcher;
    private final PlannedRecords plannedRecords;
    private final CityLabels names;
    /** What rows before mean by identifiers, of which nothing is planned yet. */
    private final Map<Identifier, Resolution> byIdentifier = new HashMap<>();

    /** The same by cities, or by the numbers of places. */
    private final Map<Object, Identifier> byCity = new HashMap<>();

    IdentifiedSides(CityMatcher matcher, PlannedRecords plannedRecords, CityLabels names) {
        this.matcher = matcher;
        this.plannedRecords = plannedRecords;
        this.names = names;
    }

    CityResolver.ResolvedRow settle(CityResolver.ResolvedRow row) {
        List<Resolution> settled = new ArrayList<>();
        for (int i = 0; i < row.sides().size(); i++) {
            settled.add(settle(row.sides().get(i), row.statement().sides().get(i)));
        }
        return row.with(settled);
    }

    /** @return what the side means by its identifier, or as it was where it gives none */
    private Resolution settle(Resolution resolution, Side side) {
        Identifier identifier = side.identifier();
        if (identifier == null || resolution.why().reason() == Reason.DECIDED) {
            return resolution;
        }
        Optional<UUID> known = plannedRecords.city(identifier);
        if (known.isPresent() || resolution.why().reason() == Reason.BY_IDENTIFIER) {
            return contradiction(known.orElse(resolution.city()), resolution.place(), side)
                    .orElseGet(() -> known.map(city -> identified(city, side)).orElse(resolution));
        }
        Resolution before = byIdentifier.get(identifier);
        if (before != null) {
            return contradiction(before.city(), before.place(), side).orElse(before);
        }
        if (isAnotherPlace(resolution, identifier)) {
            return asked(new Candidate(resolution.city(), resolution.place(), 1, List.of()));
        }
        boolean taken = resolution.isClear() && !resolution.isNew() && isFree(resolution, identifier);
        if (taken) {
            byIdentifier.put(identifier, resolution);
            byCity.put(key(resolution), identifier);
        }
        return taken ? resolution : registered(resolution, side);
    }

    /** Whether GeoNames has another number for what the name means: one that is not known is of a unit around it, or of another city. */
    private boolean isAnotherPlace(Resolution resolution, Identifier identifier) {
        if (!identifier.scheme().equals(GEONAMES) || !resolution.isClear() || resolution.isNew()) {
            return false;
        }
        String number = resolution.place() == null
                ? draft(resolution.city()).flatMap(IdentifiedSides::number).orElse(identifier.value())
                : Integer.toString(resolution.place().geonamesId());
        return !number.equals(identifier.value());
    }

    private static Optional<String> number(CityDraft city) {
        return city.identifiers().stream()
                .filter(known -> known.scheme().equals(GEONAMES))
                .map(Identifier::value)
                .findFirst();
    }

    private static Resolution asked(Candidate... candidates) {
        return new Resolution(null, null, null, List.of(candidates), Reason.IDENTIFIER_CONTRADICTS.explained());
    }

    private Object key(Resolution resolution) {
        return plannedRecords
                .city(resolution.city(), resolution.place())
                .<Object>map(city -> city)
                .orElseGet(() -> resolution.place().geonamesId());
    }

    /** Whether the city that a name means has no other identifier of the same register. */
    private boolean isFree(Resolution resolution, Identifier identifier) {
        Identifier other = byCity.get(key(resolution));
        if (other != null && other.scheme().equals(identifier.scheme())) {
            return other.equals(identifier);
        }
        return plannedRecords
                .city(resolution.city(), resolution.place())
                .flatMap(this::draft)
                .map(city -> city.identifiers().stream()
                        .noneMatch(known -> known.scheme().equals(identifier.scheme()) && !known.equals(identifier)))
                .orElse(true);
    }

    private Optional<CityDraft> draft(UUID city) {
        return plannedRecords.draft(city).or(() -> names.find(city));
    }

    private Resolution registered(Resolution resolution, Side side) {
        Identifier identifier = side.identifier();
        CityDraft city = Drafts.city(newCity(resolution, side), side);
        UUID id = plannedRecords.expect(city);
        plannedRecords.identify(Map.of(identifier, id));
        return new Resolution(id, null, null, List.of(), NEW);
    }

    private NewCity newCity(Resolution resolution, Side side) {
        if (resolution.newcomer() != null) {
            return resolution.newcomer();
        }
        String country = resolution.country() == null ? written(side) : resolution.country();
        return newCity(country, side);
    }

    private static NewCity newCity(String country, Side side) {
        String name = side.name() == null ? side.identifier().value() : side.name();
        boolean given = side.trust() == CityQuery.Trust.GIVEN;
        return new NewCity(
                List.of(name), CityKind.CITY, country, given ? side.latitude() : null, given ? side.longitude() : null);
    }

    private String written(Side side) {
        return side.country() == null
                ? Countries.UNKNOWN
                : matcher.country(side.country()).orElse(Countries.UNKNOWN);
    }

    /** What is asked where the identifier is of one city, and the name means another beyond doubt, somewhere else. */
    private Optional<Resolution> contradiction(UUID city, GazetteerPlace place, Side side) {
        Optional<CityDraft> known =
                city == null ? Optional.ofNullable(place).map(tells -> new PlaceDraft(tells).city()) : draft(city);
        Optional<Place> here = known.flatMap(Place::of);
        if (here.isEmpty() || side.name() == null || new WrittenName(side.name()).isOf(known.get())) {
            return Optional.empty();
        }
        Candidate other = matcher.match(side.query(), plannedRecords.pending()).chosen();
        if (other == null
                || other.place() == null
                || here.get()
                                .kmTo(new Place(
                                        other.place().latitude(), other.place().longitude()))
                        < FAR_KM) {
            return Optional.empty();
        }
        String has = "it has the identifier " + side.identifier().scheme() + ":"
                + side.identifier().value();
        Candidate identified = new Candidate(city, city == null ? place : null, 1, List.of(has));
        return Optional.of(asked(identified, other));
    }

    /** The city of an identifier; where hardly more than that is known of it, with what the row tells of it. */
    private Resolution identified(UUID city, Side side) {
        Explanation why = Reason.BY_IDENTIFIER.explained();
        boolean bare = draft(city)
                .filter(draft -> draft.countryCode().equals(Countries.UNKNOWN))
                .isPresent();
        return bare && side.name() != null
                ? new Resolution(city, null, newCity(written(side), side), List.of(), why)
                : Resolution.of(city, why);
    }
}
