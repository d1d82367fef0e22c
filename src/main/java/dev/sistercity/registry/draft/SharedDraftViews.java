package dev.sistercity.registry.draft;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.event.RecordRef;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Shows drafts to the offices that are named in them. */
@Singleton
class SharedDraftViews {

    private final SharedDraftStore store;
    private final Catalog catalog;

    SharedDraftViews(SharedDraftStore store, Catalog catalog) {
        this.store = store;
        this.catalog = catalog;
    }

    /** Within the transaction that found the draft: its comments are read too. */
    SharedDraftView of(SharedDraft draft) {
        return new SharedDraftView(
                draft.id(),
                draft.draft().resource(),
                draft.draft().content(),
                draft.draft().allowDuplicate(),
                draft.offices().stream().map(this::office).toList(),
                office(draft.createdBy()),
                office(draft.editedBy()),
                store.comments(draft.id()).stream()
                        .map(comment -> new SharedDraftView.Comment(
                                comment.id(), office(comment.office()), comment.at(), comment.text()))
                        .toList(),
                ref("partner-requests", draft.partnerRequest()),
                draft.published() == null
                        ? null
                        : "/v1/" + draft.draft().resource().collection() + "/" + draft.published(),
                draft.version(),
                draft.createdAt(),
                draft.updatedAt());
    }

    private RecordRef office(UUID id) {
        return ref("offices", id);
    }

    private RecordRef ref(String collection, UUID id) {
        return RecordRef.of(collection, id == null ? null : id.toString(), ReadContext.of(catalog.snapshot()));
    }
}
