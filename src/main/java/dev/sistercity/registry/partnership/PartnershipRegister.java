package dev.sistercity.registry.partnership;

import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.city.CityReferences;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rules for partnerships. */
@Singleton
public class PartnershipRegister extends Register<Partnership, PartnershipDraft> {

    private static final String UNIQUE = "partnership_parties_kind_key";
    private static final List<PartnershipStatus> LIVE = Arrays.stream(PartnershipStatus.values())
            .filter(status -> !status.isOver())
            .toList();

    private final CityReferences references;
    private final EntityManager entities;

    PartnershipRegister(CityReferences references, EntityManager entities) {
        super(PartnershipFacets.PARTNERSHIPS, Partnership.class);
        this.references = references;
        this.entities = entities;
    }

    @Override
    protected Partnership blank() {
        return new Partnership();
    }

    @Override
    protected PartnershipDraft checked(UUID id, PartnershipDraft draft, PartnershipDraft before) {
        PartnershipDraft resolved = resolved(draft);
        PartnershipRules.check(resolved);
        // Two at once are told apart by the database; this spares all later ones a broken transaction.
        first(resolved).filter(known -> !known.equals(id)).ifPresent(known -> {
            throw duplicate(known);
        });
        return resolved;
    }

    @Override
    protected RegistryException violated(String constraint, PartnershipDraft draft) {
        if (draft == null) {
            return super.violated(constraint, null);
        }
        return switch (constraint) {
            // The current transaction is broken, and would not see the other record.
            case UNIQUE ->
                QuarkusTransaction.requiringNew()
                        .call(() -> first(draft))
                        .map(PartnershipRegister::duplicate)
                        .orElseGet(() -> new RegistryException(Kind.DUPLICATE, detail()));
            case "partnership_party_city_fkey" -> RegistryException.refused("/parties", "one of the cities is gone");
            default -> super.violated(constraint, draft);
        };
    }

    /** The partnership that is not over of the same parties and kind, if this is not to be over itself. */
    private Optional<UUID> first(PartnershipDraft draft) {
        if (draft.status().isOver()) {
            return Optional.empty();
        }
        return entities.createQuery(
                        "select p.id from Partnership p"
                                + " where p.partiesKey = :key and p.kind = :kind and p.status in :live",
                        UUID.class)
                .setParameter("key", Partnership.key(draft))
                .setParameter("kind", draft.kind())
                .setParameter("live", LIVE)
                .getResultStream()
                .findFirst();
    }

    private static RegistryException duplicate(UUID first) {
        return new RegistryException(Kind.DUPLICATE, detail()).existing("/v1/partnerships/" + first);
    }

    private static String detail() {
        return "These cities have a partnership of this kind that is not over (" + UNIQUE + ")";
    }

    private PartnershipDraft resolved(PartnershipDraft draft) {
        List<PartyDraft> parties = new ArrayList<>();
        for (int i = 0; i < draft.parties().size(); i++) {
            PartyDraft party = draft.parties().get(i);
            parties.add(new PartyDraft(resolved(party.city(), "/parties/" + i + "/city"), party.nameAsSigned()));
        }
        List<String> endedBy = new ArrayList<>();
        for (int i = 0; i < draft.endedBy().size(); i++) {
            endedBy.add(resolved(draft.endedBy().get(i), "/endedBy/" + i));
        }
        List<MilestoneDraft> milestones = new ArrayList<>();
        for (int i = 0; i < draft.milestones().size(); i++) {
            MilestoneDraft milestone = draft.milestones().get(i);
            milestones.add(milestone.withBy(resolved(milestone.by(), "/milestones/" + i + "/by")));
        }
        return new PartnershipDraft(
                draft.kind(),
                draft.kindAsStated(),
                parties,
                draft.status(),
                draft.established(),
                draft.ended(),
                endedBy,
                draft.endReason(),
                draft.fields(),
                milestones);
    }

    private String resolved(String reference, String pointer) {
        UUID city = references.resolve(reference, pointer);
        return city == null ? null : city.toString();
    }
}
