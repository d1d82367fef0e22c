package dev.sistercity.registry.project;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.change.merge.MergeContext;
import dev.sistercity.registry.change.merge.MergeListener;
import dev.sistercity.registry.city.CityReferences;
import dev.sistercity.registry.city.Jurisdiction;
import dev.sistercity.registry.event.CounterpartDraft;
import dev.sistercity.registry.event.Counterparts;
import dev.sistercity.registry.event.Lifetime;
import dev.sistercity.registry.event.RecordReferences;
import dev.sistercity.registry.project.api.CooperationDraft;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;

/**
 * The rules that platforms and projects have in common.
 *
 * @param <D> always {@link CooperationDraft}: the base class reads the draft's type from the subclass's declaration
 */
abstract class CooperationRegister<E extends Cooperation, D extends CooperationDraft>
        extends Register<E, CooperationDraft> implements MergeListener {

    private final Class<E> entityType;
    private final CityReferences references;
    private final Jurisdiction jurisdiction;
    private final RecordReferences records;
    private final EntityManager entities;

    CooperationRegister(
            String collection,
            Class<E> entityType,
            CityReferences references,
            Jurisdiction jurisdiction,
            RecordReferences records,
            EntityManager entities) {
        super(collection, entityType);
        this.entityType = entityType;
        this.references = references;
        this.jurisdiction = jurisdiction;
        this.records = records;
        this.entities = entities;
    }

    @Override
    protected boolean mayWrite(Actor actor, UUID id, CooperationDraft draft) {
        return draft.owners().stream().anyMatch(owner -> jurisdiction.covers(actor, owner));
    }

    @Override
    public String whose() {
        return resource() + " that its city, or a unit under it, owns";
    }

    @Override
    protected CooperationDraft checked(UUID id, CooperationDraft draft, CooperationDraft before) {
        Lifetime.check(draft.started(), draft.ended(), draft.status());
        List<String> owners = references.ids(draft.owners(), "/owners");
        return new CooperationDraft(
                null,
                Lifetime.names(draft.name(), draft.names(), before == null ? null : before.names(), resource()),
                owners,
                counterparts(draft, owners),
                draft.fields().stream().distinct().toList(),
                draft.coverage(),
                records.id("forums", draft.launchedAt(), "/launchedAt"),
                draft.started(),
                draft.ended(),
                draft.status(),
                draft.summary());
    }

    private List<CounterpartDraft> counterparts(CooperationDraft draft, List<String> owners) {
        List<CounterpartDraft> counterparts = Counterparts.resolved(draft.counterparts(), "/counterparts", references);
        for (int i = 0; i < counterparts.size(); i++) {
            String city = counterparts.get(i).city();
            if (city != null && owners.contains(city)) {
                throw RegistryException.refused("/counterparts/" + i + "/city", FaultCode.OWNER_ALREADY);
            }
        }
        return counterparts;
    }

    /** What a merged city owned, or was the counterpart of, is its successor's. */
    @Override
    public void follow(MergeContext mergeContext) {
        List<UUID> ids = entities.createQuery(
                        "select r.id from " + entityType.getSimpleName()
                                + " r where :city member of r.cities order by r.id",
                        UUID.class)
                .setParameter("city", mergeContext.from())
                .getResultList();
        mergeContext.repoint(this, ids);
    }
}
