package dev.sistercity.registry.project;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.change.merge.MergeContext;
import dev.sistercity.registry.change.merge.MergeListener;
import dev.sistercity.registry.city.CityReferences;
import dev.sistercity.registry.city.Jurisdiction;
import dev.sistercity.registry.event.Lifetime;
import dev.sistercity.registry.event.RecordReferences;
import dev.sistercity.registry.project.api.NetworkDraft;
import jakarta.inject.Singleton;
import java.util.UUID;

/** The rules for networks of cities. */
@Singleton
public class NetworkRegister extends Register<Network, NetworkDraft> implements MergeListener {

    private final CityReferences references;
    private final Jurisdiction jurisdiction;
    private final RecordReferences records;

    NetworkRegister(CityReferences references, Jurisdiction jurisdiction, RecordReferences records) {
        super(NetworkCollection.COLLECTION, Network.class);
        this.references = references;
        this.jurisdiction = jurisdiction;
        this.records = records;
    }

    @Override
    protected Network newEntity() {
        return new Network();
    }

    /** A member alone does not write for all the others. */
    @Override
    protected boolean mayWrite(Actor actor, UUID id, NetworkDraft draft) {
        return jurisdiction.covers(actor, draft.coordinator());
    }

    @Override
    public String whose() {
        return "networks that its city coordinates";
    }

    @Override
    protected NetworkDraft checked(UUID id, NetworkDraft draft, NetworkDraft before) {
        Lifetime.check(draft.started(), draft.ended(), draft.status());
        return new NetworkDraft(
                null,
                Lifetime.names(draft.name(), draft.names(), before == null ? null : before.names(), resource()),
                draft.theme(),
                draft.fields().stream().distinct().toList(),
                references.id(draft.coordinator(), "/coordinator"),
                references.ids(draft.members(), "/members"),
                draft.coverage(),
                records.id("forums", draft.launchedAt(), "/launchedAt"),
                draft.started(),
                draft.ended(),
                draft.status());
    }

    /** Networks of a merged city are its successor's. */
    @Override
    public void follow(MergeContext mergeContext) {
        mergeContext.repoint(
                this,
                Network.find(
                                "select n.id from Network n where n.coordinatorId = ?1 or ?1 member of n.members order by n.id",
                                mergeContext.from())
                        .project(UUID.class)
                        .list());
    }
}
