package dev.sistercity.registry.partnership;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.ConcurrentChangeException;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.change.merge.MergeContext;
import dev.sistercity.registry.change.merge.MergeListener;
import dev.sistercity.registry.change.merge.MergeableRegister;
import dev.sistercity.registry.city.CityReferences;
import dev.sistercity.registry.city.Jurisdiction;
import dev.sistercity.registry.partnership.api.ConfirmationDraft;
import dev.sistercity.registry.partnership.api.PartiesKey;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.partnership.time.StatusRule;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
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
public class PartnershipRegister extends MergeableRegister<Partnership, PartnershipDraft> implements MergeListener {

    private static final String UNIQUE = "partnership_parties_kind_going_key";
    /** What an earlier version kept, with fewer values of the status: one of the two speaks first. */
    private static final Set<String> UNIQUES = Set.of(UNIQUE, "partnership_parties_kind_key");

    private static final String PATH = "/v1/partnerships/";

    private final CityReferences references;
    private final Jurisdiction jurisdiction;
    private final ConsentRules sides;
    private final OfficeStatementClaims officeStatementClaims;
    private final PartnershipMerge union;
    private final StoredPairs pairs;

    PartnershipRegister(
            CityReferences references,
            Jurisdiction jurisdiction,
            ConsentRules sides,
            OfficeStatementClaims officeStatementClaims,
            PartnershipMerge union,
            StoredPairs pairs) {
        super(PartnershipCollection.COLLECTION, Partnership.class);
        this.references = references;
        this.jurisdiction = jurisdiction;
        this.sides = sides;
        this.officeStatementClaims = officeStatementClaims;
        this.union = union;
        this.pairs = pairs;
    }

    @Override
    protected Partnership newEntity() {
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
        PartnershipDraft resolved =
                StatusRule.derived(new PartnershipReferences(city).resolved(draft, before), before, today());
        boolean asBefore = before != null
                && before.kind() == resolved.kind()
                && !before.status().isOver()
                && partiesKey(before).equals(partiesKey(resolved));
        // What was alone of its kind stays so.
        return asBefore ? resolved : alone(id, resolved);
    }

    @Override
    protected PartnershipDraft checkedAgain(UUID id, PartnershipDraft draft) {
        return alone(id, StatusRule.again(new PartnershipReferences(this::resolve).resolved(draft, draft), today()));
    }

    /** The status of a day that is past is brought up to date by a change of its own. */
    @Override
    protected boolean isAsRecorded(PartnershipDraft checked, PartnershipDraft recorded) {
        return StatusRule.isSameApartFromDay(checked, recorded);
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
        long today = today();
        PartnershipReferences referring = new PartnershipReferences(city);
        drafts.forEach(
                (id, draft) -> resolved.put(id, StatusRule.derived(referring.resolved(draft, null), null, today)));
        if (!pairs.areAlone(resolved.values())) {
            throw duplicate();
        }
        return resolved;
    }

    /**
     * All partnerships, over or not, of these sets of parties.
     *
     * @param cities of each set the ids
     */
    public Map<UUID, PartnershipDraft> among(Collection<Set<UUID>> cities) {
        return pairs.of(cities.stream()
                .map(set -> PartiesKey.of(set.stream().map(UUID::toString).toList()))
                .toList());
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

    /** A change of the consent alone is no side's change of the record: it is a merge, or taking one back. */
    @Override
    protected SettledDraft<PartnershipDraft> applyConsent(
            Actor actor, UUID id, PartnershipDraft draft, PartnershipDraft before, String reason) {
        if (before == null) {
            return new SettledDraft<>(sides.opened(actor, draft, now()), List.of());
        }
        if (!draft.said().equals(before.said())) {
            return new SettledDraft<>(draft, List.of());
        }
        PartnershipDraft after = sides.changed(actor, draft, before, now(), reason);
        List<Change> also = new ArrayList<>();
        PartnershipDraft kept = officeStatementClaims.kept(id, after, before, actor, also);
        // An end that no longer stands may leave two where there may be one.
        return new SettledDraft<>(alone(id, kept), also);
    }

    @Override
    protected boolean mayChange(Actor actor, UUID id, PartnershipDraft before, PartnershipDraft after) {
        if (after == null) {
            sides.checkDeletion(actor, before);
        }
        return true;
    }

    /**
     * Stores what a side says of the record.
     *
     * @param city id of the side, which is a party
     * @param current says whether a version is the one that it speaks about
     */
    WrittenRecord<PartnershipDraft> state(
            UUID id, String city, LongPredicate current, ConfirmationDraft said, Actor actor) {
        List<Change> also = new ArrayList<>();
        WrittenRecord<PartnershipDraft> written = update(
                id,
                current,
                before -> {
                    if (before.parties().stream()
                            .noneMatch(party -> party.city().equals(city))) {
                        throw RegistryException.notFound("party of this partnership:", city);
                    }
                    PartnershipDraft after = sides.stated(actor, city, said, before, now());
                    return officeStatementClaims.kept(id, after, before, actor, also);
                },
                actor);
        return new WrittenRecord<>(written.recorded(), written.change(), also);
    }

    /** Days since 1970-01-01. */
    private long today() {
        return LocalDate.ofInstant(now(), ZoneOffset.UTC).toEpochDay();
    }

    @Override
    protected UUID survivor(String reference) {
        return union.survivor(reference);
    }

    @Override
    protected PartnershipDraft united(PartnershipDraft survivor, PartnershipDraft merged) {
        return union.of(survivor, merged);
    }

    @Override
    protected Map<String, String> movedItems(PartnershipDraft survivor, PartnershipDraft merged) {
        return union.movedItems(union.of(survivor, merged), merged);
    }

    @Override
    protected void keepRest(MergeContext mergeContext, PartnershipDraft survivor, PartnershipDraft merged) {
        union.keepRest(mergeContext, union.of(survivor, merged), merged);
    }

    /** The partnerships of a merged city become the survivor's; one that the survivor has already is merged with that. */
    @Override
    public void follow(MergeContext mergeContext) {
        Partnership.find(
                        "select p.id from Partnership p join p.parties party where party.cityId = ?1 order by p.id",
                        mergeContext.from())
                .project(UUID.class)
                .list()
                .forEach(id -> follow(mergeContext, id));
    }

    private void follow(MergeContext mergeContext, UUID id) {
        PartnershipDraft before = Partnership.<Partnership>findById(id).draft();
        if (before.parties().stream()
                .anyMatch(party -> party.city().equals(mergeContext.into().toString()))) {
            throw RegistryException.refused("/into", FaultCode.PARTNERS_OF_EACH_OTHER, PATH + id)
                    .successor(PATH + id);
        }
        Optional<UUID> same =
                existing(mergeContext.repointed(this, before)).stream().findFirst();
        if (same.isPresent()) {
            mergeContext.merge(this, id, same.get());
        } else {
            mergeContext.repoint(this, List.of(id));
        }
    }

    @Override
    protected RuntimeException violated(String constraint, PartnershipDraft draft) {
        return UNIQUES.contains(constraint)
                ? new ConcurrentChangeException(constraint)
                : super.violated(constraint, draft);
    }

    private static RegistryException duplicate() {
        return new RegistryException(Kind.DUPLICATE, FaultCode.PAIR_EXISTS, UNIQUE);
    }

    /** The partnership that is not over of the same cities and kind, if this one is not over itself. */
    private List<UUID> existing(PartnershipDraft draft) {
        if (draft.status().isOver()) {
            return List.of();
        }
        return pairs.notOver(partiesKey(draft), draft.kind());
    }

    private static String partiesKey(PartnershipDraft draft) {
        return StoredPairs.key(draft);
    }
}
