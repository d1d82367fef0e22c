package dev.sistercity.registry.partnership;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.Change;
import dev.sistercity.registry.change.Follows;
import dev.sistercity.registry.change.MergeableRegister;
import dev.sistercity.registry.change.MergerStore;
import dev.sistercity.registry.change.Merging;
import dev.sistercity.registry.change.Overtaken;
import dev.sistercity.registry.city.CityReferences;
import dev.sistercity.registry.city.Jurisdiction;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.value.Certainty;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;

/** The rules for partnerships. */
@Singleton
public class PartnershipRegister extends MergeableRegister<Partnership, PartnershipDraft> implements Follows {

    private static final String UNIQUE = "partnership_parties_kind_key";
    private static final String PATH = "/v1/partnerships/";
    private static final Set<PartnershipStatus> NOT_OVER =
            Set.of(PartnershipStatus.PROPOSED, PartnershipStatus.ACTIVE, PartnershipStatus.SUSPENDED);

    private final CityReferences references;
    private final Jurisdiction jurisdiction;
    private final SideRules sides;
    private final Testimony testimony;
    private final PartnershipUnion union;
    private final MergerStore mergers;
    private final StoredPairs pairs;
    private final EntityManager entities;

    PartnershipRegister(
            CityReferences references,
            Jurisdiction jurisdiction,
            SideRules sides,
            Testimony testimony,
            PartnershipUnion union,
            MergerStore mergers,
            StoredPairs pairs,
            EntityManager entities) {
        super("partnerships", Partnership.class);
        this.references = references;
        this.jurisdiction = jurisdiction;
        this.sides = sides;
        this.testimony = testimony;
        this.union = union;
        this.mergers = mergers;
        this.pairs = pairs;
        this.entities = entities;
    }

    @Override
    protected Partnership blank() {
        return new Partnership();
    }

    @Override
    protected boolean mayWrite(Actor actor, UUID id, PartnershipDraft draft) {
        return draft.parties().stream().anyMatch(party -> jurisdiction.covers(actor, party.city()));
    }

    @Override
    public String whose() {
        return "partnerships of its own city";
    }

    @Override
    protected PartnershipDraft checked(UUID id, PartnershipDraft draft, PartnershipDraft before) {
        // What is a party already, the database knows for a city.
        BinaryOperator<String> city = (reference, pointer) ->
                before != null && isParty(before, reference) ? reference : resolve(reference, pointer);
        PartnershipDraft resolved = resolved(draft, city);
        boolean asBefore = before != null
                && before.kind() == resolved.kind()
                && NOT_OVER.contains(before.status())
                && partiesKey(before).equals(partiesKey(resolved));
        // What was alone of its kind stays so.
        return asBefore ? resolved : alone(id, resolved);
    }

    private static boolean isParty(PartnershipDraft partnership, String city) {
        return partnership.parties().stream().anyMatch(party -> party.city().equals(city));
    }

    private String resolve(String reference, String pointer) {
        return references.resolve(reference, pointer).toString();
    }

    @Override
    protected Map<UUID, PartnershipDraft> checkedAll(Map<UUID, PartnershipDraft> drafts) {
        Set<String> present = references
                .present(drafts.values().stream()
                        .flatMap(draft -> draft.parties().stream())
                        .flatMap(party -> ParameterValues.parseId(party.city()).stream())
                        .distinct()
                        .toList())
                .stream()
                .map(UUID::toString)
                .collect(Collectors.toSet());
        BinaryOperator<String> city =
                (reference, pointer) -> present.contains(reference) ? reference : resolve(reference, pointer);
        Map<UUID, PartnershipDraft> resolved = new LinkedHashMap<>();
        drafts.forEach((id, draft) -> resolved.put(id, resolved(draft, city)));
        Set<PartiesKey.OfKind> taken = new HashSet<>();
        pairs.of(resolved.values().stream().map(PartnershipRegister::partiesKey).toList())
                .values()
                .forEach(known -> claim(taken, known));
        resolved.values().forEach(draft -> {
            if (!claim(taken, draft)) {
                throw duplicate();
            }
        });
        return resolved;
    }

    /** @return false if another one that is not over has the same parties and kind */
    private static boolean claim(Set<PartiesKey.OfKind> taken, PartnershipDraft draft) {
        return !NOT_OVER.contains(draft.status()) || taken.add(new PartiesKey.OfKind(partiesKey(draft), draft.kind()));
    }

    /** All partnerships, over or not, of these sets of parties. @param cities of each set the ids */
    public Map<UUID, PartnershipDraft> among(Collection<Set<UUID>> cities) {
        return pairs.of(cities.stream()
                .map(set -> PartiesKey.of(set.stream().map(UUID::toString).toList()))
                .toList());
    }

    /** @param city resolves a reference that stands at a pointer */
    private PartnershipDraft resolved(PartnershipDraft draft, BinaryOperator<String> city) {
        List<PartyDraft> parties = parties(draft, city);
        List<String> cities = parties.stream().map(PartyDraft::city).toList();
        checkEnd(draft);
        return new PartnershipDraft(
                draft.kind(),
                draft.kindAsStated(),
                parties,
                draft.status(),
                draft.established(),
                draft.ended(),
                endedBy(draft, cities),
                draft.endReason(),
                draft.fields().stream().distinct().toList(),
                milestones(draft, cities),
                draft.consent());
    }

    private PartnershipDraft alone(UUID id, PartnershipDraft resolved) {
        // Two at once are told apart by the database; the one that loses comes here again.
        existing(resolved).stream()
                .filter(known -> !known.equals(id))
                .findFirst()
                .ifPresent(known -> {
                    throw duplicate().existing(PATH + known);
                });
        return resolved;
    }

    /** What was written into the consent itself is not anybody's change of the record: a merge, or taking one back. */
    @Override
    protected Settled<PartnershipDraft> settled(
            Actor actor, UUID id, PartnershipDraft draft, PartnershipDraft before, String reason) {
        if (before == null) {
            return new Settled<>(sides.opened(actor, draft, now()), List.of());
        }
        if (!draft.said().equals(before.said())) {
            return new Settled<>(draft, List.of());
        }
        PartnershipDraft after = sides.changed(actor, draft, before, now(), reason);
        List<Change> also = new ArrayList<>();
        PartnershipDraft kept = testimony.kept(id, after, before, actor, also);
        // An end that no longer stands may leave two where there may be one.
        return new Settled<>(alone(id, kept), also);
    }

    @Override
    protected boolean mayChange(Actor actor, UUID id, PartnershipDraft before, PartnershipDraft after) {
        if (after == null) {
            sides.checkDeletion(actor, before);
        }
        return true;
    }

    /**
     * Has a side say something of the record.
     *
     * @param city id of the side, which is a party
     * @param current says whether a version is the one that it speaks about
     */
    Written<PartnershipDraft> state(UUID id, String city, LongPredicate current, ConfirmationDraft said, Actor actor) {
        List<Change> also = new ArrayList<>();
        Written<PartnershipDraft> written = update(
                id,
                current,
                before -> {
                    if (before.parties().stream()
                            .noneMatch(party -> party.city().equals(city))) {
                        throw RegistryException.notFound("party of this partnership:", city);
                    }
                    PartnershipDraft after = sides.stated(actor, city, said, before, now());
                    return testimony.kept(id, after, before, actor, also);
                },
                actor);
        return new Written<>(written.recorded(), written.change(), also);
    }

    private static List<PartyDraft> parties(PartnershipDraft draft, BinaryOperator<String> resolver) {
        List<PartyDraft> parties = new ArrayList<>();
        for (int i = 0; i < draft.parties().size(); i++) {
            PartyDraft party = draft.parties().get(i);
            String pointer = "/parties/" + i + "/city";
            String city = resolver.apply(party.city(), pointer);
            if (parties.stream().anyMatch(other -> other.city().equals(city))) {
                throw RegistryException.refused(pointer, "a city cannot be its own partner");
            }
            parties.add(new PartyDraft(city, party.nameAsSigned()));
        }
        return parties;
    }

    private static void checkEnd(PartnershipDraft draft) {
        if (draft.status() != PartnershipStatus.ENDED) {
            String pointer = draft.ended() != null
                    ? "/ended"
                    : draft.endReason() != null ? "/endReason" : draft.endedBy().isEmpty() ? null : "/endedBy";
            if (pointer != null) {
                throw RegistryException.refused(pointer, "goes with the status ended only");
            }
        }
        if (draft.ended() != null
                && draft.established() != null
                && draft.ended().overBy(draft.established(), Certainty.CERTAIN)) {
            throw RegistryException.refused("/ended", "is before the partnership was established");
        }
    }

    private List<String> endedBy(PartnershipDraft draft, List<String> cities) {
        List<String> endedBy = new ArrayList<>();
        for (int i = 0; i < draft.endedBy().size(); i++) {
            endedBy.add(party(draft.endedBy().get(i), cities, "/endedBy/" + i));
        }
        return endedBy;
    }

    private List<MilestoneDraft> milestones(PartnershipDraft draft, List<String> cities) {
        List<MilestoneDraft> milestones = new ArrayList<>();
        for (int i = 0; i < draft.milestones().size(); i++) {
            MilestoneDraft milestone = draft.milestones().get(i);
            if (milestone.kind() != null && !milestone.type().leadsToKind()) {
                throw RegistryException.refused(
                        "/milestones/" + i + "/kind",
                        "does not go with an end or a suspension, which leads to no kind");
            }
            milestones.add(
                    milestone.by() == null
                            ? milestone
                            : milestone.by(party(milestone.by(), cities, "/milestones/" + i + "/by")));
        }
        return milestones;
    }

    private String party(String reference, List<String> cities, String pointer) {
        String city = references.resolve(reference, pointer).toString();
        if (!cities.contains(city)) {
            throw RegistryException.refused(pointer, "is no party of this partnership");
        }
        return city;
    }

    @Override
    protected UUID survivor(String reference) {
        return ParameterValues.parseId(reference)
                .map(id -> mergers.successor(id).orElse(id))
                .filter(id -> entities.find(Partnership.class, id) != null)
                .orElseThrow(() -> RegistryException.refused("/into", "there is no partnership " + reference));
    }

    @Override
    protected PartnershipDraft united(PartnershipDraft survivor, PartnershipDraft merged) {
        return union.of(survivor, merged);
    }

    @Override
    protected void keepRest(Merging merging, PartnershipDraft survivor, PartnershipDraft merged) {
        union.keepRest(merging, union.of(survivor, merged), merged);
    }

    /** The partnerships of a merged city become the survivor's; one that the survivor has already is merged with that. */
    @Override
    public void follow(Merging merging) {
        List<UUID> ids = entities.createQuery(
                        "select p.id from Partnership p join p.parties party where party.cityId = :city order by p.id",
                        UUID.class)
                .setParameter("city", merging.from())
                .getResultList();
        ids.forEach(id -> follow(merging, id));
    }

    private void follow(Merging merging, UUID id) {
        PartnershipDraft before = entities.find(Partnership.class, id).draft();
        if (before.parties().stream()
                .anyMatch(party -> party.city().equals(merging.into().toString()))) {
            throw RegistryException.refused(
                            "/into",
                            "the two cities are partners of each other in " + PATH + id
                                    + ", which would be a partnership of a city with itself")
                    .successor(PATH + id);
        }
        Optional<UUID> same = existing(merging.repointed(this, before)).stream().findFirst();
        if (same.isPresent()) {
            merging.merge(this, id, same.get());
        } else {
            merging.repoint(this, List.of(id));
        }
    }

    @Override
    protected RuntimeException violated(String constraint, PartnershipDraft draft) {
        return constraint.equals(UNIQUE) ? new Overtaken(constraint) : super.violated(constraint, draft);
    }

    private static RegistryException duplicate() {
        return new RegistryException(
                Kind.DUPLICATE,
                "These cities have a partnership of this kind already, and it is not over (" + UNIQUE + ")");
    }

    /** The partnership that is not over of the same cities and kind, if this one is not over itself. */
    private List<UUID> existing(PartnershipDraft draft) {
        if (!NOT_OVER.contains(draft.status())) {
            return List.of();
        }
        return pairs.notOver(partiesKey(draft), draft.kind());
    }

    private static String partiesKey(PartnershipDraft draft) {
        return PartiesKey.of(draft.parties().stream().map(PartyDraft::city).toList());
    }
}
