package dev.sistercity.registry.campaign;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.Follows;
import dev.sistercity.registry.change.Merging;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.city.CityReferences;
import dev.sistercity.registry.city.Jurisdiction;
import dev.sistercity.registry.happening.Lifetime;
import dev.sistercity.registry.happening.RecordReferences;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;

/** The rules for campaigns. */
@Singleton
public class CampaignRegister extends Register<Campaign, CampaignDraft> implements Follows {

    private final CityReferences references;
    private final Jurisdiction jurisdiction;
    private final RecordReferences records;
    private final EntityManager entities;

    CampaignRegister(
            CityReferences references, Jurisdiction jurisdiction, RecordReferences records, EntityManager entities) {
        super(CampaignType.COLLECTION, Campaign.class);
        this.references = references;
        this.jurisdiction = jurisdiction;
        this.records = records;
        this.entities = entities;
    }

    @Override
    protected Campaign blank() {
        return new Campaign();
    }

    @Override
    protected boolean mayWrite(Actor actor, UUID id, CampaignDraft draft) {
        return jurisdiction.covers(actor, draft.owner());
    }

    @Override
    public String whose() {
        return "campaigns that its city, or a unit under it, owns";
    }

    @Override
    protected CampaignDraft checked(UUID id, CampaignDraft draft, CampaignDraft before) {
        Lifetime.check(draft.started(), draft.ended(), draft.status());
        List<MediumDraft> media = Screening.media(draft.media(), references);
        List<PlacementDraft> placements = Screening.placements(draft.placements(), references);
        Screening.checkSchedule(draft.schedule(), media, placements);
        return new CampaignDraft(
                null,
                Lifetime.names(draft.name(), draft.names(), resource()),
                references.id(draft.owner(), "/owner"),
                records.id("forums", draft.launchedAt(), "/launchedAt"),
                draft.started(),
                draft.ended(),
                draft.status(),
                draft.purpose(),
                draft.coverage(),
                media,
                placements,
                draft.schedule());
    }

    @Override
    protected RuntimeException violated(String constraint, CampaignDraft draft) {
        return draft != null && constraint.equals("campaign_placement_key")
                ? RegistryException.refused(
                        "/placements", "one of these ids is that of another campaign's placement; leave it out")
                : super.violated(constraint, draft);
    }

    /** Campaigns of a merged city, its media and the screens in it are its successor's. */
    @Override
    public void follow(Merging merging) {
        List<UUID> ids = entities.createQuery(
                        "select c.id from Campaign c where c.ownerId = :city or :city member of c.cities order by c.id",
                        UUID.class)
                .setParameter("city", merging.from())
                .getResultList();
        merging.repoint(this, ids);
    }
}
