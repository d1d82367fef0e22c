package dev.sistercity.registry.transfer.plan;

import dev.sistercity.registry.city.CityReferences;
import dev.sistercity.registry.city.Identifier;
import dev.sistercity.registry.gazetteer.GazetteerPlace;
import dev.sistercity.registry.gazetteer.PlaceStore;
import dev.sistercity.registry.match.CityMatch;
import dev.sistercity.registry.match.CityMatcher;
import dev.sistercity.registry.match.CityQuery;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.transfer.statement.Side;
import dev.sistercity.registry.transfer.statement.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Places the sides of rows: by what was decided before, by their identifiers, by matching their names. For one import. */
public final class Placer {

    private static final int REMEMBERED = 50_000;
    private static final String GEONAMES = "geonames:";

    private final CityMatcher matcher;
    private final PlaceStore gazetteer;
    private final CityReferences references;
    private final Decisions decisions;
    /** The same names come again and again, mostly soon. */
    private final Map<CityQuery, CityMatch> known = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<CityQuery, CityMatch> eldest) {
            return size() > REMEMBERED;
        }
    };

    public Placer(CityMatcher matcher, PlaceStore gazetteer, CityReferences references, Decisions decisions) {
        this.matcher = matcher;
        this.gazetteer = gazetteer;
        this.references = references;
        this.decisions = decisions;
    }

    /** The two sides of a statement, placed. @param rejected whether somebody decided not to take it */
    public record Placed(Statement statement, Placement one, Placement two, boolean rejected) {}

    /** @param identified cities of the registry by identifiers that rows give */
    public Placed place(Statement statement, Map<Identifier, UUID> identified) {
        return new Placed(
                statement,
                place(statement.one(), statement, identified),
                place(statement.two(), statement, identified),
                decisions.isRejected(statement));
    }

    private Placement place(Side side, Statement statement, Map<Identifier, UUID> identified) {
        Optional<Placement> decided =
                decisions.meaning(side, statement).flatMap(reference -> referred(reference, "as decided in review"));
        if (decided.isPresent()) {
            return decided.get();
        }
        if (side.identifier() != null) {
            UUID city = identified.get(side.identifier());
            if (city != null) {
                return Placement.of(city, "by its identifier");
            }
            Optional<Placement> place = gazetteered(side.identifier());
            if (place.isPresent()) {
                return place.get();
            }
        }
        return side.name() == null
                ? Placement.unclear(
                        List.of(), "the registry knows no city " + side.asWritten() + ", and the row has no name")
                : Placement.of(known.computeIfAbsent(side.query(), matcher::match));
    }

    private Optional<Placement> gazetteered(Identifier identifier) {
        return identifier.scheme().equals("geonames")
                ? gazetteer
                        .find(Integer.parseInt(identifier.value()))
                        .map(place -> Placement.of(place, "by its identifier"))
                : Optional.empty();
    }

    /** @param reference an id, or {@code geonames:<id>} */
    private Optional<Placement> referred(String reference, String why) {
        if (ParameterValues.parseId(reference).isPresent()) {
            return references.find(reference).map(city -> Placement.of(city, why));
        }
        if (!reference.startsWith(GEONAMES)) {
            return Optional.empty();
        }
        Optional<GazetteerPlace> place = gazetteer.find(Integer.parseInt(reference.substring(GEONAMES.length())));
        return place.map(found -> Placement.of(found, why));
    }
}
