package dev.sistercity.registry.transfer.plan;

import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.city.api.Identifier;
import dev.sistercity.registry.gazetteer.GazetteerPlace;
import dev.sistercity.registry.gazetteer.PlaceDraft;
import dev.sistercity.registry.match.NewCity;
import dev.sistercity.registry.partnership.api.KindAsStated;
import dev.sistercity.registry.partnership.api.MilestoneDraft;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.partnership.api.PartnershipKind;
import dev.sistercity.registry.partnership.api.PartnershipStatus;
import dev.sistercity.registry.partnership.api.PartyDraft;
import dev.sistercity.registry.shared.code.Countries;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.shared.value.NameKeys;
import dev.sistercity.registry.shared.value.NameKind;
import dev.sistercity.registry.shared.value.Text;
import dev.sistercity.registry.transfer.statement.Side;
import dev.sistercity.registry.transfer.statement.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Records as imports draft them. */
final class Drafts {

    private static final int LONGEST_NAME = 300;
    private static final int MOST_NAMES = 100;
    /** Of which language names of a list are, it does not tell. */
    private static final String UNDETERMINED = "und";

    private Drafts() {}

    /** A city of which the gazetteer tells, with the identifiers and names that the list gives. */
    static CityDraft city(GazetteerPlace place, Side side) {
        return city(new PlaceDraft(place).city(), side);
    }

    /** A city of which the list alone tells. */
    static CityDraft city(NewCity newCity, Side side) {
        List<Name> names = new ArrayList<>();
        newCity.names().forEach(known -> names.add(name(known, names.isEmpty() ? NameKind.OFFICIAL : NameKind.ALIAS)));
        return city(
                new CityDraft(
                        newCity.kind(),
                        null,
                        names,
                        newCity.country(),
                        null,
                        null,
                        null,
                        newCity.latitude(),
                        newCity.longitude(),
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null),
                side);
    }

    /** A city with the identifiers and names of a list that it has not yet; of each register it has one identifier. */
    static CityDraft city(CityDraft known, Side side) {
        List<Identifier> identifiers = new ArrayList<>(known.identifiers());
        for (Identifier also : side.identifiers()) {
            boolean has = identifiers.stream().anyMatch(one -> one.scheme().equals(also.scheme()));
            if (!has) {
                identifiers.add(also);
            }
        }
        List<Name> names = new ArrayList<>(known.names());
        for (Name also : side.names()) {
            boolean has = names.stream()
                    .anyMatch(
                            one -> one.lang().equals(also.lang()) && one.value().equals(also.value()));
            if (!has && names.size() < MOST_NAMES) {
                names.add(also);
            }
        }
        return known.known(names, identifiers);
    }

    /** A city with one more identifier. */
    static CityDraft city(CityDraft known, Identifier also) {
        List<Identifier> identifiers = new ArrayList<>(known.identifiers());
        identifiers.add(also);
        return known.known(known.names(), identifiers);
    }

    /** A city with what a list tells of it besides. */
    static CityDraft city(CityDraft known, NewCity told) {
        // What is known by an identifier alone is called by that until its name is told.
        boolean bare = known.countryCode().equals(Countries.UNKNOWN)
                && known.identifiers().stream()
                        .anyMatch(one -> one.value().equals(known.names().get(0).value()));
        List<Name> names = bare
                ? new ArrayList<>(List.of(name(told.names().get(0), NameKind.OFFICIAL)))
                : new ArrayList<>(known.names());
        for (String name : told.names()) {
            String key = NameKeys.strict(name);
            if (names.stream().noneMatch(one -> NameKeys.strict(one.value()).equals(key))) {
                names.add(name(name, NameKind.ALIAS));
            }
        }
        CityDraft city = known.known(names, known.identifiers());
        CityDraft there = known.latitude() != null ? city : city.located(told.latitude(), told.longitude());
        return known.countryCode().equals(Countries.UNKNOWN) ? there.in(told.country()) : there;
    }

    /** By which the registry may know a place. */
    static List<Identifier> identifiers(GazetteerPlace place) {
        return new PlaceDraft(place).identifiers();
    }

    /** The city that a place is, by what it is known by. */
    static Optional<UUID> known(GazetteerPlace place, Map<Identifier, UUID> cities) {
        return identifiers(place).stream()
                .map(cities::get)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static Name name(String value, NameKind kind) {
        String kept = value.length() > LONGEST_NAME ? value.substring(0, LONGEST_NAME) : value;
        return Name.always(kept, UNDETERMINED, kind);
    }

    /** A partnership of which a row alone tells. */
    static PartnershipDraft partnership(Collection<UUID> cities, PartnershipKind kind, Statement told) {
        List<PartyDraft> parties = cities.stream()
                .map(city -> new PartyDraft(city.toString(), null))
                .toList();
        return new PartnershipDraft(
                kind,
                KindAsStated.all(told.kindAsStated()),
                parties,
                told.status(),
                told.established(),
                told.ended(),
                List.of(),
                null,
                List.of(),
                List.of());
    }

    /** The same in another state. */
    static PartnershipDraft of(PartnershipDraft before, PartnershipStatus status, EdtfDate ended) {
        return new PartnershipDraft(
                before.kind(),
                before.kindAsStated(),
                before.parties(),
                status,
                before.established(),
                ended,
                before.endedBy(),
                before.endReason(),
                before.fields(),
                before.milestones(),
                before.agreements(),
                before.consent());
    }

    /** The same under the name that a list has for it. */
    static PartnershipDraft of(PartnershipDraft before, Text kindAsStated) {
        return new PartnershipDraft(
                before.kind(),
                KindAsStated.all(kindAsStated),
                before.parties(),
                before.status(),
                before.established(),
                before.ended(),
                before.endedBy(),
                before.endReason(),
                before.fields(),
                before.milestones(),
                before.agreements(),
                before.consent());
    }

    static PartnershipDraft of(
            PartnershipDraft before, PartnershipKind kind, EdtfDate established, List<MilestoneDraft> milestones) {
        return new PartnershipDraft(
                kind,
                before.kindAsStated(),
                before.parties(),
                before.status(),
                established,
                before.ended(),
                before.endedBy(),
                before.endReason(),
                before.fields(),
                milestones,
                before.agreements(),
                before.consent());
    }
}
