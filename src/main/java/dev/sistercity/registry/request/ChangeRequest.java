package dev.sistercity.registry.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.change.StoredRecord;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A change request as it is stored. */
@Entity
@Table(name = "change_request")
class ChangeRequest extends StoredRecord<ChangeRequestDraft> {

    @Enumerated(EnumType.STRING)
    public RequestResource resource;

    public UUID subjectId;

    @JdbcTypeCode(SqlTypes.JSON)
    public JsonNode patch;

    public String reason;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<String> sources;

    @Enumerated(EnumType.STRING)
    public RequestStatus status;

    @JdbcTypeCode(SqlTypes.JSON)
    public Progress progress;

    @Override
    public void take(ChangeRequestDraft draft) {
        resource = draft.subject().resource();
        subjectId = UUID.fromString(draft.subject().id());
        patch = draft.patch();
        reason = draft.reason();
        sources = draft.sources();
        status = draft.progress().status();
        progress = draft.progress();
    }

    @Override
    public ChangeRequestDraft draft() {
        return new ChangeRequestDraft(
                new RequestSubjectDraft(resource, subjectId.toString()), patch, reason, sources, progress);
    }
}
