package dev.sistercity.registry.office;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.change.merge.MergeContext;
import dev.sistercity.registry.change.merge.MergeListener;
import dev.sistercity.registry.city.CityReferences;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.shared.value.NameList;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The rules for offices. */
@Singleton
public class OfficeRegister extends Register<Office, OfficeDraft> implements MergeListener {

    private final CityReferences references;

    OfficeRegister(CityReferences references) {
        super(OfficeCollection.COLLECTION, Office.class);
        this.references = references;
    }

    @Override
    protected Office newEntity() {
        return new Office();
    }

    @Override
    protected boolean mayWrite(Actor actor, UUID id, OfficeDraft draft) {
        return id.equals(actor.office());
    }

    /** For whom an office speaks is not its own to say. */
    @Override
    protected boolean mayChange(Actor actor, UUID id, OfficeDraft before, OfficeDraft after) {
        return before != null
                && after != null
                && before.city().equals(after.city())
                && before.delegations().equals(after.delegations());
    }

    @Override
    public String whose() {
        return "its own record, apart from its city and what is delegated to it";
    }

    @Override
    protected OfficeDraft checked(UUID id, OfficeDraft draft, OfficeDraft before) {
        List<Name> names = NameList.of(draft.name(), draft.names(), before == null ? null : before.names());
        if (names.isEmpty()) {
            throw RegistryException.refused("/names", FaultCode.OFFICE_NEEDS_NAME);
        }
        return new OfficeDraft(
                null,
                names,
                references.resolve(draft.city(), "/city").toString(),
                draft.website(),
                draft.contact(),
                draft.contactPublished(),
                delegations(draft));
    }

    /** An office of a merged city is one of its successor; of two delegations of what is one city now, the longer one stays. */
    @Override
    public void follow(MergeContext mergeContext) {
        List<UUID> offices = Office.find(
                        "select distinct o.id from Office o left join o.delegations d "
                                + "where o.cityId = ?1 or d.cityId = ?1 order by o.id",
                        mergeContext.from())
                .project(UUID.class)
                .list();
        offices.forEach(office -> mergeContext.change(
                this, office, draft -> mergeContext.repointed(this, draft).withEachCityOnce()));
    }

    private List<DelegationDraft> delegations(OfficeDraft draft) {
        List<DelegationDraft> delegations = new ArrayList<>();
        for (int i = 0; i < draft.delegations().size(); i++) {
            DelegationDraft delegation = draft.delegations().get(i);
            String pointer = "/delegations/" + i + "/city";
            String city = references.resolve(delegation.city(), pointer).toString();
            if (delegations.stream().anyMatch(other -> other.city().equals(city))) {
                throw RegistryException.refused(pointer, FaultCode.DELEGATED_TWICE);
            }
            delegations.add(new DelegationDraft(city, delegation.until(), delegation.note()));
        }
        return delegations;
    }
}
