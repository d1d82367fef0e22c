package dev.sistercity.registry.transfer.resolve;

import dev.sistercity.registry.city.CityReferences;
import dev.sistercity.registry.city.api.Identifier;
import dev.sistercity.registry.gazetteer.GazetteerPlace;
import dev.sistercity.registry.gazetteer.PlaceStore;
import dev.sistercity.registry.match.Candidate;
import dev.sistercity.registry.match.CityMatch;
import dev.sistercity.registry.match.CityMatcher;
import dev.sistercity.registry.match.CityQuery;
import dev.sistercity.registry.match.api.Explanation;
import dev.sistercity.registry.match.api.Reason;
import dev.sistercity.registry.match.country.NoCountry;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.transfer.statement.Side;
import dev.sistercity.registry.transfer.statement.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Places the sides of rows: by what was decided before, by their identifiers, by matching their names. For one import. */
public final class CityResolver {

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

    public CityResolver(CityMatcher matcher, PlaceStore gazetteer, CityReferences references, Decisions decisions) {
        this.matcher = matcher;
        this.gazetteer = gazetteer;
        this.references = references;
        this.decisions = decisions;
    }

    /**
     * The sides of a statement, placed.
     *
     * @param more third and further ones
     *
     * @param rejected whether a review decided not to take it
     */
    public record ResolvedRow(
            Statement statement, Resolution one, Resolution two, List<Resolution> more, boolean rejected) {

        public ResolvedRow(Statement statement, Resolution one, Resolution two, boolean rejected) {
            this(statement, one, two, List.of(), rejected);
        }

        /** All sides, in the order of the statement. */
        public List<Resolution> sides() {
            return Stream.concat(Stream.of(one, two), more.stream()).toList();
        }

        /** What is doubtful about it was looked at before. */
        public ResolvedRow looked() {
            return statement.doubt() == null ? this : new ResolvedRow(statement.looked(), one, two, more, rejected);
        }

        /** Whether nothing need be asked about it. */
        public boolean isDecided() {
            return rejected || isClear() && statement.doubt() == null;
        }

        public boolean isClear() {
            return sides().stream().allMatch(Resolution::isClear);
        }

        /** The same with other cities. */
        public ResolvedRow with(Resolution first, Resolution second) {
            return new ResolvedRow(statement, first, second, more, rejected);
        }

        /** The same with other cities, in the order of the statement. */
        public ResolvedRow with(List<Resolution> all) {
            return new ResolvedRow(statement, all.get(0), all.get(1), all.subList(2, all.size()), rejected);
        }
    }

    /** @param identified cities of the registry by identifiers that rows give */
    public ResolvedRow place(Statement statement, Map<Identifier, UUID> identified) {
        return new ResolvedRow(
                statement,
                place(statement.one(), statement, identified),
                place(statement.two(), statement, identified),
                statement.more().stream()
                        .map(side -> place(side, statement, identified))
                        .toList(),
                decisions.isRejected(statement));
    }

    private Resolution place(Side side, Statement statement, Map<Identifier, UUID> identified) {
        Optional<Resolution> decided = decisions
                .meaning(side, statement)
                .flatMap(reference -> referred(reference, Reason.DECIDED.explained()));
        if (decided.isPresent()) {
            return decided.get();
        }
        Optional<Resolution> identifiedSide = identified(side, identified);
        if (identifiedSide.isPresent()) {
            return identifiedSide.get();
        }
        return side.name() == null
                ? Resolution.unclear(
                        List.of(),
                        new Explanation(
                                Reason.UNKNOWN_IDENTIFIER,
                                "the registry knows no city " + side.asWritten() + ", and the row has no name"))
                : matched(side, query -> known.computeIfAbsent(query, matcher::match));
    }

    /**
     * What a side means by its name.
     *
     * @param matching finds the city that a name means
     */
    public static Resolution matched(Side side, Function<CityQuery, CityMatch> matching) {
        Resolution inCountry = Resolution.of(matching.apply(side.query()));
        boolean there = inCountry.isClear() && !inCountry.isNew();
        if (there || !NoCountry.mayBeMeant(side.country())) {
            return inCountry;
        }
        CityMatch anywhere = matching.apply(side.withoutCountry().query());
        List<Candidate> candidates = anywhere.chosen() == null ? anywhere.candidates() : List.of(anywhere.chosen());
        return new Resolution(
                null,
                null,
                null,
                candidates,
                new Explanation(
                        inCountry.why().reason(),
                        "the country " + side.country()
                                + " may be a sign for none, and none of that name is known there"),
                inCountry.keys());
    }

    private Optional<Resolution> identified(Side side, Map<Identifier, UUID> identified) {
        List<UUID> cities = side.identifiers().stream()
                .map(identified::get)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (cities.size() > 1) {
            return Optional.of(Resolution.unclear(
                    cities.stream()
                            .map(city -> new Candidate(city, null, 1, List.of()))
                            .toList(),
                    new Explanation(Reason.BY_IDENTIFIER, "its identifiers are those of two cities of the registry")));
        }
        return cities.isEmpty()
                ? side.identifiers().stream()
                        .flatMap(identifier -> gazetteered(identifier).stream())
                        .findFirst()
                : Optional.of(Resolution.of(cities.get(0), Reason.BY_IDENTIFIER.explained()));
    }

    private Optional<Resolution> gazetteered(Identifier identifier) {
        return gazetteer.find(identifier).map(place -> Resolution.of(place, Reason.BY_IDENTIFIER.explained()));
    }

    /** @param reference an id, or {@code geonames:<id>} */
    private Optional<Resolution> referred(String reference, Explanation why) {
        if (ParameterValues.parseId(reference).isPresent()) {
            return references.find(reference).map(city -> Resolution.of(city, why));
        }
        if (!reference.startsWith(GEONAMES)) {
            return Optional.empty();
        }
        Optional<GazetteerPlace> place = gazetteer.find(Integer.parseInt(reference.substring(GEONAMES.length())));
        return place.map(found -> Resolution.of(found, why));
    }
}
