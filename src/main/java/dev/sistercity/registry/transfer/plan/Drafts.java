package dev.sistercity.registry.transfer.plan;

import dev.sistercity.registry.city.CityDraft;
import dev.sistercity.registry.city.CityKind;
import dev.sistercity.registry.city.Identifier;
import dev.sistercity.registry.gazetteer.GazetteerPlace;
import dev.sistercity.registry.match.Newcomer;
import dev.sistercity.registry.partnership.MilestoneDraft;
import dev.sistercity.registry.partnership.PartnershipDraft;
import dev.sistercity.registry.partnership.PartnershipKind;
import dev.sistercity.registry.partnership.PartyDraft;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.shared.value.NameKeys;
import dev.sistercity.registry.shared.value.NameKind;
import dev.sistercity.registry.shared.value.Qualifier;
import dev.sistercity.registry.shared.value.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Records as imports draft them. */
final class Drafts {

    private static final int LONGEST_NAME = 300;
    /** Of which language GeoNames' names are, it does not tell. */
    private static final String UNDETERMINED = "und";

    private Drafts() {}

    /** A city of which the gazetteer alone tells. @param also an identifier that the list gives; null for none */
    static CityDraft city(GazetteerPlace place, Identifier also) {
        List<Name> names = new ArrayList<>(List.of(name(place.name(), NameKind.OFFICIAL)));
        if (!place.asciiName().isBlank() && !place.asciiName().equals(place.name())) {
            names.add(name(place.asciiName(), NameKind.TRANSLITERATION));
        }
        List<Identifier> identifiers = new ArrayList<>(List.of(identifier(place)));
        if (also != null && !identifiers.contains(also)) {
            identifiers.add(also);
        }
        return new CityDraft(
                CityKind.CITY,
                null,
                names,
                place.countryCode(),
                null,
                null,
                place.latitude(),
                place.longitude(),
                place.population() == 0 ? null : new Quantity(BigDecimal.valueOf(place.population()), Qualifier.ABOUT),
                null,
                null,
                identifiers,
                null);
    }

    /** A city of which the list alone tells. @param also an identifier that it gives; null for none */
    static CityDraft city(Newcomer newcomer, Identifier also) {
        List<Name> names = new ArrayList<>();
        newcomer.names().forEach(known -> names.add(name(known, names.isEmpty() ? NameKind.OFFICIAL : NameKind.ALIAS)));
        return new CityDraft(
                newcomer.kind(),
                null,
                names,
                newcomer.country(),
                null,
                null,
                newcomer.latitude(),
                newcomer.longitude(),
                null,
                null,
                null,
                also == null ? List.of() : List.of(also),
                null);
    }

    /** A city with what a list tells of it besides. */
    static CityDraft city(CityDraft known, Newcomer told) {
        List<Name> names = new ArrayList<>(known.names());
        for (String name : told.names()) {
            String key = NameKeys.strict(name);
            if (names.stream().noneMatch(one -> NameKeys.strict(one.value()).equals(key))) {
                names.add(name(name, NameKind.ALIAS));
            }
        }
        boolean placed = known.latitude() != null;
        return new CityDraft(
                known.kind(),
                null,
                names,
                known.countryCode(),
                known.subdivisionCode(),
                known.partOf(),
                placed ? known.latitude() : told.latitude(),
                placed ? known.longitude() : told.longitude(),
                known.population(),
                known.areaKm2(),
                known.website(),
                known.identifiers(),
                known.status());
    }

    static Identifier identifier(GazetteerPlace place) {
        return new Identifier("geonames", Integer.toString(place.geonamesId()));
    }

    private static Name name(String value, NameKind kind) {
        String kept = value.length() > LONGEST_NAME ? value.substring(0, LONGEST_NAME) : value;
        return new Name(kept, UNDETERMINED, kind);
    }

    static PartnershipDraft partnership(UUID one, UUID two, PartnershipKind kind, EdtfDate established) {
        List<PartyDraft> parties = List.of(new PartyDraft(one.toString(), null), new PartyDraft(two.toString(), null));
        return new PartnershipDraft(
                kind, null, parties, null, established, null, List.of(), null, List.of(), List.of());
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
                before.consent());
    }
}
