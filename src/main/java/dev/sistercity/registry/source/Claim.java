package dev.sistercity.registry.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.change.StoredRecord;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Text;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What a source says of a record, as it is stored. */
@Entity
@Table(name = "claim")
class Claim extends StoredRecord<ClaimDraft> {

    public UUID cityId;
    public UUID partnershipId;
    public UUID forumSeriesId;
    public UUID forumId;
    public String pointer;

    @JdbcTypeCode(SqlTypes.JSON)
    public JsonNode value;

    public UUID sourceId;

    @JdbcTypeCode(SqlTypes.JSON)
    public Text quote;

    @Enumerated(EnumType.STRING)
    public ClaimRank rank;

    public EdtfDate asOf;

    @Override
    public void take(ClaimDraft draft) {
        UUID subject = UUID.fromString(draft.subject().id());
        SubjectResource resource = draft.subject().resource();
        cityId = resource == SubjectResource.CITIES ? subject : null;
        partnershipId = resource == SubjectResource.PARTNERSHIPS ? subject : null;
        forumSeriesId = resource == SubjectResource.FORUM_SERIES ? subject : null;
        forumId = resource == SubjectResource.FORUMS ? subject : null;
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

    private SubjectDraft subject() {
        if (cityId != null) {
            return new SubjectDraft(SubjectResource.CITIES, cityId.toString());
        }
        if (partnershipId != null) {
            return new SubjectDraft(SubjectResource.PARTNERSHIPS, partnershipId.toString());
        }
        return forumSeriesId != null
                ? new SubjectDraft(SubjectResource.FORUM_SERIES, forumSeriesId.toString())
                : new SubjectDraft(SubjectResource.FORUMS, forumId.toString());
    }
}
