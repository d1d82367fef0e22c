package dev.sistercity.registry.project;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.change.merge.MergeContext;
import dev.sistercity.registry.change.merge.MergeListener;
import dev.sistercity.registry.city.CityReferences;
import dev.sistercity.registry.city.Jurisdiction;
import dev.sistercity.registry.project.api.KnowledgeTransferDraft;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;
import java.util.UUID;

/** The rules for knowledge transfers. */
@Singleton
public class KnowledgeTransferRegister extends Register<KnowledgeTransfer, KnowledgeTransferDraft>
        implements MergeListener {

    private final CityReferences references;
    private final Jurisdiction jurisdiction;

    KnowledgeTransferRegister(CityReferences references, Jurisdiction jurisdiction) {
        super(KnowledgeTransferCollection.COLLECTION, KnowledgeTransfer.class);
        this.references = references;
        this.jurisdiction = jurisdiction;
    }

    @Override
    protected KnowledgeTransfer newEntity() {
        return new KnowledgeTransfer();
    }

    @Override
    protected boolean mayWrite(Actor actor, UUID id, KnowledgeTransferDraft draft) {
        return jurisdiction.covers(actor, draft.fromCity()) || jurisdiction.covers(actor, draft.toCity());
    }

    @Override
    public String whose() {
        return "what its city learnt from another or another learnt from it";
    }

    @Override
    protected KnowledgeTransferDraft checked(UUID id, KnowledgeTransferDraft draft, KnowledgeTransferDraft before) {
        String from = references.id(draft.fromCity(), "/fromCity");
        String to = references.id(draft.toCity(), "/toCity");
        if (from.equals(to)) {
            throw RegistryException.refused("/toCity", FaultCode.KNEW_ALREADY);
        }
        return new KnowledgeTransferDraft(
                from, to, draft.what(), draft.fields().stream().distinct().toList(), draft.date());
    }

    /** What a merged city knew or learnt, its successor knew or learnt. */
    @Override
    public void follow(MergeContext mergeContext) {
        mergeContext.repoint(
                this,
                KnowledgeTransfer.find(
                                "select t.id from KnowledgeTransfer t where t.fromCityId = ?1 or t.toCityId = ?1 order by t.id",
                                mergeContext.from())
                        .project(UUID.class)
                        .list());
    }
}
