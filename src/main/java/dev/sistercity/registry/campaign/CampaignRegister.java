package dev.sistercity.registry.campaign;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.campaign.api.CampaignDraft;
import dev.sistercity.registry.campaign.api.MediumDraft;
import dev.sistercity.registry.campaign.api.PlacementDraft;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.change.merge.MergeContext;
import dev.sistercity.registry.change.merge.MergeListener;
import dev.sistercity.registry.city.CityReferences;
import dev.sistercity.registry.city.Jurisdiction;
import dev.sistercity.registry.event.CooperationStatus;
import dev.sistercity.registry.event.Lifetime;
import dev.sistercity.registry.event.RecordReferences;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** The rules for campaigns. */
@Singleton
public class CampaignRegister extends Register<Campaign, CampaignDraft> implements MergeListener {

    private static final ZoneOffset LAST_TO_CHANGE_DAYS = ZoneOffset.ofHours(-12);

    private final CityReferences references;
    private final Jurisdiction jurisdiction;
    private final RecordReferences records;
    private final Clock clock;

    CampaignRegister(CityReferences references, Jurisdiction jurisdiction, RecordReferences records, Clock clock) {
        super(CampaignCollection.COLLECTION, Campaign.class);
        this.references = references;
        this.jurisdiction = jurisdiction;
        this.records = records;
        this.clock = clock;
    }

    @Override
    protected Campaign newEntity() {
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
        List<MediumDraft> media = CampaignRules.media(draft.media(), references);
        List<PlacementDraft> placements = CampaignRules.placements(draft.placements(), references);
        CampaignRules.checkSchedule(draft.schedule(), media, placements);
        return new CampaignDraft(
                null,
                Lifetime.names(draft.name(), draft.names(), before == null ? null : before.names(), resource()),
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

    /** Rights to media have to be valid only when they are newly written: exports are restored years later. */
    @Override
    protected SettledDraft<CampaignDraft> applyConsent(
            Actor actor, UUID id, CampaignDraft draft, CampaignDraft before, String reason) {
        if (draft.status() == CooperationStatus.ACTIVE) {
            CampaignRules.refuseExpired(
                    draft.media(),
                    before == null ? List.of() : before.media(),
                    LocalDate.ofInstant(clock.instant(), LAST_TO_CHANGE_DAYS));
        }
        return super.applyConsent(actor, id, draft, before, reason);
    }

    @Override
    protected RuntimeException violated(String constraint, CampaignDraft draft) {
        return draft != null && constraint.equals("campaign_placement_key")
                ? RegistryException.refused("/placements", FaultCode.PLACEMENT_TAKEN)
                : super.violated(constraint, draft);
    }

    /** Campaigns of a merged city, its media and the screens in it are its successor's. */
    @Override
    public void follow(MergeContext mergeContext) {
        mergeContext.repoint(
                this,
                Campaign.find(
                                "select c.id from Campaign c where c.ownerId = ?1 or ?1 member of c.cities order by c.id",
                                mergeContext.from())
                        .project(UUID.class)
                        .list());
    }
}
