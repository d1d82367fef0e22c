package dev.sistercity.registry.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.change.StoredRecord;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Text;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;

/** What a source says of a record, as it is stored. */
@Entity
@Table(name = "claim")
class Claim extends StoredRecord<ClaimDraft> {

    public UUID cityId;
    public UUID partnershipId;
    public UUID forumSeriesId;
    public UUID forumId;
    public UUID exchangeId;
    public UUID platformId;
    public UUID projectId;
    public UUID knowledgeTransferId;
    public UUID networkId;
    public UUID commitmentId;
    public UUID campaignId;
    public String pointer;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    public JsonNode value;

    public UUID sourceId;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    public Text quote;

    @Enumerated(EnumType.STRING)
    public ClaimRank rank;

    public EdtfDate asOf;

    @Override
    public void take(ClaimDraft draft) {
        cityId = subject(draft, SubjectResource.CITIES);
        partnershipId = subject(draft, SubjectResource.PARTNERSHIPS);
        forumSeriesId = subject(draft, SubjectResource.FORUM_SERIES);
        forumId = subject(draft, SubjectResource.FORUMS);
        exchangeId = subject(draft, SubjectResource.EXCHANGES);
        platformId = subject(draft, SubjectResource.PLATFORMS);
        projectId = subject(draft, SubjectResource.PROJECTS);
        knowledgeTransferId = subject(draft, SubjectResource.KNOWLEDGE_TRANSFERS);
        networkId = subject(draft, SubjectResource.NETWORKS);
        commitmentId = subject(draft, SubjectResource.COMMITMENTS);
        campaignId = subject(draft, SubjectResource.CAMPAIGNS);
        pointer = draft.pointer();
        value = draft.value();
        sourceId = UUID.fromString(draft.source());
        quote = draft.quote();
        rank = draft.rank();
        asOf = draft.asOf();
    }

    @Override
    public ClaimDraft draft() {
        return new ClaimDraft(subject(), pointer, value, sourceId.toString(), quote, rank, asOf);
    }

    private static UUID subject(ClaimDraft draft, SubjectResource resource) {
        return draft.subject().resource() == resource
                ? UUID.fromString(draft.subject().id())
                : null;
    }

    /** The one that is set. */
    private SubjectDraft subject() {
        return Stream.of(
                        subject(SubjectResource.CITIES, cityId),
                        subject(SubjectResource.PARTNERSHIPS, partnershipId),
                        subject(SubjectResource.FORUM_SERIES, forumSeriesId),
                        subject(SubjectResource.FORUMS, forumId),
                        subject(SubjectResource.EXCHANGES, exchangeId),
                        subject(SubjectResource.PLATFORMS, platformId),
                        subject(SubjectResource.PROJECTS, projectId),
                        subject(SubjectResource.KNOWLEDGE_TRANSFERS, knowledgeTransferId),
                        subject(SubjectResource.NETWORKS, networkId),
                        subject(SubjectResource.COMMITMENTS, commitmentId),
                        subject(SubjectResource.CAMPAIGNS, campaignId))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    private static SubjectDraft subject(SubjectResource resource, UUID id) {
        return id == null ? null : new SubjectDraft(resource, id.toString());
    }
}
