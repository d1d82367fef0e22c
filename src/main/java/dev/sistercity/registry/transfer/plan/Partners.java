package dev.sistercity.registry.transfer.plan;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.city.CityDraft;
import dev.sistercity.registry.city.CityReferences;
import dev.sistercity.registry.city.CityType;
import dev.sistercity.registry.city.Place;
import dev.sistercity.registry.match.Candidate;
import dev.sistercity.registry.match.CityMatcher;
import dev.sistercity.registry.match.CityQuery;
import dev.sistercity.registry.match.CityQuery.Trust;
import dev.sistercity.registry.partnership.PartnershipDraft;
import dev.sistercity.registry.partnership.PartnershipRegister;
import dev.sistercity.registry.shared.value.NameKeys;
import dev.sistercity.registry.source.ClaimDraft;
import dev.sistercity.registry.source.ClaimRegister;
import dev.sistercity.registry.transfer.statement.Side;
import dev.sistercity.registry.transfer.statement.Statement;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Tells which of several cities a name means by whose partner it is: of all that the two sides may be one pair alone are known as
 * partners, by the word of somebody else. In the caller's transaction.
 */
@Singleton
public class Partners {

    /** Farther from the candidate than this a list's own coordinates speak against it. */
    static final double FAR_KM = 30;

    private static final long NO_VILLAGE = 10_000;

    /** As the matcher says of {@code Richmond upon Thames}, of which it knows but a Richmond. */
    private static final String PART = "only a part of the name is known";

    private final CityReferences references;
    private final PartnershipRegister partnerships;
    private final ClaimRegister claims;
    private final CityMatcher matcher;
    private final Neighbours neighbours;
    private final Catalog catalog;
    private final CityType cityType;

    Partners(
            CityReferences references,
            PartnershipRegister partnerships,
            ClaimRegister claims,
            CityMatcher matcher,
            Neighbours neighbours,
            Catalog catalog,
            CityType cityType) {
        this.references = references;
        this.partnerships = partnerships;
        this.claims = claims;
        this.matcher = matcher;
        this.neighbours = neighbours;
        this.catalog = catalog;
        this.cityType = cityType;
    }

    /**
     * What a partnership tells of a row.
     *
     * @param row with both sides clear
     * @param source of which list the word is; null where somebody wrote it by hand
     */
    public record Told(Placer.Placed row, UUID partnership, UUID source) {}

    /** @param list of which the row is: its own word does not count */
    public record Asked(Placer.Placed row, UUID list) {}

    /**
     * @param book what is not written yet
     * @param kindAssumed of partnerships those of which an import has assumed the kind
     * @return what is told of each, in their order
     */
    public List<Optional<Told>> tell(List<Asked> rows, Posting.Book book, Function<Set<UUID>, Set<UUID>> kindAssumed) {
        Ledger ledger = book.ledger;
        identify(rows, ledger);
        List<Optional<Sides>> sides = rows.stream()
                .map(asked -> Sides.areAsked(asked.row()) ? Sides.of(asked.row(), ledger) : Optional.<Sides>empty())
                .toList();
        Map<UUID, Set<UUID>> made = Neighbours.made(ledger);
        List<Optional<Sides>> nearly = rows.stream()
                .map(asked -> Sides.areAsked(asked.row())
                        ? neighbours.of(asked.row(), ledger, made)
                        : Optional.<Sides>empty())
                .toList();
        Set<Set<UUID>> missing = new HashSet<>();
        Stream.concat(sides.stream(), nearly.stream())
                .forEach(row -> row.ifPresent(one -> missing.addAll(one.partners())));
        missing.removeIf(ledger::isLoaded);
        Map<UUID, PartnershipDraft> found = partnerships.among(missing);
        ledger.load(missing, found, claims.ofPartnerships(found.keySet()), kindAssumed.apply(found.keySet()));
        List<Optional<Told>> told = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            String list = rows.get(i).list().toString();
            Optional<Sides> row = sides.get(i);
            boolean known = row.stream().anyMatch(one -> !partners(one, ledger).isEmpty());
            told.add((known ? row : nearly.get(i)).flatMap(one -> tell(one, ledger, list, known)));
        }
        return told;
    }

    private void identify(List<Asked> rows, Ledger ledger) {
        ledger.identify(references.withIdentifiers(rows.stream()
                .map(Asked::row)
                .filter(Sides::areAsked)
                .flatMap(row -> Stream.of(row.one(), row.two()))
                .flatMap(side -> Stream.concat(
                        Stream.of(side).map(Placement::place),
                        side.candidates().stream().map(Candidate::place)))
                .filter(Objects::nonNull)
                .map(Drafts::identifier)
                .filter(identifier -> ledger.city(identifier).isEmpty())
                .distinct()
                .toList()));
    }

    /** @param exact whether the names are the candidates' own; where they are but like them, a list that has both means two */
    private Optional<Told> tell(Sides row, Ledger ledger, String list, boolean exact) {
        List<Sides.Pair> partners = partners(row, ledger);
        if (partners.size() != 1) {
            return Optional.empty();
        }
        Sides.Pair meant = partners.get(0);
        Known known = partnership(row, meant, ledger).orElseThrow();
        List<ClaimDraft> others = known.claims().stream()
                .filter(claim -> !claim.source().equals(list))
                .toList();
        boolean alone = others.isEmpty() && !known.claims().isEmpty();
        boolean fits = exact
                ? row.unclear(meant).stream().allMatch(side -> fits(side, others))
                : others.size() == known.claims().size();
        if (alone || !isCompatible(row.row().statement(), known) || !fits) {
            return Optional.empty();
        }
        UUID source = others.isEmpty() ? null : UUID.fromString(others.get(0).source());
        return Optional.of(new Told(row.with(meant), known.id(), source));
    }

    /**
     * Where but a part of the name is known: whether it is the candidate's but for letters or the river, or others write it in full too,
     * and mean that city by it.
     */
    private static boolean isNamed(Sides.Unclear side, List<ClaimDraft> others) {
        String written = side.side().name();
        return !side.why().startsWith(PART)
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

    private static List<Sides.Pair> partners(Sides row, Ledger ledger) {
        return row.pairs().stream()
                .filter(pair -> partnership(row, pair, ledger).isPresent())
                .toList();
    }

    private static Optional<Known> partnership(Sides row, Sides.Pair pair, Ledger ledger) {
        return ledger.partnership(pair.cities(), row.row().statement().kind()).filter(known -> !known.isOver());
    }

    private static boolean isCompatible(Statement statement, Known known) {
        return statement.kind() == null
                || known.isKindAssumed()
                || statement.kind() == known.now().kind();
    }

    /** Whether the row, if it gave the candidate's position, would be about it: by country, region and all that stands there. */
    private boolean fits(Sides.Unclear unclear, List<ClaimDraft> others) {
        Side side = unclear.side();
        Candidate candidate = unclear.candidate();
        if (side.country() == null || !isNamed(unclear, others)) {
            return false;
        }
        Optional<CityDraft> city =
                catalog.snapshot().find(cityType, unclear.city()).map(Entry::draft);
        Optional<Place> place = candidate.place() == null
                ? city.flatMap(Place::of)
                : Optional.of(new Place(
                        candidate.place().latitude(), candidate.place().longitude()));
        if (place.isEmpty()) {
            return city.filter(draft -> matcher.isCalled(side.name(), draft)).isPresent();
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
        Candidate chosen = matcher.match(located).chosen();
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
