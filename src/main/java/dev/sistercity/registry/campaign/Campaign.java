package dev.sistercity.registry.campaign;

import dev.sistercity.registry.campaign.api.CampaignDraft;
import dev.sistercity.registry.campaign.api.MediumDraft;
import dev.sistercity.registry.campaign.api.PlacementDraft;
import dev.sistercity.registry.campaign.api.SlotDraft;
import dev.sistercity.registry.change.entity.StoredRecord;
import dev.sistercity.registry.event.CooperationStatus;
import dev.sistercity.registry.event.Coverage;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.shared.value.Text;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A campaign as it is stored. */
@Entity
@Table(name = "campaign")
class Campaign extends StoredRecord<CampaignDraft> {

    @JdbcTypeCode(SqlTypes.JSON)
    public List<Name> names;

    public UUID ownerId;
    public UUID launchedAtId;
    public EdtfDate started;
    public EdtfDate ended;

    @Enumerated(EnumType.STRING)
    public CooperationStatus status;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<Text> purpose;

    @JdbcTypeCode(SqlTypes.JSON)
    public Coverage coverage;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<MediumDraft> media;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<PlacementDraft> placements;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<SlotDraft> schedule;

    /** All media that it ever had, and their cities: screens without a network report late. */
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, String> knownMedia = new HashMap<>();

    @ElementCollection
    @CollectionTable(name = "campaign_city", joinColumns = @JoinColumn(name = "campaign_id"))
    @Column(name = "city_id")
    public Set<UUID> cities = new LinkedHashSet<>();

    @ElementCollection
    @CollectionTable(name = "campaign_placement", joinColumns = @JoinColumn(name = "campaign_id"))
    @Column(name = "placement_id")
    public Set<UUID> screens = new LinkedHashSet<>();

    @Override
    public void take(CampaignDraft draft) {
        names = draft.names();
        ownerId = UUID.fromString(draft.owner());
        launchedAtId = draft.launchedAt() == null ? null : UUID.fromString(draft.launchedAt());
        started = draft.started();
        ended = draft.ended();
        status = draft.status();
        purpose = draft.purpose();
        coverage = draft.coverage();
        media = draft.media();
        placements = draft.placements();
        schedule = draft.schedule();
        Map<String, String> known = new HashMap<>(knownMedia);
        draft.media().forEach(medium -> known.put(medium.id().toString(), medium.city()));
        knownMedia = known;
        keep(
                cities,
                Stream.concat(
                                draft.media().stream().map(MediumDraft::city),
                                draft.placements().stream().map(PlacementDraft::city))
                        .map(UUID::fromString));
        keep(screens, draft.placements().stream().map(PlacementDraft::id));
    }

    /** Row by row: those that stay are not stored anew. */
    private static void keep(Set<UUID> rows, Stream<UUID> named) {
        Set<UUID> now = named.collect(Collectors.toSet());
        rows.retainAll(now);
        rows.addAll(now);
    }

    @Override
    public CampaignDraft draft() {
        return new CampaignDraft(
                null,
                names,
                ownerId.toString(),
                launchedAtId == null ? null : launchedAtId.toString(),
                started,
                ended,
                status,
                purpose,
                coverage,
                media,
                placements,
                schedule);
    }
}
