package dev.sistercity.registry.transfer.plan;

import dev.sistercity.registry.catalog.Catalog;
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
 * Tells which of several cities a name means by whose partner it is: of the candidates one alone is known as a partner of the other
 * side, by the word of somebody else. In the caller's transaction.
 */
@Singleton
public class Partners {

    /** Farther from the candidate than this a list's own coordinates speak against it. */
    private static final double FAR_KM = 30;

    /** As the matcher says of {@code Richmond upon Thames}, of which it knows but a Richmond. */
    private static final String PART = "only a part of the name is known";

    private final CityReferences references;
    private final PartnershipRegister partnerships;
    private final ClaimRegister claims;
    private final CityMatcher matcher;
    private final Catalog catalog;
    private final CityType cityType;

    Partners(
            CityReferences references,
            PartnershipRegister partnerships,
            ClaimRegister claims,
            CityMatcher matcher,
            Catalog catalog,
            CityType cityType) {
        this.references = references;
        this.partnerships = partnerships;
        this.claims = claims;
        this.matcher = matcher;
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
        List<Optional<Half>> halves = rows.stream()
                .map(asked -> Half.isOne(asked.row()) ? Half.of(asked.row(), ledger) : Optional.<Half>empty())
                .toList();
        Set<Set<UUID>> missing = new HashSet<>();
        halves.forEach(half -> half.ifPresent(one -> missing.addAll(one.pairs())));
        missing.removeIf(ledger::isLoaded);
        Map<UUID, PartnershipDraft> found = partnerships.among(missing);
        ledger.load(missing, found, claims.ofPartnerships(found.keySet()), kindAssumed.apply(found.keySet()));
        List<Optional<Told>> told = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            String list = rows.get(i).list().toString();
            told.add(halves.get(i).flatMap(half -> tell(half, ledger, list)));
        }
        return told;
    }

    private void identify(List<Asked> rows, Ledger ledger) {
        ledger.identify(references.withIdentifiers(rows.stream()
                .map(Asked::row)
                .filter(Half::isOne)
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

    private Optional<Told> tell(Half half, Ledger ledger, String list) {
        List<UUID> partners = half.candidates().keySet().stream()
                .filter(city -> partnership(half, city, ledger).isPresent())
                .toList();
        if (partners.size() != 1) {
            return Optional.empty();
        }
        UUID meant = partners.get(0);
        Known known = partnership(half, meant, ledger).orElseThrow();
        List<ClaimDraft> others = known.claims().stream()
                .filter(claim -> !claim.source().equals(list))
                .toList();
        boolean alone = others.isEmpty() && !known.claims().isEmpty();
        if (alone || !isCompatible(half.row().statement(), known) || !isNamed(half, others) || !fits(half, meant)) {
            return Optional.empty();
        }
        UUID source = others.isEmpty() ? null : UUID.fromString(others.get(0).source());
        return Optional.of(new Told(half.with(meant), known.id(), source));
    }

    /** Where but a part of the name is known: whether others write it in full too, and mean that city by it. */
    private static boolean isNamed(Half half, List<ClaimDraft> others) {
        if (!half.why().startsWith(PART)) {
            return true;
        }
        String name = NameKeys.folded(half.unclear().name());
        return others.stream()
                .anyMatch(claim -> claim.quote() != null
                        && NameKeys.folded(claim.quote().value()).contains(name));
    }

    private static Optional<Known> partnership(Half half, UUID candidate, Ledger ledger) {
        return ledger.partnership(half.pair(candidate), half.row().statement().kind())
                .filter(known -> !known.isOver());
    }

    private static boolean isCompatible(Statement statement, Known known) {
        return statement.kind() == null
                || known.isKindAssumed()
                || statement.kind() == known.now().kind();
    }

    /** Whether the row, if it gave the candidate's position, would be about it: by country, region and all that stands there. */
    private boolean fits(Half half, UUID meant) {
        Side side = half.unclear();
        Optional<Place> place = place(half.candidates().get(meant), meant);
        if (side.country() == null || place.isEmpty() || contradicts(side, place.get())) {
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
        Candidate candidate = half.candidates().get(meant);
        return chosen != null
                && (candidate.place() == null
                        ? meant.equals(chosen.city())
                        : chosen.place() != null
                                && chosen.place().geonamesId()
                                        == candidate.place().geonamesId());
    }

    private Optional<Place> place(Candidate candidate, UUID city) {
        return candidate.place() != null
                ? Optional.of(new Place(
                        candidate.place().latitude(), candidate.place().longitude()))
                : catalog.snapshot().find(cityType, city).flatMap(entry -> Place.of(entry.draft()));
    }

    private static boolean contradicts(Side side, Place place) {
        return side.latitude() != null
                && side.trust() != Trust.GUESSED
                && place.kmTo(new Place(side.latitude(), side.longitude())) > FAR_KM;
    }
}
