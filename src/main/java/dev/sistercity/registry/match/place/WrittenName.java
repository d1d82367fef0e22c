package dev.sistercity.registry.match.place;

import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.match.name.Misspelling;
import dev.sistercity.registry.match.name.NameParser;
import dev.sistercity.registry.match.name.NameReading;
import dev.sistercity.registry.match.name.Spelling;
import java.util.stream.Stream;

/** A name as a list writes it, held against one city that is known. */
public record WrittenName(String written) {

    /**
     * Whether a city is called so, but for what stands beside the name, and is such a unit as is written of; if it says of itself that it is
     * one above cities.
     */
    public boolean isOf(CityDraft city) {
        KnownPlace knownPlace = new KnownPlace(null, city, null);
        return readings(knownPlace).anyMatch(reading -> PlaceSpelling.of(knownPlace, reading.names())
                .filter(Spelling::isExact)
                .isPresent());
    }

    /**
     * Whether a city has nearly this name: misspelt by few letters, or the beginning of it. A large one may have a part that is meant if
     * something stands beside the name.
     */
    public boolean isNearlyOf(CityDraft city) {
        KnownPlace knownPlace = new KnownPlace(null, city, null);
        return readings(knownPlace)
                        .filter(reading -> reading.qualifiers().isEmpty() || !knownPlace.mayHaveParts())
                        .flatMap(reading -> reading.names().stream())
                        .anyMatch(name -> knownPlace.names().stream().anyMatch(own -> Misspelling.isNearly(name, own)))
                || isShortFor(city);
    }

    /** Whether what is written, but for what stands beside it, is the beginning of a city's name. */
    public boolean isShortFor(CityDraft city) {
        KnownPlace knownPlace = new KnownPlace(null, city, null);
        return readings(knownPlace)
                .flatMap(reading -> reading.names().stream())
                .anyMatch(name -> knownPlace.names().stream().anyMatch(own -> Misspelling.isBeginning(name, own)));
    }

    private Stream<NameReading> readings(KnownPlace knownPlace) {
        return NameParser.of(written).stream()
                .filter(reading -> !reading.loose() && (!knownPlace.isAbove() || reading.allows(knownPlace.isAbove())));
    }
}
