package dev.sistercity.registry.partnership;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.change.merge.MergeContext;
import dev.sistercity.registry.change.merge.MergeStore;
import dev.sistercity.registry.partnership.agreement.AgreementDraft;
import dev.sistercity.registry.partnership.api.Consent;
import dev.sistercity.registry.partnership.api.CoreFacts;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.partnership.api.PartnershipStatus;
import dev.sistercity.registry.partnership.api.PartyDraft;
import dev.sistercity.registry.partnership.api.SideStatement;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.value.Item;
import dev.sistercity.registry.shared.value.Items;
import dev.sistercity.registry.source.ClaimRegister;
import dev.sistercity.registry.source.SourceRegister;
import dev.sistercity.registry.source.api.ClaimDraft;
import dev.sistercity.registry.source.api.SourceDraft;
import dev.sistercity.registry.source.api.SourceKind;
import dev.sistercity.registry.source.api.SubjectDraft;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One partnership of two records. The survivor keeps what it says and takes over what it says nothing of; where the two
 * differ, what the other one said is kept as a claim. The same holds for each side's word about it.
 */
@Singleton
class PartnershipMerge {

    private static final int MOST_FIELDS = 50;
    private static final int MOST_NAMES = 50;
    private static final int MOST_MILESTONES = 200;
    private static final int MOST_AGREEMENTS = 100;
    /** What two records of one partnership may see differently. */
    private static final List<String> FACTS = List.of("kind", "established", "ended", "endedBy", "endReason");
    /** And of one side of it. */
    private static final List<String> OF_A_PARTY =
            List.of("nameAsSigned", "joined", "left", "leftReason", "successorOf");

    private final SourceRegister sources;
    private final ClaimRegister claims;
    private final MergeStore mergers;
    private final ObjectMapper mapper;

    PartnershipMerge(SourceRegister sources, ClaimRegister claims, MergeStore mergers, ObjectMapper mapper) {
        this.sources = sources;
        this.claims = claims;
        this.mergers = mergers;
        this.mapper = mapper;
    }

    /** The partnership that another one is to become part of; one that was merged is what it became. */
    UUID survivor(String reference) {
        return ParameterValues.parseId(reference)
                .map(id -> mergers.successor(id).orElse(id))
                .filter(id -> Partnership.findById(id) != null)
                .orElseThrow(() -> RegistryException.refused("/into", FaultCode.NO_PARTNERSHIP, reference));
    }

    /** @throws RegistryException REFUSED if the two have other parties */
    PartnershipDraft of(PartnershipDraft survivor, PartnershipDraft merged) {
        if (!cities(survivor).equals(cities(merged))) {
            throw RegistryException.refused("/into", "is a partnership of other parties");
        }
        boolean over = survivor.status() == PartnershipStatus.ENDED;
        PartnershipDraft united = new PartnershipDraft(
                survivor.kind(),
                both(survivor.namesOfKind(), merged.namesOfKind(), MOST_NAMES),
                survivor.parties().stream()
                        .map(party -> party.completed(party(party, merged)))
                        .toList(),
                survivor.status(),
                first(survivor.established(), merged.established()),
                over ? first(survivor.ended(), merged.ended()) : survivor.ended(),
                over && survivor.endedBy().isEmpty() ? merged.endedBy() : survivor.endedBy(),
                over ? first(survivor.endReason(), merged.endReason()) : survivor.endReason(),
                both(survivor.fields(), merged.fields(), MOST_FIELDS),
                items(survivor.milestones(), merged.milestones(), MOST_MILESTONES),
                agreements(survivor.agreements(), merged.agreements()),
                survivor.consent());
        CoreFacts facts = CoreFacts.of(united);
        Consent said = said(survivor, facts).with(said(merged, facts));
        return said.statements().stream()
                .map(SideStatement::at)
                .max(Comparator.naturalOrder())
                .map(last -> ConsentRules.agreed(united.with(said), last))
                .orElse(united);
    }

    /** What the sides of one of the two say of what the two have become. */
    private static Consent said(PartnershipDraft one, CoreFacts united) {
        CoreFacts facts = CoreFacts.of(one);
        return facts.equals(united) ? one.said() : one.said().overtaken(facts, Set.of(), facts.cities());
    }

    /** Claims what the merged record said otherwise, unless a source is cited for it already. */
    void keepRest(MergeContext mergeContext, PartnershipDraft united, PartnershipDraft merged) {
        JsonNode kept = mapper.valueToTree(united);
        JsonNode said = mapper.valueToTree(merged);
        Map<String, JsonNode> rest = new LinkedHashMap<>();
        FACTS.forEach(fact -> note("/" + fact, said.path(fact), kept.path(fact), rest));
        for (int i = 0; i < united.parties().size(); i++) {
            PartyDraft party = united.parties().get(i);
            JsonNode own = mapper.valueToTree(party);
            JsonNode other = mapper.valueToTree(party(party, merged));
            OF_A_PARTY.forEach(
                    fact -> note("/parties/~" + party.id() + "/" + fact, other.path(fact), own.path(fact), rest));
        }
        rest.entrySet().removeIf(fact -> claims.isClaimed(mergeContext.into(), fact.getKey(), fact.getValue()));
        if (rest.isEmpty()) {
            return;
        }
        Register.WrittenRecord<SourceDraft> source = sources.create(record(mergeContext.from()), mergeContext.actor());
        mergeContext.made(source);
        String cited = source.recorded().id().toString();
        rest.forEach((pointer, value) -> mergeContext.made(
                claims.create(claim(mergeContext.into(), pointer, value, cited), mergeContext.actor())));
    }

    private static void note(String pointer, JsonNode said, JsonNode kept, Map<String, JsonNode> rest) {
        if (!said.isMissingNode() && !said.isNull() && !said.equals(kept) && !(said.isArray() && said.isEmpty())) {
            rest.put(pointer, said);
        }
    }

    private static SourceDraft record(UUID id) {
        return new SourceDraft(
                SourceKind.OTHER,
                null,
                "Record " + id + " of this registry, until it was merged",
                null,
                null,
                null,
                null,
                null);
    }

    private static ClaimDraft claim(UUID subject, String pointer, JsonNode value, String source) {
        SubjectDraft about = new SubjectDraft(PartnershipCollection.COLLECTION, subject.toString());
        return new ClaimDraft(about, pointer, value, source, null, null, null);
    }

    private static Set<String> cities(PartnershipDraft partnership) {
        return partnership.parties().stream().map(PartyDraft::city).collect(Collectors.toSet());
    }

    private static PartyDraft party(PartyDraft party, PartnershipDraft other) {
        return other.parties().stream()
                .filter(same -> same.city().equals(party.city()))
                .findFirst()
                .orElseThrow();
    }

    /** Where the items of the merged record are in the united one, if under other ids. */
    Map<String, String> movedItems(PartnershipDraft united, PartnershipDraft merged) {
        Map<String, String> moved = new HashMap<>();
        moved.putAll(Items.moved("parties", merged.parties(), united.parties(), PartyDraft::isLike));
        moved.putAll(Items.moved("milestones", merged.milestones(), united.milestones(), (one, other) -> false));
        moved.putAll(
                Items.moved("agreements", timeless(merged.agreements()), united.agreements(), (one, other) -> false));
        return moved;
    }

    private static <T> T first(T one, T other) {
        return one == null ? other : one;
    }

    /** Those of the other one that tell something else, with ids that are free. */
    private static <T extends Item<T>> List<T> items(List<T> some, List<T> others, int most) {
        List<T> told = some.stream().map(one -> one.withId(null)).toList();
        List<T> all = new ArrayList<>(some);
        for (T other : others) {
            if (!told.contains(other.withId(null)) && all.size() < most) {
                boolean free = all.stream().noneMatch(one -> other.id().equals(one.id()));
                all.add(free ? other : other.withId(null));
            }
        }
        return Items.identified(all);
    }

    /** Each added one comes in the place of that which it came in the place of. */
    private static List<AgreementDraft> agreements(List<AgreementDraft> some, List<AgreementDraft> others) {
        List<AgreementDraft> all = new ArrayList<>(items(timeless(some), timeless(others), MOST_AGREEMENTS));
        Map<String, String> moved = Items.moved("", timeless(others), all, (one, other) -> false);
        for (int i = some.size(); i < all.size(); i++) {
            AgreementDraft added = all.get(i);
            String became = moved.get("//~" + added.supersedes());
            all.set(i, became == null ? added : added.superseding(became.substring("//~".length())));
        }
        return all;
    }

    private static List<AgreementDraft> timeless(List<AgreementDraft> agreements) {
        return agreements.stream().map(AgreementDraft::timeless).toList();
    }

    private static <T> List<T> both(List<T> some, List<T> others, int most) {
        List<T> all = new ArrayList<>(some);
        Stream<T> more = others.stream().filter(other -> !all.contains(other));
        more.limit(Math.max(0, most - all.size())).forEach(all::add);
        return all;
    }
}
