package dev.sistercity.registry.draft;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.endpoint.PrivateAnswer;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Begins drafts that answer something: what other features know of drafts. In the caller's transaction. */
@Singleton
public class AnsweringDrafts {

    private final SharedDrafts drafts;
    private final SharedDraftViews views;

    AnsweringDrafts(SharedDrafts drafts, SharedDraftViews views) {
        this.drafts = drafts;
        this.views = views;
    }

    /**
     * Begins a draft in the name of the office that answers.
     *
     * @param partnerRequest what it answers
     * @param text the first comment
     * @throws dev.sistercity.registry.shared.problem.RegistryException REFUSED if the office has answered already
     */
    public PrivateAnswer begin(Actor actor, UUID partnerRequest, SharedDraftDraft draft, String text) {
        SharedDraftView begun = views.of(drafts.answer(actor, partnerRequest, draft, new DraftCommentDraft(text)));
        return PrivateAnswer.created("/v1/drafts/" + begun.id(), begun, begun);
    }
}
