package dev.sistercity.registry.changerequest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.change.entity.StoredRecord;
import dev.sistercity.registry.changerequest.api.ChangeRequestDraft;
import dev.sistercity.registry.changerequest.api.RequestAction;
import dev.sistercity.registry.changerequest.api.RequestProgress;
import dev.sistercity.registry.changerequest.api.RequestStatus;
import dev.sistercity.registry.changerequest.api.RequestSubjectDraft;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A change request as it is stored. */
@Entity
@Table(name = "change_request")
class ChangeRequest extends StoredRecord<ChangeRequestDraft> {

    private static final String SUBMITTED = "SUBMITTED";

    /** The collection's name in capitals, with underscores: as versions before this one read it. */
    public String resource;

    public UUID subjectId;

    @JdbcTypeCode(SqlTypes.JSON)
    public JsonNode patch;

    /** Null for a patch. */
    @Enumerated(EnumType.STRING)
    public RequestAction action;

    @JdbcTypeCode(SqlTypes.JSON)
    public JsonNode content;

    public UUID intoId;

    public String allowDuplicate;

    public String reason;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<String> sources;

    /**
     * Where it stands. What is asked for otherwise than by a patch is SUBMITTED while it is open: a version that knows patches
     * alone looks for open ones to change them, and these it cannot read.
     */
    public String status;

    @JdbcTypeCode(SqlTypes.JSON)
    public RequestProgress progress;

    @Override
    public void take(ChangeRequestDraft draft) {
        resource = draft.subject().resource().toUpperCase(Locale.ROOT).replace('-', '_');
        subjectId = UUID.fromString(draft.subject().id());
        action = draft.action();
        patch = draft.patch();
        content = draft.content();
        intoId = draft.into() == null ? null : UUID.fromString(draft.into());
        allowDuplicate = draft.allowDuplicate();
        reason = draft.reason();
        sources = draft.sources();
        RequestStatus now = draft.progress().status();
        status = action != null && now == RequestStatus.OPEN ? SUBMITTED : now.name();
        progress = draft.progress();
    }

    @Override
    public ChangeRequestDraft draft() {
        return new ChangeRequestDraft(
                new RequestSubjectDraft(resource.toLowerCase(Locale.ROOT).replace('_', '-'), subjectId.toString()),
                action,
                patch,
                content,
                intoId == null ? null : intoId.toString(),
                allowDuplicate,
                reason,
                sources,
                progress);
    }
}
