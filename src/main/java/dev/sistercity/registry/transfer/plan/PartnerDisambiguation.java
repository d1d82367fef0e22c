package dev.sistercity.registry.transfer.plan;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.city.api.Place;
import dev.sistercity.registry.match.Candidate;
import dev.sistercity.registry.match.CityMatcher;
import dev.sistercity.registry.match.CityQuery;
import dev.sistercity.registry.match.CityQuery.Trust;
import dev.sistercity.registry.match.api.Reason;
import dev.sistercity.registry.match.place.WrittenName;
import dev.sistercity.registry.shared.value.NameKeys;
import dev.sistercity.registry.source.api.ClaimDraft;
import dev.sistercity.registry.transfer.resolve.CityResolver;
import dev.sistercity.registry.transfer.resolve.Resolution;
import dev.sistercity.registry.transfer.resolve.Wording;
import dev.sistercity.registry.transfer.statement.Side;
import dev.sistercity.registry.transfer.statement.Statement;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Resolves an ambiguous name by its partner: if exactly one pair of what the two sides may be is a partnership that another source
 * states, that one is meant. In the caller's transaction.
 */
@Singleton
public class PartnerDisambiguation {

    /** Farther from the candidate than this a list's own coordinates speak against it. */
    static final double FAR_KM = 30;

    private static final long NO_VILLAGE = 10_000;

    private final KnownRecords known;
    private final CityMatcher matcher;
    private final SimilarPartners similarPartners;
    private final Catalog catalog;
    private final CityCollection cityCollection;

    PartnerDisambiguation(
            KnownRecords known,
            CityMatcher matcher,
            SimilarPartners similarPartners,
            Catalog catalog,
            CityCollection cityCollection) {
        this.known = known;
        this.matcher = matcher;
        this.similarPartners = similarPartners;
        this.catalog = catalog;
        this.cityCollection = cityCollection;
    }

    /**
     * What a partnership tells of a row.
     *
     * @param row with both sides clear
     * @param source of which list the word is; null where it was written by hand
     */
    public record ClearedRow(CityResolver.ResolvedRow row, UUID partnership, UUID source) {}

    /** @param list of which the row is: its own word does not count */
    public record UnclearRow(CityResolver.ResolvedRow row, UUID list) {}

    /**
     * @param book what is not written yet
     * @param kindAssumed of partnerships those of which an import has assumed the kind
     * @return what is told of each, in their order
     */
    public List<Optional<ClearedRow>> tell(
            List<UnclearRow> rows, ImportPlan book, Function<Set<UUID>, Set<UUID>> kindAssumed) {
        PlannedRecords plannedRecords = book.ledger;
        identify(rows, plannedRecords);
        List<Optional<UnclearSides>> sides = rows.stream()
                .map(asked -> UnclearSides.areAsked(asked.row())
                        ? UnclearSides.of(asked.row(), plannedRecords)
                        : Optional.<UnclearSides>empty())
                .toList();
        Map<UUID, Set<UUID>> made = SimilarPartners.made(plannedRecords);
        List<Optional<UnclearSides>> nearly = rows.stream()
                .map(asked -> UnclearSides.areAsked(asked.row())
                        ? similarPartners.of(asked.row(), plannedRecords, made)
                        : Optional.<UnclearSides>empty())
                .toList();
        Set<Set<UUID>> missing = new HashSet<>();
        Stream.concat(sides.stream(), nearly.stream())
                .forEach(row -> row.ifPresent(one -> missing.addAll(one.partners())));
        known.load(missing, plannedRecords, kindAssumed);
        List<Optional<ClearedRow>> told = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            String list = rows.get(i).list().toString();
            Optional<UnclearSides> row = sides.get(i);
            boolean exact =
                    row.stream().anyMatch(one -> !partners(one, plannedRecords).isEmpty());
            told.add((exact ? row : nearly.get(i)).flatMap(one -> tell(one, plannedRecords, list, exact)));
        }
        return told;
    }

    private void identify(List<UnclearRow> rows, PlannedRecords plannedRecords) {
        known.identify(
                rows.stream()
                        .map(UnclearRow::row)
                        .filter(UnclearSides::areAsked)
                        .flatMap(row -> Stream.of(row.one(), row.two()))
                        .flatMap(side -> Stream.concat(
                                Stream.of(side).map(Resolution::place),
                                side.candidates().stream().map(Candidate::place)))
                        .flatMap(KnownRecords::identifiers),
                plannedRecords);
    }

    /** @param exact whether the names are the candidates' own; where they are but like them, a list that has both means two */
    private Optional<ClearedRow> tell(UnclearSides row, PlannedRecords plannedRecords, String list, boolean exact) {
        List<UnclearSides.Pair> partners = partners(row, plannedRecords);
        if (partners.size() != 1) {
            return Optional.empty();
        }
        UnclearSides.Pair meant = partners.get(0);
        KnownPartnership knownPartnership =
                partnership(row, meant, plannedRecords).orElseThrow();
        List<ClaimDraft> others = knownPartnership.claims().stream()
                .filter(claim -> !claim.source().equals(list))
                .toList();
        boolean alone = others.isEmpty() && !knownPartnership.claims().isEmpty();
        boolean fits = exact
                ? row.unclear(meant).stream().allMatch(side -> fits(side, others, plannedRecords))
                : others.size() == knownPartnership.claims().size();
        if (alone || !isCompatible(row.row().statement(), knownPartnership) || !fits) {
            return Optional.empty();
        }
        UUID source = others.isEmpty() ? null : UUID.fromString(others.get(0).source());
        return Optional.of(new ClearedRow(row.with(meant), knownPartnership.id(), source));
    }

    /**
     * Where but a part of the name is known: whether it is the candidate's but for letters or the river, or others write it in full too,
     * and mean that city by it.
     */
    private static boolean isNamed(UnclearSides.Unclear side, List<ClaimDraft> others) {
        String written = side.side().name();
        return side.why() != Reason.PART_OF_NAME
                || side.candidate().place() != null
                        && isNamed(written, side.candidate().place().name(), side.alone())
                || quotes(others).anyMatch(quote -> Wording.has(quote, written));
    }

    private static boolean isNamed(String written, String name, boolean alone) {
        return Wording.isNearly(written, name) || alone && Wording.isWithWhereItLies(written, name);
    }

    private static Stream<String> quotes(List<ClaimDraft> claims) {
        return claims.stream().filter(claim -> claim.quote() != null).map(claim -> claim.quote()
                .value());
    }

    private static List<UnclearSides.Pair> partners(UnclearSides row, PlannedRecords plannedRecords) {
        return row.pairs().stream()
                .filter(pair -> partnership(row, pair, plannedRecords).isPresent())
                .toList();
    }

    private static Optional<KnownPartnership> partnership(
            UnclearSides row, UnclearSides.Pair pair, PlannedRecords plannedRecords) {
        return plannedRecords
                .partnerships()
                .partnership(pair.cities(), row.row().statement().kind())
                .filter(knownPartnership -> !knownPartnership.isOver());
    }

    private static boolean isCompatible(Statement statement, KnownPartnership knownPartnership) {
        return statement.kind() == null
                || knownPartnership.isKindAssumed()
                || statement.kind() == knownPartnership.now().kind();
    }

    /** Whether the row, if it gave the candidate's position, would be about it: by country, region and all that stands there. */
    private boolean fits(UnclearSides.Unclear unclear, List<ClaimDraft> others, PlannedRecords plannedRecords) {
        Side side = unclear.side();
        Candidate candidate = unclear.candidate();
        if (side.country() == null || !isNamed(unclear, others)) {
            return false;
        }
        Optional<CityDraft> city = plannedRecords.draft(unclear.city()).or(() -> catalog.snapshot()
                .find(cityCollection, unclear.city())
                .map(Entry::draft));
        Optional<Place> place = candidate.place() == null
                ? city.flatMap(Place::of)
                : Optional.of(new Place(
                        candidate.place().latitude(), candidate.place().longitude()));
        if (place.isEmpty()) {
            return city.filter(new WrittenName(side.name())::isOf).isPresent();
        }
        if (contradicts(side, candidate, place.get(), others)) {
            return false;
        }
        CityQuery located = new CityQuery(
                side.name(),
                side.country(),
                side.region(),
                null,
                place.get().latitude(),
                place.get().longitude(),
                Trust.GIVEN);
        Candidate chosen = matcher.match(located, plannedRecords.pending()).chosen();
        return chosen != null
                && (candidate.place() == null
                        ? unclear.city().equals(chosen.city())
                        : chosen.place() != null
                                && chosen.place().geonamesId()
                                        == candidate.place().geonamesId());
    }

    private static boolean contradicts(Side side, Candidate candidate, Place place, List<ClaimDraft> others) {
        return side.latitude() != null
                && side.trust() != Trust.GUESSED
                && place.kmTo(new Place(side.latitude(), side.longitude())) > FAR_KM
                && !(side.trust() == Trust.LOOKED_UP && mayBeANamesakes(side, candidate, others));
    }

    /**
     * Whether coordinates that were looked up by the name may be those of another that has it: if the candidate is no village, or has a
     * longer name, and others write that in full. Of a village's name there may be one more that no gazetteer has.
     */
    private static boolean mayBeANamesakes(Side side, Candidate candidate, List<ClaimDraft> others) {
        if (candidate.place() == null) {
            return false;
        }
        String name = candidate.place().name();
        boolean longer = NameKeys.folded(name).length()
                > NameKeys.folded(side.name().split("[(,]", 2)[0]).length();
        return candidate.place().population() >= NO_VILLAGE
                || longer && quotes(others).anyMatch(quote -> Wording.has(quote, name));
    }
}
