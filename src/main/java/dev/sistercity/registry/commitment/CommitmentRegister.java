package dev.sistercity.registry.commitment;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.change.merge.MergeContext;
import dev.sistercity.registry.change.merge.MergeListener;
import dev.sistercity.registry.city.CityReferences;
import dev.sistercity.registry.city.Jurisdiction;
import dev.sistercity.registry.event.CounterpartDraft;
import dev.sistercity.registry.event.Counterparts;
import dev.sistercity.registry.event.RecordReferences;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The rules for commitments. */
@Singleton
public class CommitmentRegister extends Register<Commitment, CommitmentDraft> implements MergeListener {

    private final CityReferences references;
    private final Jurisdiction jurisdiction;
    private final RecordReferences records;

    CommitmentRegister(CityReferences references, Jurisdiction jurisdiction, RecordReferences records) {
        super(CommitmentCollection.COLLECTION, Commitment.class);
        this.references = references;
        this.jurisdiction = jurisdiction;
        this.records = records;
    }

    @Override
    protected Commitment newEntity() {
        return new Commitment();
    }

    @Override
    protected boolean mayWrite(Actor actor, UUID id, CommitmentDraft draft) {
        return jurisdiction.covers(actor, draft.city())
                || draft.towards().stream().anyMatch(other -> jurisdiction.covers(actor, other.city()));
    }

    /** Those to whom it was said know what became of it; but no office puts words into another's mouth. */
    @Override
    protected boolean mayChange(Actor actor, UUID id, CommitmentDraft before, CommitmentDraft after) {
        String speaks = before == null ? after.city() : before.city();
        return jurisdiction.covers(actor, speaks)
                || before != null && after != null && after.equals(before.with(after.status(), after.results()));
    }

    @Override
    public String whose() {
        return "what was said for its city; of what was said towards its city, the status and the results";
    }

    @Override
    protected CommitmentDraft checked(UUID id, CommitmentDraft draft, CommitmentDraft before) {
        if (draft.status() == CommitmentStatus.STATED && !draft.results().isEmpty()) {
            throw RegistryException.refused("/results", FaultCode.RESULTS_OF_STATED);
        }
        String city = references.id(draft.city(), "/city");
        return new CommitmentDraft(
                draft.kind(),
                draft.speaker(),
                city,
                records.id("forums", draft.forum(), "/forum"),
                records.id("exchanges", draft.exchange(), "/exchange"),
                draft.topics().stream().distinct().toList(),
                draft.quote(),
                draft.summary(),
                towards(draft, city),
                draft.status(),
                results(draft));
    }

    private List<CounterpartDraft> towards(CommitmentDraft draft, String city) {
        List<CounterpartDraft> towards = Counterparts.resolved(draft.towards(), "/towards", references);
        for (int i = 0; i < towards.size(); i++) {
            if (city.equals(towards.get(i).city())) {
                throw RegistryException.refused("/towards/" + i + "/city", FaultCode.SPEAKER_TOWARDS);
            }
        }
        return towards;
    }

    private List<ResultDraft> results(CommitmentDraft draft) {
        List<ResultDraft> results = new ArrayList<>();
        for (int i = 0; i < draft.results().size(); i++) {
            ResultDraft result = draft.results().get(i);
            results.add(new ResultDraft(
                    result.resource(),
                    records.id(result.resource().collection(), result.id(), "/results/" + i + "/id")));
        }
        return results.stream().distinct().toList();
    }

    /** What was said for a merged city, or towards it, and partnerships that came of it, are their successors'. */
    @Override
    public void follow(MergeContext mergeContext) {
        mergeContext.repoint(
                this,
                Commitment.find(
                                "select c.id from Commitment c where c.cityId = ?1 or ?1 member of c.cities "
                                        + "or exists (select 1 from c.results r where r.partnershipId = ?1) order by c.id",
                                mergeContext.from())
                        .project(UUID.class)
                        .list());
    }
}
