package dev.sistercity.registry.source;

import dev.sistercity.registry.change.entity.StoredRecord;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.source.api.SourceDraft;
import dev.sistercity.registry.source.api.SourceKind;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.UUID;

/** A publication as it is stored. */
@Entity
@Table(name = "source")
class Source extends StoredRecord<SourceDraft> {

    @Enumerated(EnumType.STRING)
    public SourceKind kind;

    public String url;
    public String title;
    public String publisher;
    public String lang;
    public EdtfDate published;
    public UUID translationOfId;
    public UUID republicationOfId;

    @Override
    public void take(SourceDraft draft) {
        kind = draft.kind();
        url = draft.url();
        title = draft.title();
        publisher = draft.publisher();
        lang = draft.lang();
        published = draft.published();
        translationOfId = draft.translationOf() == null ? null : UUID.fromString(draft.translationOf());
        republicationOfId = draft.republicationOf() == null ? null : UUID.fromString(draft.republicationOf());
    }

    @Override
    public SourceDraft draft() {
        return new SourceDraft(
                kind,
                url,
                title,
                publisher,
                lang,
                published,
                translationOfId == null ? null : translationOfId.toString(),
                republicationOfId == null ? null : republicationOfId.toString());
    }
}
